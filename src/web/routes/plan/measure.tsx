import { data, Link, redirect } from 'react-router'
import { printParts } from '#deadlines'
import { personNames } from '#access'
import { followMeasure, listExecutions, listMeasures, listPastExecutions, listRevisions, loadMeasure } from '#plan'
import {
  type ListedMeasure,
  type PastExecution,
  measureKindEvidence,
  measureKindTitles,
  measureScopeTitles,
  type Plan,
  type PlanMeasureId,
} from '#plan/model'
import { roleTitles } from '#access/model'
import type { ReadTx } from '#db'
import { findMeetingOfMeasure } from '#meetings'
import { readSetting } from '#organisations'
import { counted, formatDate } from '#kernel/russian-text'
import { parseWhole } from '#kernel/parse-number'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/measure.ts'
import { enterPlan } from './enter-plan.ts'
import { isLate } from './is-late.ts'
import { loadPlanTargets } from './load-plan-targets.ts'
import { MeasureTargets } from './measure-targets.tsx'
import { loadMeasureHistory } from './load-measure-history.ts'
import { MeasureHistory, TechnicalMark } from './measure-history.tsx'
import { formatDay, measureMark } from './plan-words.ts'
import { ProgressMeter } from './progress-meter.tsx'
import { StateChip } from './state-chip.tsx'

export const meta = () => [{ title: 'Мероприятие · Объектив' }]

const pageSize = 100

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, seesExecutions, today } = await enterPlan(args, 'plan.read')
  const page = Math.max(1, parseWhole(new URL(args.request.url).searchParams.get('page') ?? '') ?? 1)
  return visit.app.store.read(async (tx) => {
    const measure = (await listMeasures(tx, { plan: plan.id, at, today })).find(({ id }) => id === args.params.measure)
    if (measure === undefined) throw await elsewhere(tx, plan, args.params.measure as PlanMeasureId)
    const isPast = plan.status === 'superseded'
    const span = { limit: pageSize, offset: (page - 1) * pageSize }
    const executions = !seesExecutions
      ? []
      : isPast
        ? (await listPastExecutions(tx, { plan: plan.id, measure: measure.id, at, ...span })).map((past) =>
            asListed(past, measure),
          )
        : await listExecutions(tx, { at, measure: measure.id, ...span })
    const timezone = await readSetting(tx, visit.node.path, 'timezone')
    const current = isPast ? await followMeasure(tx, measure.id) : undefined
    const owner = measure.owner === null ? undefined : (await personNames(tx, [measure.owner])).get(measure.owner)
    return {
      plan: { id: plan.id, title: plan.title },
      measure,
      mark: measureMark(measure),
      decidedBy:
        measure.origin === 'decision' && visit.may('meetings.read')
          ? await findMeetingOfMeasure(tx, measure.id)
          : undefined,
      understood: measure.deadline === null ? '' : printParts(measure.deadline.parts),
      page,
      seesExecutions,
      below: at !== plan.node,
      targets: seesExecutions
        ? await loadPlanTargets(tx, { plan, measures: [measure], at, below: at !== plan.node, limit: 3 })
        : [],
      isPast,
      current: current === undefined || current.plan === plan.id ? undefined : { plan: current.plan, id: current.id },
      mayEdit: plan.status === 'in-force' && plan.parent === null && visit.may('plan.edit'),
      owner: owner ?? '',
      history: isPast ? [] : await loadMeasureHistory(tx, measure.id, timezone),
      reasons: [...new Set(executions.map(({ reason }) => reason))].slice(0, 6),
      executions: executions.map((execution) => ({
        id: execution.id,
        name: execution.nodeName,
        text: measure.items.length > 1 ? execution.text : '',
        state: execution.state,
        late: !isPast && isLate(execution, today),
        control: execution.controlDate,
        waitsFor: execution.waitsFor,
        remark: execution.remark,
        evidence: execution.evidence,
      })),
    }
  })
}

/** A row that went over to a later revision is shown where it lives now. */
async function elsewhere(tx: ReadTx, plan: Plan, id: PlanMeasureId) {
  const found = await loadMeasure(tx, id)
  if (found === undefined || found.plan === plan.id) return data(null, { status: 404 })
  const related = await listRevisions(tx, plan)
  return related.some((each) => each.id === found.plan)
    ? redirect(paths.measure(found.plan, found.id))
    : data(null, { status: 404 })
}

/** An execution of a replaced plan in the shape of the list; its evidence is looked at where it lives now. */
const asListed = (past: PastExecution, measure: ListedMeasure) => ({
  ...past,
  id: past.execution,
  text: past.item === null ? measure.text : (measure.items[past.item]?.text ?? measure.text),
  waitsFor: null,
  evidence: 0,
})

