import type { Cell, Sheet } from '#tabular'
import type { AggregateValues, CountShare } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { columnOf, type ReadColumn } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { type GroupRowsReading, groupRows, readGroupRows } from './read-group-rows.ts'
import { readCount } from './read-share-cell.ts'
import { errorAt } from './finding-rules.ts'
import type { SheetLayout } from './report-reader.ts'

const outcomes = ['lower', 'equal', 'higher'] as const

/** Wide form (2024): one row per group; under each outcome a percent and a count, the heading merged over both. */
export function readWideComparison(sheet: Sheet, layout: SheetLayout): GroupRowsReading {
  const places = outcomes.map((outcome) => outcomeColumns(sheet, layout, outcome))
  const read = readGroupRows(
    sheet,
    layout,
    places.map(({ share }) => share),
    (shares, { cells }): AggregateValues => {
      const [lower, equal, higher] = places.map(({ count }, index): CountShare => {
        return { share: shares[index] ?? 0, count: countAt(cells, count) }
      })
      return { kind: 'register-comparison', lower: lower!, equal: equal!, higher: higher! }
    },
    'sum to 100',
  )
  const countColumns = places.flatMap(({ count }) => (count === undefined ? [] : [count]))
  const unreadable = groupRows(sheet, layout, columnOf(layout.columns, 'group') ?? 0, countColumns).flatMap((row) =>
    countColumns
      .filter((column) => cellText(row.cells[column]) !== '' && readCount(row.cells[column]) === undefined)
      .map((column) =>
        errorAt(
          'count-not-whole',
          row.place(column),
          `${row.group.name}: «${cellText(row.cells[column])}» — не целое количество`,
          'Выгрузите отчёт заново или исправьте число',
        ),
      ),
  )
  return { ...read, findings: [...read.findings, ...unreadable] }
}

/** 1 where a row of `%` and `Кол-во` stands under the merged headings. */
export function subheaderRows(sheet: Sheet, headerRow: number, groupColumn: number): 0 | 1 {
  const below = sheet.rows[headerRow + 1] ?? []
  return cellText(below[groupColumn]) === '' && below.some((cell) => role(cell) !== 'unknown') ? 1 : 0
}

interface OutcomeColumns {
  readonly share: number
  readonly count: number | undefined
}

/**
 * Percent and count of one outcome. Their order is told by the row under the heading, else by the heading itself;
 * where neither tells, the percent stands first, as the federal system prints it.
 */
function outcomeColumns(sheet: Sheet, layout: SheetLayout, outcome: (typeof outcomes)[number]): OutcomeColumns {
  const span = spanOf(layout.columns, outcome)
  const below = layout.firstRow > layout.headerRow + 1 ? (sheet.rows[layout.headerRow + 1] ?? []) : []
  const roles = span.map((column) => {
    const own = role(below[column])
    return own === 'unknown' ? role(layout.columns.find((one) => one.column === column)?.header ?? null) : own
  })
  const share = span[roles.indexOf('share')] ?? span.find((_, index) => roles[index] !== 'count') ?? span[0]!
  const count = span[roles.indexOf('count')] ?? span.find((column) => column !== share)
  return { share, count }
}

/** One or two columns from the heading of the outcome up to the next heading. */
function spanOf(columns: readonly ReadColumn[], outcome: (typeof outcomes)[number]): readonly number[] {
  const own = columns.filter(({ holds }) => holds === outcome).map(({ column }) => column)
  if (own.length >= 2) return own.slice(0, 2)
  const start = own[0]!
  const starts = outcomes.map((one) => columnOf(columns, one)!).toSorted((a, b) => a - b)
  const next = starts[starts.indexOf(start) + 1]
  const width = next === undefined ? starts.at(-1)! - starts.at(-2)! : next - start
  return width >= 2 ? [start, start + 1] : [start]
}

function role(cell: Cell | undefined): 'share' | 'count' | 'unknown' {
  if (/кол во|количество|чел/.test(headerKey(cell))) return 'count'
  return /%|доля/.test(cellText(cell)) ? 'share' : 'unknown'
}

function countAt(cells: readonly Cell[], column: number | undefined): number | 'unknown' {
  return readCount(cells[column ?? -1]) ?? 'unknown'
}
