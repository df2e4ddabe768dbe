import { Button } from '@mantine/core'
import { data, Form, Link, redirect } from 'react-router'
import {
  dismissCandidateUpload,
  honoursProblemSentence,
  importCandidateUpload,
  importOfFile,
  loadCandidateUpload,
} from '#honours'
import {
  awardTitles,
  type CandidateFinding,
  type CandidateMode,
  candidateModes,
  examFormTitles,
  type HonoursUploadId,
} from '#honours/model'
import { counted } from '#kernel/russian-text'
import { nodeNames } from '#organisations'
import { enter, type PageArgs } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/upload.ts'

export const meta = () => [{ title: 'Проверка файла претендентов · Объектив' }]

const rowsShown = 100

/** The upload, when the visitor may import at its place; the same 404 otherwise. */
async function enterUpload(args: PageArgs & { readonly params: { readonly upload: string } }) {
  const { app } = await enter(args, 'honours.import', 'home')
  const upload = await app.store.read((tx) => loadCandidateUpload(tx, args.params.upload as HonoursUploadId))
  if (upload === undefined) throw data(null, { status: 404 })
  return { visit: await enter(args, 'honours.import', { id: upload.node }), upload }
}

export async function loader(args: Route.LoaderArgs) {
  const { visit, upload } = await enterUpload(args)
  const { staged } = upload
  const { names, same } = await visit.app.store.read(async (tx) => ({
    names: await nodeNames(
      tx,
      staged.rows.map(({ school }) => school),
    ),
    same: await importOfFile(tx, { node: upload.node, sha256: upload.fileSha256 }),
  }))
  return {
    fileName: upload.fileName,
    same: same?.id ?? '',
    year: upload.year,
    examsComplete: upload.examsComplete,
    dataRows: staged.dataRows,
    good: staged.rows.length,
    findings: staged.findings,
    understood: staged.understood,
    passedOver: staged.passedOver,
    rows: staged.rows.slice(0, rowsShown).map((row) => ({
      row: row.row,
      school: names.get(row.school) ?? '',
      participant: row.participant,
      award: awardTitles[row.award],
      marks:
        row.marks === 'unknown' ? '–' : `«5» ${row.marks.fives}, «4» ${row.marks.fours}, других ${row.marks.others}`,
      exams:
        row.exams.map(({ form, subject, value }) => `${examFormTitles[form]} ${subject}: ${value}`).join('; ') || '–',
    })),
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, upload } = await enterUpload(args)
  const { app, person } = visit
  const form = await args.request.formData()
  switch (form.get('intent')) {
    case 'dismiss':
      await app.store.write((tx) => dismissCandidateUpload(tx, upload.id))
      return redirect(paths.honoursImport())
    case 'import': {
      const mode = candidateModes.find((each) => each === form.get('mode')) ?? 'stop'
      const act = { actor: person.id, at: app.clock() }
      const done = await app.store.write((tx) => importCandidateUpload(tx, act, { upload: upload.id, mode }))
      return done.ok ? redirect(paths.honoursReceipt(done.value.id)) : { problem: honoursProblemSentence(done.error) }
    }
    default:
      throw data(null, { status: 400 })
  }
}

const modeTexts: Readonly<Record<CandidateMode, string>> = {
  stop: 'Остановиться, если что-то расходится с записанным раньше',
  skip: 'Пропустить такие строки: оставить записанное раньше',
  update: 'Обновить: принять то, что в этом файле (прежнее вернётся при отмене)',
}

export default function HonoursUpload({ loaderData, actionData }: Route.ComponentProps) {
  const { findings, good, dataRows, year } = loaderData
  return (
    <>
      <PageHead
        title={loaderData.fileName}
        crumbs={[
          { title: 'Претенденты', to: paths.honours() },
          { title: 'Загрузка', to: paths.honoursImport() },
        ]}
        lead={`Выпуск ${year} года. ${loaderData.examsComplete ? 'Результаты экзаменов пришли полностью.' : 'Список до экзаменов или неполные результаты.'} Пока ничего не записано.`}
      />
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        {loaderData.same !== '' && (
          <Notice tone="look">
            Этот самый файл уже загружен: <Link to={paths.honoursReceipt(loaderData.same)}>открыть загрузку</Link>.
          </Notice>
        )}
        <Card title="Что понято">
          <dl className="facts">
            <dt>Строк</dt>
            <dd>{dataRows}</dd>
            <dt>Без ошибок</dt>
            <dd>{good}</dd>
            <dt>Столбцы</dt>
            <dd>{loaderData.understood.join(', ')}</dd>
            {loaderData.passedOver.length > 0 && (
              <>
                <dt>Пропущены</dt>
                <dd>{loaderData.passedOver.join(', ')}</dd>
              </>
            )}
          </dl>
        </Card>
        <Card title="Проверка">
          {findings.length === 0 ? <Chip tone="ok">ошибок нет</Chip> : <Findings findings={findings} />}
        </Card>
        {good > 0 && (
          <Card title="Строки без ошибок">
            <DataTable
              stacks
              caption={good > rowsShown ? `Первые ${rowsShown} из ${good}` : counted(good, 'строка', 'строки', 'строк')}
              rows={loaderData.rows}
              rowKey={({ row }) => String(row)}
              columns={[
                { title: 'Строка', cell: ({ row }) => row },
                { title: 'Школа', cell: ({ school }) => school },
                { title: 'Код', cell: ({ participant }) => participant },
                { title: 'Награда', cell: ({ award }) => award },
                { title: 'Итоговые отметки', cell: ({ marks }) => marks },
                { title: 'Экзамены', wide: true, cell: ({ exams }) => exams },
              ]}
            />
          </Card>
        )}
        <Card title="Записать в систему">
          <Form method="post" className="stack">
            {good > 0 && (
              <fieldset className="choice">
                <legend>Если такие претенденты уже есть</legend>
                {candidateModes.map((mode, index) => (
                  <label key={mode}>
                    <input type="radio" name="mode" value={mode} defaultChecked={index === 0} />
                    {modeTexts[mode]}
                  </label>
                ))}
              </fieldset>
            )}
            <p className="note" style={{ margin: 0 }}>
              Пустая ячейка ничего не стирает: результаты экзаменов дополняют список с отметками.
              {dataRows > good && good > 0 && ' Строки с ошибками не попадут в систему, остальные будут записаны.'}{' '}
              Загрузку можно отменить целиком.
            </p>
            <div className="actions">
              {good > 0 && (
                <Button type="submit" name="intent" value="import">
                  Записать
                </Button>
              )}
              <Button type="submit" name="intent" value="dismiss" variant="default">
                Не записывать
              </Button>
              <Link to={paths.honoursImport()}>Выбрать другой файл</Link>
            </div>
          </Form>
        </Card>
      </div>
    </>
  )
}

function Findings({ findings }: { findings: readonly CandidateFinding[] }) {
  const shown = findings.slice(0, rowsShown)
  return (
    <DataTable
      stacks
      caption={
        findings.length > rowsShown
          ? `Первые ${rowsShown} из ${counted(findings.length, 'замечания', 'замечаний', 'замечаний')}`
          : counted(findings.length, 'замечание', 'замечания', 'замечаний')
      }
      rows={shown.map((finding, index) => ({ ...finding, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        { title: 'Строка', cell: ({ row }) => row },
        { title: 'Столбец', cell: ({ column }) => column },
        { title: 'Что не так и что сделать', wide: true, cell: ({ message }) => message },
      ]}
    />
  )
}
