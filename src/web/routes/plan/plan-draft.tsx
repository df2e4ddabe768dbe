import { Button } from '@mantine/core'
import { data, Form, Link, redirect, type ShouldRevalidateFunctionArgs, useSearchParams } from 'react-router'
import {
  checkPlan,
  deletePlanDraft,
  editMeasure,
  listMeasures,
  loadPlanFile,
  planProblemSentence,
  readOrderFile,
} from '#plan'
import type { Plan, PlanMeasure, PlanMeasureId } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { counted } from '#kernel/russian-text'
import { listSubtree } from '#organisations'
import type { App } from '#app'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/plan-draft.ts'
import { checkWindows } from './check-windows.ts'
import { CheckSummary } from './check-summary.tsx'
import { conflictOf } from './conflict-of.ts'
import { EditConflict } from './edit-conflict.tsx'
import { enterPlan } from './enter-plan.ts'
import { FindingCard } from './finding-card.tsx'
import { MeasureForm } from './measure-form.tsx'
import { onlyRowChanged } from './only-row-changed.ts'
import { PlanDocuments } from '../documents/plan-documents.tsx'
import { OriginalDocument } from './original-document.tsx'
import { formatStretch } from './plan-words.ts'
import { readMeasureForm, readMendForm } from './read-measure-form.ts'
import { readingOfPlan } from './reading-of-plan.ts'
import { ReviewRows } from './review-rows.tsx'
import { rowOfMeasure } from './review-rows-of.ts'
import { UnreadPassages } from './unread-passages.tsx'

export const meta = ({ loaderData }: Route.MetaArgs) => [{ title: `${loaderData?.title ?? 'Черновик'} · Объектив` }]

export const shouldRevalidate = (change: ShouldRevalidateFunctionArgs): boolean =>
  onlyRowChanged(change) ? false : change.defaultShouldRevalidate

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, today } = await enterPlan(args, 'plan.edit')
  if (plan.status !== 'draft') return redirect(paths.plan(plan.id))
  const { measures, schools, windows } = await visit.app.store.read(async (tx) => ({
    measures: await listMeasures(tx, { plan: plan.id, at: plan.node, today }),
    schools: await listSubtree(tx, visit.node.path, 'school'),
    windows: await checkWindows(tx, visit.node.path),
  }))
  const findings = checkPlan(readingOfPlan(plan, measures), { windows })
  const clauses = measures.filter(({ origin }) => origin === 'clause')
  const rows = measures.filter(({ origin }) => origin === 'measure')
  const findingsOf = (measure: PlanMeasure) =>
    findings.filter(({ where }) =>
      where.kind === 'clause'
        ? clauses[where.index]?.id === measure.id
        : where.kind === 'measure' && rows[where.order - 1]?.id === measure.id,
    )
  return {
    id: plan.id,
    title: plan.title,
    period: formatStretch(plan.period),
    blocks: await blocksOf(visit.app, plan, args.request.signal),
    hasDocument: plan.file !== null,
    corrects: plan.replaces !== null,
    hasOrder: clauses.length > 0,
    measures,
    tracked: measures.filter((measure) => measure.tracked).length,
    rows: measures.map((measure) => rowOfMeasure(measure, findingsOf(measure), clauses.length > 0)),
    findings,
    unread: plan.unread,
    schools: schools.map(({ id, shortName }) => ({ id, name: shortName })),
  }
}

/** The document again, for the left pane; places of the rows point into it. */
async function blocksOf(app: App, plan: Plan, signal: AbortSignal) {
  if (plan.file === null) return []
  const { id } = plan.file
  const file = await app.store.read((tx) => loadPlanFile(tx, id))
  if (file === undefined) return []
  const read = await readOrderFile({ bytes: file.bytes, options: { period: plan.period } }, signal)
  return read.ok ? read.value.document.blocks : []
}

