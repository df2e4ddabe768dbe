import { type Cell, type Sheet, columnLetter } from '#tabular'
import type { AggregateValues, Finding, GroupRef, Place, StagedAggregate } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { errorAt } from './finding-rules.ts'
import { readGroup } from './group-ref.ts'
import { columnOf, repeatsHeader } from './header-columns.ts'
import { judgeShares } from './judge-shares.ts'
import { readCount, readPercent, shareOf, shareUnit } from './read-share-cell.ts'
import type { SheetLayout, SheetReading } from './report-reader.ts'

/** One group of an aggregate report with its numbers already shares 0…1. */
export interface GroupRow {
  readonly row: number
  readonly group: GroupRef
  readonly participants: number | 'unknown'
  readonly cells: readonly Cell[]
  readonly place: (column: number) => Place
}

export interface GroupRowsReading extends Pick<SheetReading, 'findings' | 'dataRows' | 'schools'> {
  readonly aggregates: readonly StagedAggregate[]
}

/**
 * Reads a report whose rows are groups (вся выборка → регион → муниципалитет → ОО) and whose `shareColumns` hold percents.
 * A row with an unreadable number is left out and named; blank rows, notes and repeated headers are passed over.
 */
export function readGroupRows(
  sheet: Sheet,
  layout: SheetLayout,
  shareColumns: readonly number[],
  values: (shares: readonly (number | undefined)[], row: GroupRow) => AggregateValues,
  sums: 'sum to 100' | 'independent',
): GroupRowsReading {
  const groupColumn = columnOf(layout.columns, 'group') ?? 0
  const rows = groupRows(sheet, layout, groupColumn, shareColumns)
  const unit = shareUnit(rows.flatMap(({ cells }) => shareColumns.map((column) => readPercent(cells[column]))))
  const aggregates: StagedAggregate[] = []
  const findings: Finding[] = []
  for (const row of rows) {
    const read = readShares(row, shareColumns, unit, findings)
    if (read === undefined) continue
    // Among parts of a whole a blank is 0; among tasks it is a task that the group did not have.
    const shares = sums === 'sum to 100' ? read.map((share) => share ?? 0) : read
    if (sums === 'sum to 100') findings.push(...judgeShares(shares, row.place(shareColumns[0] ?? 0), row.group.name))
    aggregates.push({
      row: row.row,
      sheet: sheet.name,
      group: row.group,
      participants: row.participants,
      values: values(shares, row),
    })
  }
  return { aggregates, findings, dataRows: rows.length, schools: schoolsOf(rows) }
}

/** Rows with a name of a group and at least one number. */
export function groupRows(
  sheet: Sheet,
  layout: SheetLayout,
  groupColumn: number,
  numberColumns: readonly number[],
): readonly GroupRow[] {
  const participantsColumn = columnOf(layout.columns, 'participants')
  const schoolsColumn = columnOf(layout.columns, 'schools')
  const rows: GroupRow[] = []
  for (let index = layout.firstRow; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    const name = cellText(cells[groupColumn])
    if (name === '' || repeatsHeader(cells, layout.columns)) continue
    if (numberColumns.every((column) => cellText(cells[column]) === '')) continue
    // The report leaves «Кол-во ОО» of a school empty; that tells a school without a login from a district.
    const alone = schoolsColumn !== undefined && cellText(cells[schoolsColumn]) === ''
    const row = index + 1
    rows.push({
      row,
      group: readGroup(name, alone ? 'school' : rows.length <= 1 ? 'region' : 'municipality'),
      participants: readCount(cells[participantsColumn ?? -1]) ?? 'unknown',
      cells,
      place: (column) => ({ sheet: sheet.name, row, column: columnLetter(column) }),
    })
  }
  return rows
}

/** All shares of a row, undefined for a blank or a dash; no row at all, with an error for each cell that holds no percent. */
function readShares(
  row: GroupRow,
  columns: readonly number[],
  unit: 1 | 100,
  findings: Finding[],
): readonly (number | undefined)[] | undefined {
  const shares: (number | undefined)[] = []
  for (const column of columns) {
    const text = cellText(row.cells[column])
    if (text === '' || /^[-–—]$/.test(text)) {
      shares.push(undefined)
      continue
    }
    const percent = readPercent(row.cells[column])
    if (percent === undefined || percent < 0 || percent > unit + 1e-9) {
      const what = `${row.group.name}: «${text}» — не процент от 0 до 100`
      findings.push(
        errorAt('performance-unreadable', row.place(column), what, 'Выгрузите отчёт заново или исправьте число'),
      )
    } else shares.push(shareOf(percent, unit))
  }
  return shares.length === columns.length ? shares : undefined
}

/** Schools of a report with the municipality whose row stands above them. */
export function schoolsOf(rows: readonly { readonly group: GroupRef }[]): SheetReading['schools'] {
  const schools = new Map<string, { name: string; municipality: string }>()
  let municipality = ''
  for (const { group } of rows) {
    if (group.level === 'municipality') municipality = group.code === 'unknown' ? group.name : group.code
    if (group.level === 'school' && group.code !== 'unknown')
      schools.set(group.code, { name: group.name, municipality })
  }
  return schools
}
