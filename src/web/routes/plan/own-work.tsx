import { Link } from 'react-router'
import { findExecutions, monthGridOf } from '#plan'
import { personNames } from '#access'
import { type ExecutionFilter, openStates } from '#plan/model'
import { counted, formatDate, formatNumber } from '#kernel/russian-text'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import type { Route } from './+types/own-work.ts'
import { enterExecutions } from './enter-executions.ts'
import { askedQuery, type ListState } from './execution-filter.ts'
import { executionRow, ExecutionTable } from './execution-table.tsx'
import { MonthGridTable, MonthLegend } from './month-grid-table.tsx'
import { monthGridView } from './month-grid-view.ts'

export const meta = () => [{ title: 'Что поручено · Объектив' }]

const shown = 100

/** What one organisation owes by every plan: one list by date, and its months. */
export async function loader(args: Route.LoaderArgs) {
  const { visit, today } = await enterExecutions(args)
  const { node, app } = visit
  return app.store.read(async (tx) => {
    // For a school the list is its own as it is; an authority leaves out what it asks of the schools.
    const [mine, place] = node.kind === 'school' ? [{}, ''] : [{ node: node.id }, node.code]
    const find = (filter: ExecutionFilter, limit: number) =>
      findExecutions(tx, { at: node.id, today, filter: { ...mine, ...filter }, limit })
    const owed = await find({ states: openStates }, shown)
    const names = await personNames(
      tx,
      owed.rows.flatMap(({ owner }) => (owner === null ? [] : [owner])),
    )
    const grid = await monthGridOf(tx, { at: node.id, today, ...mine })
    const listOf = (state: ListState): string => `${paths.executions()}?${askedQuery({ state, place })}`
    return {
      place: node.shortName,
      day: formatDate(today),
      totals: {
        open: owed.total,
        late: (await find({ late: 'only' }, 1)).total,
        sent: (await find({ states: ['submitted'] }, 1)).total,
      },
      lists: { open: listOf('open'), late: listOf('late'), sent: listOf('submitted') },
      rows: owed.rows.map((execution) => executionRow(execution, names, today)),
      onePlan: new Set(grid.rows.map(({ plan }) => plan)).size === 1,
      grid: monthGridView(grid, { today, links: true, place }),
    }
  })
}

export default function OwnWork({ loaderData }: Route.ComponentProps) {
  const { rows, totals, lists, grid } = loaderData
  return (
    <div className="plan-print">
      <PageHead
        title="Что поручено"
        lead={
          <>
            {loaderData.place}. На {loaderData.day} по всем действующим планам нужно исполнить:{' '}
            <Link to={lists.open}>{formatNumber(totals.open)}</Link>
            {totals.late > 0 && (
              <>
                , просрочено: <Link to={lists.late}>{formatNumber(totals.late)}</Link>
              </>
            )}
            {totals.sent > 0 && (
              <>
                , отправлено и ждёт решения: <Link to={lists.sent}>{formatNumber(totals.sent)}</Link>
              </>
            )}
            .
          </>
        }
        actions={<Link to={paths.ownCalendar()}>Сроки в моём календаре</Link>}
      />
      <div className="stack">
        <Card title="По датам">
          <ExecutionTable
            rows={rows}
            caption={counted(totals.open, 'исполнение', 'исполнения', 'исполнений')}
            withoutPlace
            withoutPlan={loaderData.onePlan}
            empty="Всё исполнено или ещё не поручено."
          />
          {totals.open > rows.length && (
            <p className="note" style={{ margin: '12px 0 0' }}>
              Показаны первые {rows.length}. <Link to={lists.open}>Весь список</Link>
            </p>
          )}
        </Card>
        {grid.rows.length > 0 && (
          <Card title="По месяцам">
            <MonthGridTable caption="По месяцам" {...grid} />
            <MonthLegend />
          </Card>
        )}
      </div>
    </div>
  )
}
