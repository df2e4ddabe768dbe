import type { MonthGrid } from '#plan/model'
import type { IsoDate } from '#kernel/clock'
import { paths } from '../../paths.ts'
import { type AskedFilter, askedQuery } from './execution-filter.ts'
import type { MonthColumn, MonthRowView } from './month-grid-table.tsx'
import { lastDay } from './plan-period.ts'
import { measureMark } from './plan-words.ts'

interface MonthGridWish {
  readonly today: IsoDate
  /** Whether cells lead to lists of executions. */
  readonly links: boolean
  /** Code of the organisation whose months they are; left out for all. */
  readonly place?: string
}

/** The grid as the table shows it: columns that nothing stands in are left out, cells lead to their lists. For loaders. */
export function monthGridView(
  grid: MonthGrid,
  { today, links, place = '' }: MonthGridWish,
): { readonly columns: readonly MonthColumn[]; readonly rows: readonly MonthRowView[] } {
  const apart = (['waits', 'undated'] as const).filter((key) => grid.rows.some((row) => row[key] !== undefined))
  const columns = [
    ...grid.months.map((key) => ({ key, current: key === today.slice(0, 7) })),
    ...apart.map((key) => ({ key, current: false })),
  ]
  const rows = grid.rows.map((row): MonthRowView => ({
    measure: row.measure,
    text: row.text,
    mark: measureMark({ number: row.number, origin: 'measure' }),
    to: paths.measure(row.plan, row.measure),
    cells: [...grid.months.map((month) => row.months.get(month) ?? null), ...apart.map((key) => row[key] ?? null)],
    links: columns.map(({ key }) => (links ? listOf({ plan: row.plan, measure: row.measure, place }, key) : null)),
  }))
  return { columns, rows }
}

function listOf(asked: Pick<AskedFilter, 'plan' | 'measure' | 'place'>, key: string): string {
  const dates =
    key === 'waits' || key === 'undated' ? ({ dates: key } as const) : { from: `${key}-01`, to: lastDay(key) }
  return `${paths.executions()}?${askedQuery({ ...asked, ...dates })}`
}
