import { parseWhole } from '#kernel/parse-number'
import type { TaskSpec } from '#procedures/model'
import { type Cell, type Sheet } from '#tabular'
import type { GroupRef } from '../staged.ts'
import { cellText } from './cell-text.ts'
import { readGroup } from './group-ref.ts'
import { columnOf, type HeaderRow, type ReadColumn, repeatsHeader } from './header-columns.ts'
import { readLevel } from './read-individual.ts'
import type { SheetLayout } from './report-reader.ts'
import { taskLabel } from './task-label.ts'

/** A row of a report whose rows are tasks. */
export interface TaskRow {
  readonly row: number
  readonly cells: readonly Cell[]
  readonly spec: TaskSpec
}

/** A column of percents and the group it stands for. */
export interface GroupColumn {
  readonly column: number
  readonly group: GroupRef
  readonly participants: number | 'unknown'
}

/** The header of a table of tasks: a column of task numbers, or of planned results with the task beside. */
export function findTaskHeader(headers: readonly HeaderRow[]): HeaderRow | undefined {
  return headers.find(({ columns }) => columns.some(({ holds }) => holds === 'task') && columns.length >= 3)
}

/** Tasks with what the row says of them: number, maximum, level, planned result. Rows without a task number are passed over. */
export function readTaskRows(sheet: Sheet, layout: SheetLayout): readonly TaskRow[] {
  const labels = columnOf(layout.columns, 'task') ?? 0
  const maxima = columnOf(layout.columns, 'maximum')
  const levels = columnOf(layout.columns, 'level')
  const results = columnOf(layout.columns, 'planned-result')
  const rows: TaskRow[] = []
  for (let index = layout.firstRow; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index]!
    if (repeatsHeader(cells, layout.columns)) continue
    const text = cellText(cells[labels])
    const label = taskLabel(text.replace(/\s*\(\s*\d+\s*б[^)]*\)$/i, ''))
    if (label === undefined) continue
    const bracket = /\(\s*(\d+)\s*б/i.exec(text)?.[1]
    const max = parseWhole(cellText(cells[maxima ?? -1])) ?? (bracket === undefined ? undefined : parseWhole(bracket))
    const plannedResult = cellText(cells[results ?? -1])
    rows.push({
      row: index + 1,
      cells,
      spec: {
        label,
        max: max !== undefined && max >= 1 ? max : 1,
        level: readLevel(cellText(cells[levels ?? -1])),
        response: 'unknown',
        ...(plannedResult === '' ? {} : { plannedResult }),
      },
    })
  }
  return rows
}

/** Columns after the description of the task are groups: «Вся выборка», a region, `(reg99_m001)`, `(edu990001)`. */
export function groupColumns(columns: readonly ReadColumn[]): readonly GroupColumn[] {
  const first = columnOf(columns, 'task') ?? 0
  return columns
    .filter(({ column, holds }) => column > first && holds === 'unknown')
    .map(({ column, header }, index) => ({ column, ...groupOfHeading(header, index) }))
}

/** «Республика Демо (30 216 уч.)»: the count beside the name is the number of participants. */
export function groupOfHeading(
  header: string,
  index: number,
): { readonly group: GroupRef; readonly participants: number | 'unknown' } {
  const counted = /[,(]?\s*(\d[\d ]*)\s*(?:уч|чел)[^)]*\)?/i.exec(header)
  const name = (counted === null ? header : header.replace(counted[0], '')).replace(/[,;%]+\s*$/, '').trim()
  const participants = counted === null ? undefined : parseWhole(counted[1]!)
  return { group: readGroup(name, index <= 1 ? 'region' : 'municipality'), participants: participants ?? 'unknown' }
}

/** Specification of the rows; where no row states a maximum, the maxima are unknown and no tasks are drafted. */
export function specsOf(rows: readonly TaskRow[], layout: SheetLayout): readonly TaskSpec[] {
  const stated =
    columnOf(layout.columns, 'maximum') !== undefined ||
    rows.some(({ cells }) => /\(\s*\d+\s*б/i.test(cellText(cells[columnOf(layout.columns, 'task') ?? 0])))
  const seen = new Set<string>()
  return stated
    ? rows.map(({ spec }) => spec).filter(({ label }) => !seen.has(label) && seen.add(label) !== undefined)
    : []
}
