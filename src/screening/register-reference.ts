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

/** What all cells together say of register marks: plain data. */
export interface RegisterReference {
  /** By assessment, works with both marks by register mark 2–5. */
  readonly totals: readonly (readonly RegisterRow[])[]
  /** Expected «higher minus lower» a work for each standard deviation that is promised. */
  readonly slope: number
}

/**
 * Register marks of all schools, against which each school is judged without itself.
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
  const totals = gathered.assessments.map(() => Array.from({ length: 4 }, () => ({ lower: 0, equal: 0, higher: 0 })))
  for (const cell of gathered.cells) addRows(totals[cell.assessment]!, cell.register)
  const size = gathered.cells.length
  const points = { level: new Float64Array(size), compared: new Float64Array(size), mismatch: new Float64Array(size) }
  let known = 0
  for (const cell of gathered.cells) {
    const level = promise(cell.position)
    const own = cell.register
    const compared = allWorks(own)
    const rest = minus(totals[cell.assessment]!, own)
    if (level === undefined || compared === 0 || allWorks(rest) < leastReferenceWorks) continue
    points.level[known] = level
    points.compared[known] = compared
    points.mismatch[known++] = mismatchOf(own, registerChances(rest)) / compared
  }
  const { level, compared, mismatch } = points
  return {
    totals,
    slope: promiseSlope({
      level: level.subarray(0, known),
      compared: compared.subarray(0, known),
      mismatch: mismatch.subarray(0, known),
    }),
  }
}

/** What the evidence of a cell is judged against. @param promise of the cell, where known */
export function chancesOf(
  { totals, slope }: RegisterReference,
  assessment: number,
  own: readonly RegisterRow[],
  promise: number | undefined,
): RegisterChances {
  const chances = registerChances(minus(totals[assessment]!, own))
  const shift = Math.max(-widestShift, Math.min(widestShift, slope * (promise ?? 0)))
  return shift === 0 || allWorks(own) === 0 ? chances : shiftChances(own, chances, shift)
}

/** Undefined where the cell has no work with both marks, or the other schools too few. */
export function registerEvidenceOf(
  reference: RegisterReference,
  cell: ScreeningCell,
  promise: number | undefined,
): RegisterEvidence | undefined {
  const { assessment, register } = cell
  return allWorks(minus(reference.totals[assessment]!, register)) < leastReferenceWorks
    ? undefined
    : registerEvidence(register, chancesOf(reference, assessment, register, promise))
}

const widestShift = 0.4

interface SlopePoints {
  readonly level: Float64Array
  readonly compared: Float64Array
  readonly mismatch: Float64Array
}

/** Works worth of the belief that level does not matter. */
const slopeWeight = 200

/** Weighted least squares through the origin, on drawn-in mismatches. */
function promiseSlope({ level, compared, mismatch }: SlopePoints): number {
  if (level.length === 0) return 0
  const drawnIn = winsorise([...mismatch], 0.05)
  let product = 0
  let square = 0
  for (let i = 0; i < level.length; i++) {
    product += compared[i]! * level[i]! * drawnIn[i]!
    square += compared[i]! * level[i]! ** 2
  }
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

const minus = (a: readonly RegisterRow[], b: readonly RegisterRow[]): readonly RegisterRow[] =>
  a.map((row, i) => ({
    lower: row.lower - b[i]!.lower,
    equal: row.equal - b[i]!.equal,
    higher: row.higher - b[i]!.higher,
  }))

function addRows(into: readonly { lower: number; equal: number; higher: number }[], own: readonly RegisterRow[]): void {
  own.forEach((row, i) => {
    into[i]!.lower += row.lower
    into[i]!.equal += row.equal
    into[i]!.higher += row.higher
  })
}
