import { data, Link } from 'react-router'
import { printParts } from '#deadlines'
import { listExecutions, listMeasures } from '#plan'
import { measureKindEvidence, measureKindTitles, measureScopeTitles } from '#plan/model'
import { roleTitles } from '#access/model'
import { counted } from '#kernel/russian-text'
import { parseWhole } from '#kernel/parse-number'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/measure.ts'
import { enterPlan } from './enter-plan.ts'
import { isLate } from './is-late.ts'
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
    if (measure === undefined) throw data(null, { status: 404 })
    const executions = seesExecutions
      ? await listExecutions(tx, { at, measure: measure.id, limit: pageSize, offset: (page - 1) * pageSize })
      : []
    return {
      plan: { id: plan.id, title: plan.title },
      measure,
      mark: measureMark(measure),
      understood: measure.deadline === null ? '' : printParts(measure.deadline.parts),
      page,
      seesExecutions,
      reasons: [...new Set(executions.map(({ reason }) => reason))].slice(0, 6),
      executions: executions.map((execution) => ({
        id: execution.id,
        name: execution.nodeName,
        text: measure.items.length > 1 ? execution.text : '',
        state: execution.state,
        late: isLate(execution, today),
        control: execution.controlDate,
        waitsFor: execution.waitsFor,
        remark: execution.remark,
        evidence: execution.evidence,
      })),
    }
  })
}

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
      />
      <div className="stack">
        <div className="columns">
          <Card title="Что записано в плане">
            <dl className="facts">
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
              <dd>{roleTitles[measure.ownerRole]}</dd>
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
                        : `ждёт: ${row.waitsFor}`
                      : formatDay(row.control),
                },
                { title: 'Состояние', cell: (row) => <StateChip state={row.state} late={row.late} /> },
                { title: 'Подтверждений', number: true, cell: (row) => (row.evidence === 0 ? '–' : row.evidence) },
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
