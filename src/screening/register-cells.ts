import { winsorise } from '#stats'
import type { GatheredCells } from './gather-cells.ts'
import {
  registerChances,
  registerEvidence,
  registerRows,
  shiftChances,
  type RegisterChances,
  type RegisterEvidence,
  type RegisterRow,
} from './register.ts'

/** A reference of fewer works than this is no reference. */
const leastReferenceWorks = 40

export interface RegisterCell {
  readonly chances: RegisterChances
  /** Undefined where the cell has no work with both marks, or the other schools too few. */
  readonly evidence: RegisterEvidence | undefined
}

/**
 * Register evidence of every cell, in the order of the gathered ones, against the matrix of the other schools.
 *
 * Equal register marks do not mean equal pupils: a «4» in a strong school is a stronger pupil (regression to the mean of
 * the school, Kelley 1927), so honest strong schools would look raised. The expected mismatch therefore moves with the
 * level that the school's other cells and register marks promise — not with the result that is being judged.
 *
 * @param promise by position of cell, in standard deviations of the pupils, where known
 */
export function registerByCell(
  gathered: GatheredCells,
  promise: (position: number) => number | undefined,
): readonly RegisterCell[] {
  const rows = gathered.cells.map((cell) => registerRows(cell.marks))
  const totals = gathered.assessments.map((): readonly RegisterRow[] =>
    Array.from({ length: 4 }, () => ({ lower: 0, equal: 0, higher: 0 })),
  )
  gathered.cells.forEach((cell, i) => {
    totals[cell.assessment] = totals[cell.assessment]!.map((row, mark) => plus(row, rows[i]![mark]!, 1))
  })
  const plain = gathered.cells.map((cell, i) => {
    const rest = totals[cell.assessment]!.map((row, mark) => plus(row, rows[i]![mark]!, -1))
    const chances = registerChances(rest)
    const enough = rest.reduce((sum, row) => sum + worksIn(row), 0) >= leastReferenceWorks
    return { chances, enough }
  })
  const slope = promiseSlope(
    gathered.cells.flatMap((cell, i) => {
      const level = promise(cell.position)
      const compared = rows[i]!.reduce((sum, row) => sum + worksIn(row), 0)
      if (level === undefined || !plain[i]!.enough || compared === 0) return []
      return [{ level, compared, mismatch: mismatchOf(rows[i]!, plain[i]!.chances) / compared }]
    }),
  )
  return gathered.cells.map((cell, i) => {
    const { chances, enough } = plain[i]!
    const compared = rows[i]!.reduce((sum, row) => sum + worksIn(row), 0)
    if (!enough || compared === 0) return { chances, evidence: undefined }
    const shift = Math.max(-widestShift, Math.min(widestShift, slope * (promise(cell.position) ?? 0)))
    const moved = shift === 0 ? chances : shiftChances(rows[i]!, chances, shift)
    return { chances: moved, evidence: registerEvidence(rows[i]!, moved) }
  })
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
  return rows.reduce((sum, row, i) => sum + row.higher - row.lower - worksIn(row) * (chances[i]![2] - chances[i]![0]), 0)
}

const worksIn = (row: RegisterRow): number => row.lower + row.equal + row.higher

const plus = (a: RegisterRow, b: RegisterRow, sign: 1 | -1): RegisterRow => ({
  lower: a.lower + sign * b.lower,
  equal: a.equal + sign * b.equal,
  higher: a.higher + sign * b.higher,
})
