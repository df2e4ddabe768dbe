import { Button, NativeSelect, TextInput } from '@mantine/core'
import {
  data,
  Form,
  Link,
  redirect,
  type ShouldRevalidateFunctionArgs,
  useNavigation,
  useSearchParams,
} from 'react-router'
import {
  checkPlan,
  createPlanFromReading,
  dismissPlanUpload,
  findCorrected,
  listPlans,
  loadPlanUpload,
  planProblemSentence,
  readCorrection,
  readOrderFile,
} from '#plan'
import { type PlanId, type PlanUploadId, revisionForms, revisionFormTitles } from '#plan/model'
import { counted, formatDate } from '#kernel/russian-text'
import { enter, type PageArgs } from '../../enter.ts'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-upload.ts'
import { checkWindows } from './check-windows.ts'
import { CheckSummary } from './check-summary.tsx'
import { ColumnForm } from './column-form.tsx'
import { todayAt } from './enter-plan.ts'
import { FindingCard } from './finding-card.tsx'
import { onlyRowChanged } from './only-row-changed.ts'
import { OriginalDocument } from './original-document.tsx'
import { formatStretch } from './plan-words.ts'
import { readReadingOptions } from './read-reading-options.ts'
import { ReviewRows } from './review-rows.tsx'
import { rowsOfReading } from './review-rows-of.ts'
import { UnreadPassages } from './unread-passages.tsx'

export const meta = () => [{ title: 'Проверка документа · Объектив' }]

export const shouldRevalidate = (change: ShouldRevalidateFunctionArgs): boolean =>
  onlyRowChanged(change) ? false : change.defaultShouldRevalidate

async function enterUpload(args: PageArgs & { params: { upload: string } }) {
  const { app } = await enter(args, 'plan.edit', 'home')
  const upload = await app.store.read((tx) => loadPlanUpload(tx, args.params.upload as PlanUploadId))
  if (upload === undefined) throw data(null, { status: 404 })
  return { visit: await enter(args, 'plan.edit', { id: upload.node }), upload }
}

const readUpload = (request: Request, bytes: Uint8Array) =>
  readOrderFile({ bytes, options: readReadingOptions(new URL(request.url).searchParams) }, request.signal)

export async function loader(args: Route.LoaderArgs) {
  const { visit, upload } = await enterUpload(args)
  const read = await readUpload(args.request, upload.bytes)
  if (!read.ok) return { fileName: upload.fileName, reading: 'none' as const, ...read.error }
  const { reading, document } = read.value
  const today = await todayAt(visit)
  const { plans, windows } = await visit.app.store.read(async (tx) => ({
    plans: await listPlans(tx, { node: visit.node.id, today }),
    windows: await checkWindows(tx, visit.node.path),
  }))
  const findings = checkPlan(reading, { windows })
  const { head } = reading
  const inForce = plans.filter(({ status, node }) => status === 'in-force' && node === visit.node.id)
  const correction = readCorrection(reading)
  const corrected = correction === undefined ? undefined : findCorrected(correction, inForce)
  return {
    fileName: upload.fileName,
    reading: 'done' as const,
    blocks: document.blocks,
    rows: rowsOfReading(reading, findings),
    findings,
    clauses: reading.clauses.length,
    measures: reading.measures.length,
    unread: reading.unread,
    warnings: reading.warnings.map(({ sentence, quote }) => ({ sentence, quote })),
    headings: reading.headings,
    columns: reading.columns,
    period: head.period,
    periodAssumed: head.periodFrom === 'assumed',
    facts: {
      authority: head.authority,
      title: head.planTitle ?? head.title ?? upload.fileName,
      number: head.number,
      date: head.date,
      dateText: head.date === null ? null : formatDate(head.date),
      signatory: head.signatory,
      executor: head.executor,
    },
    inForce: inForce.map((plan) => ({
      value: plan.id as string,
      label: plan.orderNumber === null ? plan.title : `№\u00a0${plan.orderNumber}: ${plan.title}`,
    })),
    correction:
      correction === undefined
        ? undefined
        : {
            form: correction.form,
            orders: correction.orders.map(({ quote }) => quote),
            plan: corrected === undefined ? '' : (corrected.id as string),
            title: corrected?.title ?? '',
          },
  }
}

export async function action(args: Route.ActionArgs) {
  const { visit, upload } = await enterUpload(args)
  const { app, person } = visit
  const form = await args.request.formData()
  if (form.get('intent') === 'dismiss') {
    await app.store.write((tx) => dismissPlanUpload(tx, upload.id))
    return redirect(paths.plans())
  }
  const read = await readUpload(args.request, upload.bytes)
  if (!read.ok) return { problem: read.error.sentence }
  const text = (name: string): string => String(form.get(name) ?? '').trim()
  const revisionForm = revisionForms.find((each) => each === text('revisionForm'))
  const created = await app.store.write((tx) =>
    createPlanFromReading(
      tx,
      { actor: person.id, at: app.clock() },
      {
        node: upload.node,
        reading: read.value.reading,
        fileName: upload.fileName,
        bytes: upload.bytes,
        upload: upload.id,
        decisions: {
          ...(text('title') === '' ? {} : { title: text('title') }),
          ...(text('number') === '' ? {} : { orderNumber: text('number') }),
          ...(/^\d{4}-\d{2}-\d{2}$/.test(text('date')) ? { orderDate: text('date') } : {}),
          ...(text('replaces') === '' ? {} : { replaces: text('replaces') as PlanId }),
          ...(revisionForm === undefined ? {} : { revisionForm }),
        },
      },
    ),
  )
  if (!created.ok) return { problem: planProblemSentence(created.error) }
  return redirect(text('replaces') === '' ? paths.planDraft(created.value) : paths.planChanges(created.value))
}