export default function MeasurePage({ loaderData }: Route.ComponentProps) {
  const { measure, plan, executions } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={measure.text}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: plan.title, to: paths.plan(plan.id) },
        ]}
        lead={[loaderData.mark, measure.section ?? ''].filter((part) => part !== '').join(' · ')}
        actions={loaderData.mayEdit && <Link to={paths.editMeasure(plan.id, measure.id)}>Изменить</Link>}
      />
      <div className="stack">
        {loaderData.isPast && (
          <Notice tone="look">
            Прежняя редакция, показана такой, какой была.{' '}
            {loaderData.current === undefined ? (
              'В действующей редакции этой строки нет.'
            ) : (
              <Link to={paths.measure(loaderData.current.plan, loaderData.current.id)}>
                Эта строка в действующей редакции
              </Link>
            )}
          </Notice>
        )}
        <TechnicalMark lines={loaderData.history} />
        <div className="columns">
          <Card title="Что записано в плане">
            <dl className="facts">
              {loaderData.decidedBy !== undefined && (
                <>
                  <dt>Решено</dt>
                  <dd>
                    <Link to={paths.meeting(loaderData.decidedBy.id)}>
                      протокол № {loaderData.decidedBy.number} от {formatDate(loaderData.decidedBy.date)}
                    </Link>
                  </dd>
                </>
              )}
              <dt>Срок</dt>
              <dd>
                {measure.deadline === null ? 'не назван' : `«${measure.deadline.text}»`}
                {loaderData.understood !== '' && (
                  <>
                    <br />
                    <span className="note">прочитано: {loaderData.understood}</span>
                  </>
                )}
              </dd>
              {measure.responsible.length > 0 && (
                <>
                  <dt>Ответственные</dt>
                  <dd>{measure.responsible.join('; ')}</dd>
                </>
              )}
              {measure.participants !== null && (
                <>
                  <dt>Участники</dt>
                  <dd>{measure.participants}</dd>
                </>
              )}
              {measure.result !== null && (
                <>
                  <dt>Результат</dt>
                  <dd>{measure.result}</dd>
                </>
              )}
              {measure.targets.map((target, index) => (
                <Target key={index} {...target} />
              ))}
            </dl>
            {measure.items.length > 1 && (
              <details className="fold">
                <summary>{counted(measure.items.length, 'часть', 'части', 'частей')} мероприятия</summary>
                <ul>
                  {measure.items.map((item, index) => (
                    <li key={index}>
                      {item.text}
                      {item.responsible.length > 0 && <span className="note"> {item.responsible.join('; ')}</span>}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Card>
          <Card title="Как исполняется">
            <dl className="facts">
              <dt>Вид</dt>
              <dd>{measureKindTitles[measure.kind]}</dd>
              <dt>Исполняют</dt>
              <dd>{measureScopeTitles[measure.scope]}</dd>
              <dt>Отвечает</dt>
              <dd>
                {roleTitles[measure.ownerRole]}
                {loaderData.owner !== '' && `: ${loaderData.owner}`}
              </dd>
              <dt>Закрывается</dt>
              <dd>{measureKindEvidence[measure.kind]}</dd>
              {loaderData.reasons.length > 0 && (
                <>
                  <dt>Контроль</dt>
                  <dd>
                    {loaderData.reasons.map((reason) => (
                      <div key={reason}>{reason}</div>
                    ))}
                  </dd>
                </>
              )}
            </dl>
            <div style={{ marginTop: 12 }}>
              <ProgressMeter progress={measure.progress} />
            </div>
          </Card>
        </div>
        <MeasureTargets plan={plan.id} targets={loaderData.targets} below={loaderData.below} />
        {loaderData.seesExecutions && (
          <Card title="Исполнения">
            <DataTable
              caption="Исполнения"
              captionHidden
              rows={executions}
              rowKey={({ id }) => id}
              empty={measure.tracked ? 'Здесь нечего показать.' : 'Строка хранится в плане, на контроль не поставлена.'}
              columns={[
                {
                  title: 'Кто',
                  cell: (row) => (
                    <>
                      <Link to={paths.execution(row.id)}>{row.name}</Link>
                      {row.text !== '' && (
                        <>
                          <br />
                          <span className="note">{row.text}</span>
                        </>
                      )}
                    </>
                  ),
                },
                {
                  title: 'Контрольная дата',
                  cell: (row) =>
                    row.control === null
                      ? row.waitsFor === null
                        ? 'без даты'
                        : waitingCell(row.waitsFor)
                      : formatDay(row.control),
                },
                { title: 'Состояние', cell: (row) => <StateChip state={row.state} late={row.late} /> },
                ...(loaderData.isPast
                  ? []
                  : [
                      {
                        title: 'Подтверждений',
                        number: true,
                        cell: (row: (typeof executions)[number]) => (row.evidence === 0 ? '–' : row.evidence),
                      },
                    ]),
                { title: 'Замечание', wide: true, cell: (row) => row.remark ?? '' },
              ]}
            />
            {measure.progress.total > pageSize && (
              <Pager
                page={loaderData.page}
                pageSize={pageSize}
                total={measure.progress.total}
                noun={['исполнение', 'исполнения', 'исполнений']}
              />
            )}
          </Card>
        )}
        <MeasureHistory lines={loaderData.history} />
      </div>
    </div>
  )
}

function Target(props: { value: number; comparison: string; unit: 'count' | 'percent'; what: string }) {
  return (
    <>
      <dt>Показатель</dt>
      <dd>
        {props.what} {props.comparison === '=' ? '' : `${props.comparison}\u00a0`}
        {props.value}
        {props.unit === 'percent' && '\u00a0%'}
      </dd>
    </>
  )
}

function waitingCell(event: string) {
  return (
    <>
      ждёт: {event}
      <br />
      <Link to={paths.waitingEvents()}>Событие в календаре</Link>
    </>
  )
}
