import type { Place } from '../model.ts'
import type { CollectedRows } from './collect-rows.ts'
import { looksLikeDeadline } from './looks-like-deadline.ts'
import { type RawCell, type RawRow } from './raw-row.ts'
import { sharedStems } from './shared-stems.ts'

export interface Shift {
  /** Index of the row. */
  readonly row: number
  readonly rule: 'shifted-cells' | 'participants-in-deadline'
  readonly quote: string
  readonly sentence: string
}

/**
 * Where a page break falls into a row, recognisers of scans join the end of one row to the beginning of the next: the
 * continuation brings a second deadline, and the next row has people where its deadline should be. The deadline goes to
 * the row that lacks one, the people to its participants, and results follow the words they share with the works.
 * Every move is told.
 */
export function mendShiftedRows({ rows, continued }: CollectedRows): Shift[] {
  const shifts: Shift[] = []
  for (const { into, cells, deadlineBefore } of continued) {
    const row = rows[into]
    const next = rows[into + 1]
    if (row === undefined || next === undefined || !isForeign(cells.deadline.text, deadlineBefore, next)) continue
    shifts.push({
      row: into + 1,
      rule: 'participants-in-deadline',
      quote: next.cells.deadline.text,
      sentence: 'В столбце срока стоят участники: срок этой строки найден в предыдущей строке, проверьте его.',
    })
    next.cells.participants = appended(next.cells.participants, next.cells.deadline)
    next.cells.deadline = { ...cells.deadline }
    row.cells.deadline = without(row.cells.deadline, cells.deadline)
    if (cells.result.text !== '') {
      row.cells.result = without(row.cells.result, cells.result)
      shifts.push(...moveResults(rows, into + 1, { ...cells.result }))
    }
  }
  return shifts
}

const isForeign = (deadline: string, before: string, next: RawRow): boolean =>
  looksLikeDeadline(deadline) &&
  looksLikeDeadline(before) &&
  next.cells.deadline.text !== '' &&
  !looksLikeDeadline(next.cells.deadline.text)

/** The result that came takes its place; the one that stood there moves on while the next row knows its words better. */
function moveResults(rows: readonly RawRow[], start: number, arriving: RawCell): Shift[] {
  const shifts: Shift[] = []
  let moved = arriving
  for (let at = start; at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined) break
    const standing = row.cells.result
    const following = rows[at + 1]
    shifts.push({
      row: at,
      rule: 'shifted-cells',
      quote: moved.text,
      sentence: 'Результат стоял в соседней строке и перенесён в эту по смыслу: проверьте.',
    })
    const belongsLower =
      following !== undefined &&
      sharedStems(standing.text, following.cells.text.text) > sharedStems(standing.text, row.cells.text.text)
    if (!belongsLower) {
      row.cells.result =
        standing.text.includes(moved.text) || moved.text.includes(standing.text)
          ? longer(standing, moved)
          : appended(moved, standing)
      break
    }
    row.cells.result = moved
    moved = standing
  }
  return shifts
}

const longer = (a: RawCell, b: RawCell): RawCell => ({
  text: a.text.length >= b.text.length ? a.text : b.text,
  places: [...a.places, ...b.places],
})

function appended(first: RawCell, second: RawCell): RawCell {
  const text = [first.text, second.text].filter((each) => each !== '').join('; ')
  return { text, places: [...first.places, ...second.places] }
}

/** Takes the continuation away again: it was appended at the end. */
function without(cell: RawCell, added: RawCell): RawCell {
  const places = cell.places.filter((place) => !added.places.some((each) => same(each, place)))
  return { text: cell.text.endsWith(added.text) ? cell.text.slice(0, -added.text.length).trimEnd() : cell.text, places }
}

const same = (a: Place, b: Place): boolean => a.block === b.block && a.row === b.row && a.column === b.column
