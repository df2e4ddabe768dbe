import { Button, NativeSelect } from '@mantine/core'
import { data, Form, Link } from 'react-router'
import { matrixOf } from '#plan'
import { type ExecutionState, executionStateTitles, type MatrixCell } from '#plan/model'
import { parseWhole } from '#kernel/parse-number'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Pager } from '../../ui/pager.tsx'
import type { Route } from './+types/plan-matrix.ts'
import { enterPlan } from './enter-plan.ts'
import { askedQuery } from './execution-filter.ts'
import { measureMark, monthTitle, shiftMonth } from './plan-words.ts'
import { chosenMonth, lastDay, monthsAround } from './plan-period.ts'
import { PlanTabs } from './plan-tabs.tsx'

export const meta = () => [{ title: 'Мероприятия и школы · Объектив' }]

const schoolsOnPage = 40

export async function loader(args: Route.LoaderArgs) {
  const { visit, plan, at, below, seesExecutions, today } = await enterPlan(args, 'plan.read')
  if (!seesExecutions) throw data(null, { status: 403 })
  const search = new URL(args.request.url).searchParams
  const month = chosenMonth(search, plan.period, today)
  const page = Math.max(1, parseWhole(search.get('page') ?? '') ?? 1)
  const matrix = await visit.app.store.read((tx) =>
    matrixOf(tx, { plan: plan.id, at, month, today, limit: schoolsOnPage, offset: (page - 1) * schoolsOnPage }),
  )
  return {
    id: plan.id,
    title: plan.title,
    below,
    month,
    months: monthsAround(plan.period, month),
    page,
    totalNodes: matrix.totalNodes,
    nodes: matrix.nodes,
    idle: matrix.measures.filter(({ id }) => !matrix.cells.has(id)).length,
    rows: matrix.measures
      .filter(({ id }) => matrix.cells.has(id))
      .map((measure) => ({
        id: measure.id,
        mark: measureMark({ number: measure.number, origin: 'measure' }),
        text: measure.text,
        cells: matrix.nodes.map((node) => matrix.cells.get(measure.id)?.get(node.id) ?? ('none' as const)),
      })),
  }
}

export default function PlanMatrixPage({ loaderData }: Route.ComponentProps) {
  const { id, rows, nodes, month } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title={`По школам: ${monthTitle(month)}`}
        crumbs={[
          { title: 'План', to: paths.plans() },
          { title: loaderData.title, to: paths.plan(id) },
        ]}
      />
      <PlanTabs plan={id} matrix={!loaderData.below} />
      <Card>
        <Form method="get" className="filters no-print">
          <NativeSelect
            key={month}
            name="month"
            label="Месяц"
            defaultValue={month}
            data={loaderData.months.map((value) => ({ value, label: monthTitle(value) }))}
          />
          <Button type="submit" variant="default">
            Показать
          </Button>
          <span className="actions">
            <Link to={`?month=${shiftMonth(month, -1)}`}>← {monthTitle(shiftMonth(month, -1))}</Link>
            <Link to={`?month=${shiftMonth(month, 1)}`}>{monthTitle(shiftMonth(month, 1))} →</Link>
          </span>
        </Form>
        {rows.length === 0 ? (
          <p className="empty">В этом месяце школам ничего не поручено.</p>
        ) : (
          <div className="table-scroll" role="region" aria-label="Мероприятия и школы" tabIndex={0}>
            <table className="table matrix titles">
              <caption className="visually-hidden">Мероприятия и школы, {monthTitle(month)}</caption>
              <thead>
                <tr>
                  <th scope="col">Мероприятие</th>
                  {nodes.map((node) => (
                    <th key={node.id} scope="col">
                      {node.name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <Link to={paths.measure(id, row.id)}>{clipped(row.text)}</Link>{' '}
                      <span className="note">{row.mark}</span>
                    </th>
                    {row.cells.map((cell, index) => (
                      <td key={nodes[index]?.id}>
                        <CellView
                          cell={cell}
                          to={
                            cell === 'none'
                              ? ''
                              : addressOf(cell, { plan: id, measure: row.id, month, place: nodes[index]?.code ?? '' })
                          }
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <p className="note" style={{ margin: '12px 0 0' }}>
          Пунктир: в этом месяце организации ничего не поручено. Слово в клетке говорит о том, что отстаёт больше всего.
          {loaderData.idle > 0 && ` Не показано мероприятий, у которых в этом месяце нет сроков: ${loaderData.idle}.`}
        </p>
        <Pager
          page={loaderData.page}
          pageSize={schoolsOnPage}
          total={loaderData.totalNodes}
          noun={['организация', 'организации', 'организаций']}
        />
      </Card>
    </div>
  )
}

const addressOf = (
  cell: MatrixCell,
  { plan, measure, month, place }: { plan: string; measure: string; month: string; place: string },
): string =>
  cell.total === 1
    ? paths.execution(cell.execution)
    : `${paths.executions()}?${askedQuery({ plan, measure, place, from: `${month}-01`, to: lastDay(month) })}`

const clipped = (text: string): string => (text.length <= 110 ? text : `${text.slice(0, 108).trimEnd()}…`)

const cellClasses: Readonly<Record<ExecutionState, string>> = {
  'not-started': 'cell',
  'in-work': 'cell',
  submitted: 'cell cell-sent',
  returned: 'cell cell-returned',
  accepted: 'cell cell-accepted',
  'not-required': 'cell',
  paused: 'cell',
}

/** One school and one measure in one month. The word carries the meaning, the colour repeats it. */
function CellView({ cell, to }: { cell: MatrixCell | 'none'; to: string }) {
  if (cell === 'none') {
    return (
      <span className="cell cell-none">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">ничего не поручено</span>
      </span>
    )
  }
  const words = cell.late ? 'просрочено' : executionStateTitles[cell.state]
  return (
    <Link className={cell.late ? 'cell cell-late' : cellClasses[cell.state]} to={to}>
      {words}
      {cell.total > 1 && ` ${cell.accepted}/${cell.total}`}
    </Link>
  )
}
