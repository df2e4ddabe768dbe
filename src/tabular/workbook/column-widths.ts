import type { Cell } from '../sheet.ts'
import type { WorkbookColumn, WorkbookSheet } from './workbook-sheet.ts'

const narrowest = 9
const widest = 60
const sampleRows = 500
/** Headers wrap, so that a long one asks for its longest word and half of its length; both are bold. */
const headerShare = 0.5
const boldness = 1.15
/** Room for the filter button. */
const button = 3

/** Widths in characters: what is asked for, otherwise what the header and the first rows need. */
export function columnWidths(sheet: WorkbookSheet): number[] {
  const sample = sheet.rows.slice(0, sampleRows)
  return sheet.columns.map(
    (column, at) =>
      column.width ??
      fittingWidth(
        column,
        sample.map((row) => row[at] ?? null),
      ),
  )
}

function fittingWidth(column: WorkbookColumn, cells: readonly Cell[]): number {
  const longestWord = Math.max(...column.header.split(/\s+/).map((word) => word.length))
  const header = Math.max(longestWord, Math.ceil(column.header.length * headerShare))
  const content = cells.reduce<number>((longest, cell) => Math.max(longest, cellLength(column, cell)), 0)
  return Math.min(widest, Math.max(narrowest, Math.ceil(header * boldness) + button, content + 2))
}

function cellLength(column: WorkbookColumn, cell: Cell): number {
  if (typeof cell === 'string') return Math.max(...cell.split('\n').map((line) => line.length))
  return typeof cell === 'number' ? Math.trunc(cell).toString().length + (column.digits ?? 1) + 2 : 3
}
