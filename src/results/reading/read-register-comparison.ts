import type { Sheet } from '#tabular'
import { draftAssessment } from './draft-assessment.ts'
import { columnOf, findHeaderRow, hasColumns } from './header-columns.ts'
import { headerKey } from './header-key.ts'
import { percentColumn, readLongComparison } from './read-comparison-long.ts'
import { readWideComparison, subheaderRows } from './read-comparison-wide.ts'
import { reportTitles } from './report-titles.ts'
import type { ReportReader, SheetLayout } from './report-reader.ts'
import { notThis } from './report-reader.ts'

const title = 'Сравнение отметок с отметками по журналу'

/**
 * Marks of the work against the register: lowered, confirmed, raised. Two forms are in use: wide, one row per group
 * with percent and count side by side; long, four rows per group (Понизили, Подтвердили, Повысили, Всего).
 */
export const registerComparisonReader: ReportReader = {
  kind: 'register-comparison',
  title: reportTitles['register-comparison'],
  find: (sheet, headers, titles) => {
    const wide = findHeaderRow(headers, 'group', 'lower', 'equal', 'higher')
    if (wide !== undefined) {
      const firstRow = wide.row + 1 + subheaderRows(sheet, wide.row, columnOf(wide.columns, 'group') ?? 0)
      return { found: true, layout: { headerRow: wide.row, firstRow, columns: wide.columns } }
    }
    const long = findHeaderRow(headers, 'group', 'participants')
    if (long !== undefined && percentColumn(long.columns) !== undefined && hasOutcomeRows(sheet, long.row)) {
      return { found: true, layout: { headerRow: long.row, firstRow: long.row + 1, columns: long.columns } }
    }
    if (!titles(title) || findHeaderRow(headers, 'group') === undefined) return notThis
    return { found: false, missing: ['столбцов «Понизили», «Подтвердили», «Повысили»'] }
  },
  read: (sheet, layout, about) => {
    const read = isWide(layout) ? readWideComparison(sheet, layout) : readLongComparison(sheet, layout)
    const assessment = draftAssessment(about, { tasks: [] })
    return { ...read, parts: [{ assessment, works: [], aggregates: read.aggregates }], markers: [] }
  },
}

function isWide(layout: SheetLayout): boolean {
  return hasColumns(layout.columns, 'lower')
}

function hasOutcomeRows(sheet: Sheet, headerRow: number): boolean {
  return sheet.rows
    .slice(headerRow + 1, headerRow + 12)
    .some((row) => row.some((cell) => headerKey(cell).startsWith('понизили')))
}