export async function action(args: Route.ActionArgs) {
  const { visit, plan } = await enterPlan(args, 'plan.edit')
  const { app, person } = visit
  const form = await args.request.formData()
  const act = { actor: person.id, at: app.clock() }
  const intent = form.get('intent')
  if (intent === 'delete') {
    const deleted = await app.store.write((tx) => deletePlanDraft(tx, act, plan.id))
    return deleted.ok ? redirect(paths.plans()) : { problem: planProblemSentence(deleted.error) }
  }
  if (intent !== 'save' && intent !== 'mend') throw data(null, { status: 400 })
  const measure = String(form.get('measure') ?? '') as PlanMeasureId
  const version = parseWhole(String(form.get('version') ?? '')) ?? 0
  const change = intent === 'save' ? readMeasureForm(form) : readMendForm(form)
  const edited = await app.store.write(async (tx) => {
    const rows = await listMeasures(tx, { plan: plan.id, at: plan.node, today: act.at.slice(0, 10) })
    if (!rows.some(({ id }) => id === measure)) return 'foreign' as const
    return editMeasure(tx, act, { measure, version, change })
  })
  if (edited === 'foreign') throw data(null, { status: 404 })
  if (!edited.ok) {
    const { error } = edited
    if (error.kind !== 'stale-measure') return { problem: planProblemSentence(error) }
    const { current } = error
    const both = { plan, nodePath: visit.node.path, current, change, form }
    return { conflict: await conflictOf(app, both), row: measure }
  }
  return redirect(`${paths.planDraft(plan.id)}?row=${measure}&saved=${edited.value.version}#row-${measure}`)
}

export default function PlanDraft({ loaderData, actionData }: Route.ComponentProps) {
  const [search] = useSearchParams()
  const key = search.get('row') ?? loaderData.rows[0]?.key ?? ''
  const chosen = loaderData.rows.find((row) => row.key === key)
  return (
    <>
      <PageHead
        title={loaderData.title}
        crumbs={[{ title: 'План', to: paths.plans() }]}
        lead={`Черновик. Период ${loaderData.period}, строк ${loaderData.rows.length}, на контроле ${loaderData.tracked}. Школы его пока не видят.`}
        actions={
          <>
            <Button component={Link} to={paths.planForce(loaderData.id)}>
              Ввести в действие
            </Button>
            {loaderData.corrects && <Link to={paths.planChanges(loaderData.id)}>Что меняет приказ</Link>}
            <Form method="post">
              <Button type="submit" name="intent" value="delete" variant="default">
                Удалить черновик
              </Button>
            </Form>
          </>
        }
      />
      <div className="stack">
        {actionData !== undefined &&
          ('conflict' in actionData ? (
            <EditConflict
              {...actionData.conflict}
              takeTheirs={`${paths.planDraft(loaderData.id)}?row=${actionData.row}#row-${actionData.row}`}
            />
          ) : (
            <Notice tone="late">{actionData.problem}</Notice>
          ))}
        <div className="columns">
          <CheckSummary findings={loaderData.findings} />
          <Card title="Текст вне строк">
            <UnreadPassages passages={loaderData.unread} />
            <p className="actions" style={{ margin: '12px 0 0' }}>
              <PlanDocuments plan={loaderData.id} hasOrder={loaderData.hasOrder} />
            </p>
            {loaderData.hasDocument && (
              <p style={{ margin: '12px 0 0' }}>
                <a href={paths.planDocument(loaderData.id)} download>
                  Скачать исходный документ
                </a>
              </p>
            )}
          </Card>
        </div>
        <div className={loaderData.blocks.length > 0 ? 'review' : 'stack'}>
          {loaderData.blocks.length > 0 && (
            <div className="review-original">
              <Card title="Документ">
                <OriginalDocument blocks={loaderData.blocks} chosen={chosen?.places ?? []} />
              </Card>
            </div>
          )}
          <Card title={counted(loaderData.rows.length, 'строка', 'строки', 'строк')}>
            <ReviewRows
              rows={loaderData.rows}
              chosen={key}
              search={search}
              open={(row) => {
                const measure = loaderData.measures.find(({ id }) => id === row.key)
                if (measure === undefined) return null
                const mendFields = { measure: measure.id, version: String(measure.version) }
                return (
                  <>
                    {search.has('saved') && actionData === undefined && <Notice tone="ok">Строка сохранена.</Notice>}
                    {row.findings.map((finding, index) => (
                      <FindingCard key={index} finding={finding} mendFields={mendFields} />
                    ))}
                    <MeasureForm
                      key={`${measure.id} ${measure.version}`}
                      measure={measure}
                      schools={loaderData.schools}
                    />
                  </>
                )
              }}
            />
          </Card>
        </div>
      </div>
    </>
  )
}
