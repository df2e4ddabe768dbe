import type { PresentWork } from '../model.ts'
import type { StagedWork } from '../staged.ts'

export type Shift = 'up' | 'down'
export const shiftWords: Readonly<Record<Shift, string>> = { up: 'вверх', down: 'вниз' }

/** Fewer disagreements than this are single slips. */
const fewestDisagreements = 5
const leastDisagreeing = 0.2
const leastAgreeingAfter = 0.95

interface Compared {
  readonly stated: (work: PresentWork) => number | undefined
  readonly expected: (work: PresentWork) => number | undefined
}

/**
 * Tells a column that slipped by one row from single mistakes: many rows disagree, and nearly all would agree
 * with the row above or below. Equal neighbours prove nothing, so only works whose neighbour differs are counted.
 */
export function findShift(works: readonly StagedWork[], { stated, expected }: Compared): Shift | undefined {
  const rows = works.flatMap(({ work }) => {
    if (work.attendance === 'absent') return []
    const [a, b] = [stated(work), expected(work)]
    return a === undefined || b === undefined ? [] : [{ stated: a, expected: b }]
  })
  const disagreeing = rows.filter((row) => row.stated !== row.expected).length
  if (disagreeing < fewestDisagreements || disagreeing < leastDisagreeing * rows.length) return undefined
  const agreement = (step: -1 | 1): number => {
    let agreed = 0
    let compared = 0
    for (let index = 0; index < rows.length; index++) {
      const neighbour = rows[index + step]
      if (neighbour === undefined || neighbour.expected === rows[index]!.expected) continue
      compared++
      if (rows[index]!.stated === neighbour.expected) agreed++
    }
    return compared < fewestDisagreements ? 0 : agreed / compared
  }
  // A value that stands in row i and belongs to row i − 1 was moved down.
  if (agreement(-1) >= leastAgreeingAfter) return 'down'
  return agreement(1) >= leastAgreeingAfter ? 'up' : undefined
}
