import { Button, NativeSelect, TextInput } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import { enqueueJob, loadJob, type Job, type JobId } from '#jobs'
import { parseWhole } from '#kernel/parse-number'
import { counted } from '#kernel/russian-text'
import { listSubtree } from '#organisations'
import type { ReadTx } from '#db'
import {
  answerUpload,
  asksForAssessment,
  asksForSchool,
  describeStaged,
  dismissUpload,
  groupFindings,
  importsOfFile,
  importUploadKind,
  loadStaged,
  loadUpload,
} from '#results'
import { type ImportMode, importModes, type Upload, type UploadId } from '#results/model'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Progress } from '../../ui/progress.tsx'
import type { Route } from './+types/upload.ts'
import { FindingList } from './finding-list.tsx'
import { UnderstoodFile } from './understood-file.tsx'

export const meta = () => [{ title: 'Проверка файла · Объектив' }]

/** The upload, when the visitor may import at its node; the same 404 otherwise. */
async function enterUpload(args: PageArgs & { params: { upload: string } }): Promise<{ visit: Visit; upload: Upload }> {
  const app = (await enter(args, 'results.import', 'home')).app
  const upload = await app.store.read((tx) => loadUpload(tx, args.params.upload as UploadId))
  if (upload === undefined) throw data(null, { status: 404 })
  return { visit: await enter(args, 'results.import', { id: upload.node }), upload }
}

export async function loader(args: Route.LoaderArgs) {
  const { visit, upload } = await enterUpload(args)
  if (upload.importId !== 'none') return redirect(paths.receipt(upload.importId))
  const jobId = new URL(args.request.url).searchParams.get('job')
  const loaded = await visit.app.store.read(async (tx) => ({
    job: jobId === null ? undefined : await loadJob(tx, jobId as JobId),
    preview: upload.state === 'read' ? await previewOf(tx, visit, upload) : ('none' as const),
    same: await importsOfFile(tx, upload.fileSha256, upload.node),
  }))
  return {
    id: upload.id,
    fileName: upload.fileName,
    state: upload.state,
    refusal: upload.refusal,
    work: workOf(visit, upload, loaded.job),
    preview: loaded.preview,
    same: loaded.same.map(({ id, importedAt }) => ({ id, importedAt })),
  }
}

async function previewOf(tx: ReadTx, visit: Visit, upload: Upload) {
  const checked = await loadStaged(tx, upload.id)
  if (checked === undefined) return 'none' as const
  const { staged, findings } = checked
  const asksSchool = asksForSchool(staged)
  const schools = asksSchool ? await listSubtree(tx, visit.node.path, 'school') : []
  return {
    file: describeStaged(staged),
    findings: groupFindings(findings),
    wholeFileError: findings.some(({ severity, place }) => severity === 'error' && place === undefined),
    asksSchool,
    asksAssessment: asksForAssessment(staged),
    schools: schools.map(({ code, shortName }) => ({ value: code as string, label: shortName })),
  }
}

/** What is going on with the file right now, or what the last attempt answered. */
function workOf(visit: Visit, upload: Upload, job: Job | undefined) {
  if (job?.state === 'waiting' || job?.state === 'running') {
    const told = visit.app.board.ask(upload.id)
    const { progress, stage } = told === 'none' ? job : told
    return { state: 'running' as const, progress, stage: stage === '' ? 'Файл ждёт своей очереди' : stage }
  }
  if (job?.state === 'failed') {
    return {
      state: 'stopped' as const,
      sentence: 'Записать файл не получилось, данные не изменились. Повторите позже.',
    }
  }
  if (job?.state === 'done' && isRefusal(job.result))
    return { state: 'stopped' as const, sentence: job.result.sentence }
  if (upload.state === 'received') {
    const told = visit.app.board.ask(upload.id)
    const { progress, stage } = told === 'none' ? { progress: 0, stage: 'Файл ждёт своей очереди' } : told
    return { state: 'running' as const, progress, stage }
  }
  return { state: 'idle' as const }
}

function isRefusal(result: unknown): result is { outcome: 'refused'; sentence: string } {
  return typeof result === 'object' && result !== null && 'sentence' in result && typeof result.sentence === 'string'
}

export async function action(args: Route.ActionArgs) {
  const { visit, upload } = await enterUpload(args)
  const { app, person } = visit
  const form = await args.request.formData()
  const at = app.clock()
  switch (form.get('intent')) {
    case 'answer': {
      const school = form.get('school')
      const year = parseWhole(String(form.get('year') ?? ''))
      const grade = parseWhole(String(form.get('grade') ?? ''))
      const subject = String(form.get('subject') ?? '').trim()
      await app.store.write((tx) =>
        answerUpload(tx, upload.id, {
          ...(typeof school === 'string' ? { school } : {}),
          assessment: {
            ...(year === undefined ? {} : { year }),
            ...(grade === undefined ? {} : { grade }),
            ...(subject === '' ? {} : { subject }),
          },
        }),
      )
      return redirect(paths.upload(upload.id))
    }
    case 'dismiss':
      await app.store.write((tx) => dismissUpload(tx, upload.id))
      return redirect(paths.data())
    case 'import': {
      const mode = importModes.find((each) => each === form.get('mode')) ?? 'stop'
      const payload = { upload: upload.id, mode, actor: person.id as string }
      const job = await app.store.write((tx) => enqueueJob(tx, importUploadKind, payload, { at, by: person.id }))
      app.wakeWorker()
      return redirect(`${paths.upload(upload.id)}?job=${job}`)
    }
    default:
      throw data(null, { status: 400 })
  }
}

