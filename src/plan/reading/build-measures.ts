import { type Measure, columnRoles, type ColumnRole, type Place, type ReadingWarning } from '../model.ts'
import { pairItems } from './pair-items.ts'
import type { RawRow } from './raw-row.ts'
import type { ReadDeadlineText } from './read-clauses.ts'
import { readTargets } from './read-targets.ts'
import { splitItems } from './split-items.ts'
import { splitPeople } from './split-people.ts'

/** Rows with their cells understood. */
export function buildMeasures(
  rows: readonly RawRow[],
  read: ReadDeadlineText,
): { measures: readonly Measure[]; warnings: readonly ReadingWarning[] } {
  const warnings: ReadingWarning[] = []
  const measures = rows.map((row, index): Measure => {
    const { cells } = row
    const deadline = cells.deadline.text === '' ? null : read(cells.deadline.text)
    const responsible = splitPeople(cells.responsible.text)
    const split = splitItems(cells.text.text)
    const order = index + 1
    const { items, isPaired } = pairItems(split, deadline, responsible)
    if (!isPaired && deadline !== null && items.length > 0) {
      warnings.push({
        where: { kind: 'measure', order },
        rule: 'items-without-own-deadline',
        quote: deadline.text,
        sentence: `В строке ${items.length} подпунктов и ${deadline.parts.length} сроков: укажите, какой срок к какому подпункту относится.`,
      })
    }
    return {
      order,
      section: row.section,
      number: row.number,
      text: cells.text.text.replace(/[ \t]+/g, ' '),
      items,
      deadline,
      responsible,
      participants: orNull(cells.participants.text),
      result: orNull(cells.result.text),
      targets: readTargets(cells.result.text),
      places: placesOf(row),
    }
  })
  return { measures, warnings }
}

const orNull = (text: string): string | null => (text === '' ? null : text.replace(/[ \t]+/g, ' '))

const placesOf = (row: RawRow): Record<ColumnRole, readonly Place[]> =>
  Object.fromEntries(columnRoles.map((role) => [role, row.cells[role].places])) as Record<ColumnRole, readonly Place[]>