export default function PlanUpload({ loaderData, actionData }: Route.ComponentProps) {
  const head = <PageHead title={loaderData.fileName} crumbs={[{ title: 'План', to: paths.plans() }]} />
  if (loaderData.reading === 'none') {
    return (
      <>
        {head}
        <div className="stack">
          <Notice tone="late">{loaderData.sentence}</Notice>
          {loaderData.headings.length > 0 && (
            <Card title="Назовите столбцы">
              <ColumnForm headings={loaderData.headings} columns={{}} period={undefined} />
            </Card>
          )}
          <Form method="post" className="actions">
            <Button type="submit" name="intent" value="dismiss" variant="default">
              Убрать документ
            </Button>
            <Link to={paths.plans()}>Выбрать другой файл</Link>
          </Form>
        </div>
      </>
    )
  }
  return (
    <>
      {head}
      <div className="stack">
        {actionData !== undefined && <Notice tone="late">{actionData.problem}</Notice>}
        <Understood read={loaderData} />
        <Review read={loaderData} />
      </div>
    </>
  )
}

type Read = Extract<Route.ComponentProps['loaderData'], { reading: 'done' }>

/** What the program took the document for, and the answer to it. */
function Understood({ read }: { read: Read }) {
  const sending = useNavigation().formMethod === 'POST'
  const { facts } = read
  return (
    <div className="columns">
      <Card title="Что прочитано">
        <p className="sentence">
          {read.clauses > 0 && `${counted(read.clauses, 'пункт', 'пункта', 'пунктов')} приказа, `}
          {counted(read.measures, 'мероприятие', 'мероприятия', 'мероприятий')}, период {formatStretch(read.period)}
          {read.periodAssumed && ' (предположён по датам документа)'}.
        </p>
        <dl className="facts">
          <Fact title="Орган" value={facts.authority} />
          <Fact title="Подписал" value={facts.signatory} />
          <Fact title="Исполнитель" value={facts.executor} />
        </dl>
        {read.warnings.length > 0 && (
          <details className="fold">
            <summary>Что программа исправила при чтении или поняла не уверенно: {read.warnings.length}</summary>
            <ul>
              {read.warnings.map((warning, index) => (
                <li key={index}>
                  {warning.sentence} <span className="quote">«{warning.quote}»</span>
                </li>
              ))}
            </ul>
          </details>
        )}
        <UnreadPassages passages={read.unread} />
        <details className="fold">
          <summary>Столбцы или период поняты неверно?</summary>
          <ColumnForm headings={read.headings} columns={read.columns} period={read.period} />
        </details>
      </Card>
      <div className="stack">
        <Card title="Создать план">
          <Form method="post" className="form">
            <TextInput
              name="title"
              label="Название плана"
              defaultValue={read.correction?.plan ? read.correction.title : facts.title}
              required
            />
            <TextInput name="number" label="Номер приказа" defaultValue={facts.number ?? ''} />
            <TextInput type="date" name="date" label="Дата приказа" defaultValue={facts.date ?? ''} />
            <Corrects read={read} />
            <p className="note" style={{ margin: 0 }}>
              Сначала создаётся черновик: в нём правятся строки и назначаются исполнители. Школы увидят план, когда вы
              введёте его в действие.
            </p>
            <div className="actions">
              <Button type="submit" name="intent" value="create" loading={sending}>
                Создать черновик
              </Button>
              <Button type="submit" name="intent" value="dismiss" variant="default" formNoValidate>
                Убрать документ
              </Button>
            </div>
          </Form>
        </Card>
        <CheckSummary findings={read.findings} />
      </div>
    </div>
  )
}

/** Which plan the document corrects and how: proposed by its words, decided by the person. */
function Corrects({ read: { correction, inForce } }: { read: Read }) {
  return (
    <>
      {correction !== undefined && correction.orders.length > 0 && (
        <Notice tone={correction.plan === '' ? 'look' : 'info'}>
          Документ говорит, что исправляет другой: «{correction.orders.join('», «')}».{' '}
          {correction.plan === ''
            ? 'Среди действующих планов такого приказа нет: если план загружен под другим номером, выберите его ниже.'
            : 'Такой план действует, он выбран ниже.'}
        </Notice>
      )}
      {correction !== undefined && correction.orders.length === 0 && (
        <Notice tone="look">Документ изменяет пункты другого приказа, но не называет его: выберите план ниже.</Notice>
      )}
      {inForce.length > 0 && (
        <>
          <NativeSelect
            name="replaces"
            label="Исправляет действующий план"
            defaultValue={correction?.plan ?? ''}
            data={[{ value: '', label: 'Нет, это новый план' }, ...inForce]}
          />
          <NativeSelect
            name="revisionForm"
            label="Как исправляет"
            description="Нужно, только если выбран исправляемый план"
            defaultValue={correction?.form ?? 'whole'}
            data={revisionForms.map((value) => ({ value: value as string, label: revisionFormTitles[value] }))}
          />
        </>
      )}
    </>
  )
}

function Fact({ title, value }: { title: string; value: string | null }) {
  if (value === null || value === '') return null
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  )
}

function Review({ read }: { read: Read }) {
  const [search] = useSearchParams()
  const key = search.get('row') ?? read.rows[0]?.key ?? ''
  const chosen = read.rows.find((row) => row.key === key)
  return (
    <div className="review">
      <div className="review-original">
        <Card title="Документ">
          <OriginalDocument blocks={read.blocks} chosen={chosen?.places ?? []} />
        </Card>
      </div>
      <Card title="Прочитанные строки">
        <ReviewRows
          rows={read.rows}
          chosen={key}
          search={search}
          open={(row) => row.findings.map((finding, index) => <FindingCard key={index} finding={finding} />)}
        />
      </Card>
    </div>
  )
}
