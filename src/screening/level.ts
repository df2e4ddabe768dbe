import type { Assessment } from '#procedures/model'
import { invertSymmetric, studentLogUpperTail } from '#stats'
import { fitNull } from './empirical-null.ts'
import { levelCells, type LevelCell } from './level-cells.ts'
import { levelCovariance } from './level-covariance.ts'
import type { GatheredCells, ScreeningCell } from './gather-cells.ts'

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
  /** Cells of the school that the expectation rests on, and whether register marks do. */
  /** The expectation in standard deviations of the pupils: 0 is the reference. */
  readonly promise: number
  readonly restsOn: number
  readonly restsOnRegister: boolean
}

/**
 * Tails of honest surprises (a gymnasium class, a change of teacher) are heavier than normal; with 8 degrees of freedom
 * a level alone must be very far out to be flagged among many.
 */
const tailFreedom = 8
const scalePrior = { icc: 0.1, weight: 100 }

/**
 * Unexpected level, by position of cell. A school's cells are jointly normal with covariance by relation, so the
 * expectation of each given the others is a kriging prediction; its residual and variance come from the inverse:
 * rᵢ = [K⁻¹y]ᵢ/[K⁻¹]ᵢᵢ, vᵢ = 1/[K⁻¹]ᵢᵢ. A strong school is strong in its other cells too and surprises nobody.
 * Sources: Spiegelhalter 2005 (over-dispersed funnel); Rasmussen, Williams, Gaussian Processes, 2006, 5.4.2 (leave-one-out).
 */
export function levelEvidence(gathered: GatheredCells): (position: number) => LevelEvidence | undefined {
  const cells = levelCells(gathered)
  const bySchool = Map.groupBy(cells, (item) => item.cell.school)
  const covariance = levelCovariance(bySchool.values(), gathered.assessments)
  const predicted = [...bySchool.values()].flatMap((own) => predictFromOthers(own, covariance))
  const scale = fitNull(
    predicted.map((item) => ({ z: item.z, n: 2 })),
    scalePrior,
    'both',
  )
  const widen = Math.sqrt(1 + scale.icc)
  const numbers = new Float64Array(gathered.cells.length * columns)
  for (const { item, residual, variance } of predicted) {
    const deviation = Math.sqrt(variance) * widen
    const centred = residual - scale.location * Math.sqrt(variance)
    const row = [
      1,
      item.residual + item.explained,
      centred,
      residual,
      deviation,
      item.variance,
      item.mean,
      item.deviation,
      bySchool.get(item.cell.school)!.length - 1,
      item.hasRegister ? 1 : 0,
    ]
    numbers.set(row, item.cell.position * columns)
  }
  return (position) => {
    const at = (column: number) => numbers[position * columns + column]!
    if (at(0) === 0) return undefined
    const [observed, centred, residual, deviation] = [at(1), at(2), at(3), at(4)]
    const cell = gathered.cells[position]!
    const points = (level: number) => at(6) + at(7) * level
    const top = (highestScore(cell, gathered.assessments[cell.assessment]!) - at(6)) / at(7)
    const reliability = Math.max(0, 1 - at(5) / (deviation * deviation))
    return {
      z: centred / deviation,
      logP: studentLogUpperTail(centred / deviation, tailFreedom),
      leastLogP: studentLogUpperTail((top - (observed - centred)) / deviation, tailFreedom),
      observed: points(observed),
      expected: points(observed - centred),
      deviation: at(7) * deviation,
      reference: at(6),
      shrunken: points(observed - centred + reliability * centred),
      promise: observed - residual,
      restsOn: at(8),
      restsOnRegister: at(9) === 1,
    }
  }
}

/** Numbers kept of a cell: known, observed, centred, residual, deviation, sampling variance, mean, unit, others, register. */
const columns = 10

const highestScore = (cell: ScreeningCell, assessment: Assessment): number =>
  assessment.maxScore === 'unknown' ? cell.scores.length - 1 : assessment.maxScore

interface Predicted {
  readonly item: LevelCell
  readonly residual: number
  readonly variance: number
  readonly z: number
}

function predictFromOthers(
  own: readonly LevelCell[],
  covariance: ReturnType<typeof levelCovariance>,
): readonly Predicted[] {
  // With nothing to rest on, a high level is only a high level.
  if (own.length === 1 && !own[0]!.hasRegister) return []
  const matrix = own.map((a, i) =>
    own.map((b, j) => (i === j ? covariance.variance + a.variance : covariance.between(a, b))),
  )
  const inverse = positiveInverse(matrix)
  return own.map((item, i) => {
    const variance = 1 / inverse[i]![i]!
    const residual = own.reduce((sum, other, j) => sum + inverse[i]![j]! * other.residual, 0) * variance
    return { item, residual, variance, z: residual / Math.sqrt(variance) }
  })
}

/** Moment estimates may not make a covariance; a little independent variance always mends that. */
function positiveInverse(matrix: number[][]): Float64Array[] {
  for (let extra = 0; Number.isFinite(extra); extra = extra * 2 + 0.01) {
    const inverse = invertSymmetric(matrix.map((row, i) => row.map((value, j) => (i === j ? value + extra : value))))
    if (inverse !== undefined) return inverse
  }
  throw new Error('positiveInverse: matrix must be of finite numbers')
}
