import type { Mark } from '#procedures/model'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'

/** One register mark of a cell: works marked lower, equal, higher, and how many other schools promise. */
export interface RegisterExpectationRow {
  readonly register: Mark
  readonly works: number
  readonly observed: readonly [lower: number, equal: number, higher: number]
  readonly expected: readonly [lower: number, equal: number, higher: number]
}

/** Marks against the register with the expectation beside them, for register marks 5 down to 2; empty rows left out. */
export function registerExpectation(
  prepared: PreparedScreening,
  { cell }: PreparedCell,
): readonly RegisterExpectationRow[] {
  const chances = prepared.chancesOf(cell)
  return ([5, 4, 3, 2] as const).flatMap((register) => {
    const row = cell.register[register - 2]!
    const works = row.lower + row.equal + row.higher
    if (works === 0) return []
    const [lower, equal, higher] = chances[register - 2]!
    return [
      {
        register,
        works,
        observed: [row.lower, row.equal, row.higher] as const,
        expected: [works * lower, works * equal, works * higher] as const,
      },
    ]
  })
}