const modeTexts: Readonly<Record<ImportMode, string>> = {
  stop: 'Остановиться, если такие работы уже есть и отличаются',
  skip: 'Пропустить их: оставить загруженное раньше',
  update: 'Обновить: принять то, что в этом файле (прежнее сохранится и вернётся при отмене)',
}

export default function UploadPage({ loaderData }: Route.ComponentProps) {
  const { preview, work } = loaderData
  return (
    <>
      <PageHead title={loaderData.fileName} crumbs={[{ title: 'Данные', to: paths.data() }]} />
      <div className="stack">
        {work.state === 'running' && (
          <Card>
            <Progress share={work.progress} stage={work.stage} />
          </Card>
        )}
        {work.state === 'stopped' && <Notice tone="late">{work.sentence}</Notice>}
        {loaderData.state === 'expired' && <Notice tone="look">Файл больше не хранится. Загрузите его ещё раз.</Notice>}
        {loaderData.state === 'unreadable' && (
          <>
            <Notice tone="late">{loaderData.refusal}</Notice>
            <Form method="post" className="actions">
              <Button type="submit" name="intent" value="dismiss" variant="default">
                Убрать файл
              </Button>
              <Link to={paths.data()}>Выбрать другой файл</Link>
            </Form>
          </>
        )}
        {preview !== 'none' && work.state !== 'running' && (
          <>
            {loaderData.same.length > 0 && (
              <Notice tone="look">
                Этот самый файл уже загружен: <Link to={paths.receipt(loaderData.same[0]!.id)}>открыть загрузку</Link>.
              </Notice>
            )}
            <UnderstoodFile file={preview.file} />
            {(preview.asksSchool || preview.asksAssessment) && <Questions preview={preview} />}
            <Card title="Проверка">
              <FindingList findings={preview.findings} />
              {preview.findings.length > 0 && (
                <p>
                  <a href={`${paths.upload(loaderData.id)}/annotated`}>Скачать ваш файл с пометками</a>
                </p>
              )}
            </Card>
            {!preview.asksSchool && !preview.asksAssessment && (
              <Card title="Записать в систему">
                <Form method="post" className="stack">
                  <fieldset className="choice">
                    <legend>Если такие работы уже загружены</legend>
                    {importModes.map((mode, index) => (
                      <label key={mode}>
                        <input type="radio" name="mode" value={mode} defaultChecked={index === 0} />
                        {modeTexts[mode]}
                      </label>
                    ))}
                  </fieldset>
                  <ErrorRows findings={preview.findings} />
                  <div className="actions">
                    <Button type="submit" name="intent" value="import" disabled={preview.wholeFileError}>
                      Записать
                    </Button>
                    <Button type="submit" name="intent" value="dismiss" variant="default">
                      Не записывать
                    </Button>
                  </div>
                </Form>
              </Card>
            )}
          </>
        )}
      </div>
    </>
  )
}

function ErrorRows({ findings }: { findings: Awaited<ReturnType<typeof groupFindings>> }) {
  const rows = new Set(findings.flatMap((group) => (group.severity === 'error' ? group.rows : [])))
  if (rows.size === 0) return null
  return (
    <p className="note">
      {counted(rows.size, 'строка', 'строки', 'строк')} с ошибками не попадут в систему, остальные будут записаны.
      Загрузку можно отменить целиком.
    </p>
  )
}

type Preview = Exclude<Route.ComponentProps['loaderData']['preview'], 'none'>

function Questions({ preview }: { preview: Preview }) {
  return (
    <Card title="Чего нет в файле">
      <Form method="post" className="form">
        <input type="hidden" name="intent" value="answer" />
        {preview.asksSchool && (
          <NativeSelect
            name="school"
            label="Чьи это результаты"
            description="В форме сбора результатов школа не указана"
            data={[{ value: '', label: 'Выберите школу', disabled: true }, ...preview.schools]}
            defaultValue={preview.schools.length === 1 ? preview.schools[0]!.value : ''}
            required
          />
        )}
        {preview.asksAssessment && <AssessmentFields />}
        <div>
          <Button type="submit">Продолжить</Button>
        </div>
      </Form>
    </Card>
  )
}

function AssessmentFields() {
  return (
    <>
      <NativeSelect name="grade" label="Класс" data={['4', '5', '6', '7', '8', '9', '10', '11']} />
      <TextInput name="subject" label="Предмет" placeholder="Математика" />
      <TextInput name="year" label="Год" inputMode="numeric" />
    </>
  )
}
