import type { Assessment } from '#procedures/model'
import { invertSymmetric, studentLogUpperTail } from '#stats'
import { fitNullOfScores, type EmpiricalNull } from './empirical-null.ts'
import { levelCells, type LevelCells } from './level-cells.ts'
import { levelCovariance, type LevelCovariance } from './level-covariance.ts'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import { usualWithin } from './usual-levels.ts'

/** A cell's level beside what the school's other cells and its register marks promise. */
export interface LevelEvidence {
  readonly logP: number
  readonly leastLogP: number
  readonly z: number
  /** Primary points. */
  readonly observed: number
  readonly expected: number
  readonly deviation: number
  /** Level of the reference in primary points, and this cell's level drawn to its expectation, for display. */
  readonly reference: number
  readonly shrunken: number
  /** The expectation in standard deviations of the pupils: 0 is the reference. */
  readonly promise: number
  /** Cells of the school that the expectation rests on, and whether register marks do. */
  readonly restsOn: number
  readonly restsOnRegister: boolean
  readonly works: number
  /** From the expectation to the highest score, its spread, and the variance that only the number of works makes; in deviations of pupils. */
  readonly room: number
  readonly spread: number
  readonly sampling: number
}

/**
 * Tails of honest surprises (a gymnasium class, a change of teacher) are heavier than normal; with 8 degrees of freedom
 * a level alone must be very far out to be flagged among many.
 */
const tailFreedom = 8
const scalePrior = { icc: 0.1, weight: 100 }

/** What is kept of the cells' levels, by position of cell: plain data in shared memory. */
export interface LevelNumbers {
  readonly cells: LevelCells
  /** Residual of the prediction from the school's other cells and its variance; variance 0 where nothing was predicted. */
  readonly residual: Float64Array
  readonly variance: Float64Array
  /** Cells of the same school that the prediction rests on. */
  readonly others: Uint16Array
  readonly scale: EmpiricalNull
}

/**
 * Unexpected level, by position of cell. A school's cells are jointly normal with covariance by relation, so the
 * expectation of each given the others is a kriging prediction; its residual and variance come from the inverse:
 * rᵢ = [K⁻¹y]ᵢ/[K⁻¹]ᵢᵢ, vᵢ = 1/[K⁻¹]ᵢᵢ. A strong school is strong in its other cells too and surprises nobody.
 * Sources: Spiegelhalter 2005 (over-dispersed funnel); Rasmussen, Williams, Gaussian Processes, 2006, 5.4.2 (leave-one-out).
 */
export function measureLevel(gathered: GatheredCells): LevelNumbers {
  const cells = levelCells(gathered)
  const size = gathered.cells.length
  const residual = new Float64Array(new SharedArrayBuffer(8 * size))
  const variance = new Float64Array(new SharedArrayBuffer(8 * size))
  const others = new Uint16Array(new SharedArrayBuffer(2 * size))
  const comparable = comparableCells(gathered, cells)
  const covariance = levelCovariance(gathered, cells, comparable)
  let predicted = 0
  for (const own of comparable)
    predicted += predictFromOthers(gathered, cells, own, covariance, { residual, variance, others })
  const z = new Float64Array(predicted)
  let at = 0
  for (let i = 0; i < size; i++) if (variance[i]! > 0) z[at++] = residual[i]! / Math.sqrt(variance[i]!)
  const scale = fitNullOfScores({ z, n: new Float64Array(predicted).fill(2) }, scalePrior, 'both')
  return { cells, residual, variance, others, scale }
}

