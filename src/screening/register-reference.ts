import { winsorise } from '#stats'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import {
  registerChances,
  registerEvidence,
  shiftChances,
  worksIn,
  type RegisterChances,
  type RegisterEvidence,
  type RegisterRow,
} from './register.ts'

/** A reference of fewer works than this is no reference. */
const leastReferenceWorks = 40

export interface RegisterReference {
  /** Undefined where the cell has no work with both marks, or the other schools too few. */
  readonly evidenceOf: (cell: ScreeningCell) => RegisterEvidence | undefined
  /** What the evidence of a cell is judged against. */
  readonly chancesOf: (cell: ScreeningCell) => RegisterChances
}

/**
 * Register evidence of cells against the matrix of the other schools.
 *
 * Equal register marks do not mean equal pupils: a «4» in a strong school is a stronger pupil (regression to the mean of
 * the school, Kelley 1927), so honest strong schools would look raised. The expected mismatch therefore moves with the
 * level that the school's other cells and register marks promise — not with the result that is being judged.
 *
 * @param promise by position of cell, in standard deviations of the pupils, where known
 */
export function registerReference(
  gathered: GatheredCells,
  promise: (position: number) => number | undefined,
): RegisterReference {
  const totals = gathered.assessments.map((): readonly RegisterRow[] =>
    Array.from({ length: 4 }, () => ({ lower: 0, equal: 0, higher: 0 })),
  )
  for (const cell of gathered.cells) totals[cell.assessment] = plus(totals[cell.assessment]!, cell.register, 1)
  const restOf = (cell: ScreeningCell) => plus(totals[cell.assessment]!, cell.register, -1)
  const slope = promiseSlope(
    gathered.cells.flatMap((cell) => {
      const level = promise(cell.position)
      const compared = allWorks(cell.register)
      const rest = restOf(cell)
      if (level === undefined || compared === 0 || allWorks(rest) < leastReferenceWorks) return []
      return [{ level, compared, mismatch: mismatchOf(cell.register, registerChances(rest)) / compared }]
    }),
  )
  const chancesOf = (cell: ScreeningCell) => {
    const chances = registerChances(restOf(cell))
    const shift = Math.max(-widestShift, Math.min(widestShift, slope * (promise(cell.position) ?? 0)))
    return shift === 0 || allWorks(cell.register) === 0 ? chances : shiftChances(cell.register, chances, shift)
  }
  const evidenceOf = (cell: ScreeningCell) =>
    allWorks(restOf(cell)) < leastReferenceWorks ? undefined : registerEvidence(cell.register, chancesOf(cell))
  return { evidenceOf, chancesOf }
}

const widestShift = 0.4

interface SlopePoint {
  readonly level: number
  readonly compared: number
  readonly mismatch: number
}

/** Works worth of the belief that level does not matter. */
const slopeWeight = 200

/** Weighted least squares through the origin, on drawn-in mismatches. */
function promiseSlope(points: readonly SlopePoint[]): number {
  if (points.length === 0) return 0
  const drawnIn = winsorise(
    points.map((point) => point.mismatch),
    0.05,
  )
  let product = 0
  let square = 0
  points.forEach(({ level, compared }, i) => {
    product += compared * level * drawnIn[i]!
    square += compared * level * level
  })
  return product / (square + slopeWeight * 0.1)
}

/** Observed less expected «higher minus lower». */
function mismatchOf(rows: readonly RegisterRow[], chances: RegisterChances): number {
  return rows.reduce(
    (sum, row, i) => sum + row.higher - row.lower - worksIn(row) * (chances[i]![2] - chances[i]![0]),
    0,
  )
}

const allWorks = (rows: readonly RegisterRow[]): number => rows.reduce((sum, row) => sum + worksIn(row), 0)

const plus = (a: readonly RegisterRow[], b: readonly RegisterRow[], sign: 1 | -1): readonly RegisterRow[] =>
  a.map((row, i) => ({
    lower: row.lower + sign * b[i]!.lower,
    equal: row.equal + sign * b[i]!.equal,
    higher: row.higher + sign * b[i]!.higher,
  }))
