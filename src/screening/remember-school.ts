import type { ScreeningCell } from './gather-cells.ts'

/**
 * Remembers what was worked out for the cells of the school that was asked about last: a school is put into words as a whole
 * and cell by cell, and both rest on the same numbers.
 */
export function rememberSchool<T>(make: (cell: ScreeningCell) => T): (cell: ScreeningCell) => T {
  const known = new Map<number, T>()
  let school = -1
  return (cell) => {
    if (cell.school !== school) {
      known.clear()
      school = cell.school
    }
    if (!known.has(cell.position)) known.set(cell.position, make(cell))
    return known.get(cell.position)!
  }
}