/** Evidence of a cell from the numbers; undefined where nothing was predicted. */
export function levelEvidence(
  gathered: GatheredCells,
  { cells, residual, variance, others, scale }: LevelNumbers,
  position: number,
): LevelEvidence | undefined {
  if (!(variance[position]! > 0)) return undefined
  const cell = gathered.cells.at(position)
  const root = Math.sqrt(variance[position]!)
  const deviation = root * Math.sqrt(1 + scale.icc)
  const centred = residual[position]! - scale.location * root
  const observed = cells.residual[position]! + cells.explained[position]!
  const mean = cells.mean[position]!
  const unit = cells.deviation[cell.assessment]!
  const points = (level: number) => mean + unit * level
  const top = (highestScore(cell, gathered.assessments[cell.assessment]!) - mean) / unit
  const room = top - (observed - centred)
  const reliability = Math.max(0, 1 - cells.variance[position]! / (deviation * deviation))
  return {
    z: centred / deviation,
    logP: studentLogUpperTail(centred / deviation, tailFreedom),
    leastLogP: studentLogUpperTail(room / deviation, tailFreedom),
    observed: points(observed),
    expected: points(observed - centred),
    deviation: unit * deviation,
    reference: mean,
    shrunken: points(observed - centred + reliability * centred),
    promise: observed - residual[position]!,
    restsOn: others[position]!,
    restsOnRegister: cells.hasRegister[position] === 1,
    works: cell.works,
    room,
    spread: deviation,
    // Only the part that comes from the number of works shrinks with it.
    sampling: (usualWithin / cell.works) * (1 + scale.icc),
  }
}

/** log of the least p that the cell could show, were there so many times as many works of it. */
export function leastLevelLogP({ room, spread, sampling }: LevelEvidence, times: number): number {
  const variance = Math.max(1e-9, spread ** 2 - sampling * (1 - 1 / times))
  return studentLogUpperTail(room / Math.sqrt(variance), tailFreedom)
}

/** What the school's other cells and register marks promise, in standard deviations of the pupils. */
export const levelPromise = ({ cells, residual, variance }: LevelNumbers, position: number): number | undefined =>
  variance[position]! > 0 ? cells.residual[position]! + cells.explained[position]! - residual[position]! : undefined

const highestScore = (cell: ScreeningCell, assessment: Assessment): number =>
  assessment.maxScore === 'unknown' ? cell.scores.length - 1 : assessment.maxScore

/** Positions of the cells of each school that can be compared. */
function comparableCells({ bounds }: GatheredCells, { residual }: LevelCells): readonly Uint32Array[] {
  const { cellFrom } = bounds
  return Array.from({ length: cellFrom.length - 1 }, (_, school) => {
    const from = cellFrom[school]!
    return Uint32Array.from({ length: cellFrom[school + 1]! - from }, (__, i) => from + i).filter(
      (position) => !Number.isNaN(residual[position]!),
    )
  })
}

/** Writes the predictions of one school's cells. @returns how many could be predicted */
function predictFromOthers(
  { classes, bounds }: GatheredCells,
  cells: LevelCells,
  own: Uint32Array,
  covariance: LevelCovariance,
  into: Pick<LevelNumbers, 'residual' | 'variance' | 'others'>,
): number {
  // With nothing to rest on, a high level is only a high level.
  if (own.length === 0 || (own.length === 1 && cells.hasRegister[own[0]!] === 0)) return 0
  const assessments = Array.from(own, (position) => classes.columns.assessment[bounds.classFrom[position]!]!)
  const matrix = assessments.map((a, i) =>
    Float64Array.from(assessments, (b, j) =>
      i === j ? covariance.variance + cells.variance[own[i]!]! : covariance.between(a, b),
    ),
  )
  const inverse = positiveInverse(matrix)
  own.forEach((position, i) => {
    const variance = 1 / inverse[i]![i]!
    let weighted = 0
    for (let j = 0; j < own.length; j++) weighted += inverse[i]![j]! * cells.residual[own[j]!]!
    into.residual[position] = weighted * variance
    into.variance[position] = variance
    into.others[position] = own.length - 1
  })
  return own.length
}

/** Moment estimates may not make a covariance; a little independent variance always mends that. */
function positiveInverse(matrix: readonly Float64Array[]): Float64Array[] {
  for (let extra = 0; Number.isFinite(extra); extra = extra * 2 + 0.01) {
    const inverse = invertSymmetric(matrix)
    if (inverse !== undefined) return inverse
    matrix.forEach((row, i) => (row[i]! += extra * 2 + 0.01 - extra))
  }
  throw new Error('positiveInverse: matrix must be of finite numbers')
}
