import type { PatternReference } from './pattern-reference.ts'

/** Numbers of one class against the reference, before the null is known. */
export interface ClassSigns {
  /** Works whose pattern can vary: neither empty nor full. */
  readonly works: number
  /** Mean share of the maximum. */
  readonly level: number
  /** Mean over tasks of (Σᵢ residual)²/Σᵢ variance: 1 by chance alone, 1 + (n − 1)·icc with honest teaching. */
  readonly residual: number
  /** 1 + (n − 1)·(mean over pairs of works of the correlation of standardised residuals). */
  readonly similarity: number
  /** Points on open tasks beyond those expected given the totals; undefined where not known. */
  readonly open: CentredSum | undefined
  /** Hard points got and easy ones missed beyond the expected. */
  readonly fit: CentredSum | undefined
}

/** A sum over a class's works less its expectation given the totals, with the moments of that difference. */
export interface CentredSum {
  readonly sum: number
  readonly variance: number
  readonly skewness: number
}

/** A coincidence on a task that almost nobody solves weighs much, but no single one decides. */
const widestResidual = 5

let residuals = new Float64Array(32)
let variances = new Float64Array(32)
let standardised = new Float64Array(32)

/**
 * One pass over a class's works: residual from the expected score given the total, summed by task.
 * Similarity weighs by rarity because residuals are standardised: the sum over all pairs of works comes from sums over
 * works, (Σᵢuᵢⱼ)² − Σᵢuᵢⱼ², so the cost is that of reading the works once.
 */
export function classSigns(scores: Uint8Array, reference: PatternReference): ClassSigns {
  const { tasks, expected, variance, precision, open, openPoints, scatter, fit, maxScore } = reference
  if (residuals.length < tasks) {
    residuals = new Float64Array(2 * tasks)
    variances = new Float64Array(2 * tasks)
    standardised = new Float64Array(2 * tasks)
  }
  residuals.fill(0, 0, tasks)
  variances.fill(0, 0, tasks)
  standardised.fill(0, 0, tasks)
  let works = 0
  let points = 0
  let ownSquares = 0
  let openSum = 0
  let openVariance = 0
  let openThird = 0
  let fitSum = 0
  let fitVariance = 0
  let fitThird = 0
  for (let start = 0; start < scores.length; start += tasks) {
    let total = 0
    let own = 0
    for (let j = 0; j < tasks; j++) {
      const score = scores[start + j]!
      total += score
      own += score * open[j]!
    }
    if (total === 0 || total === maxScore) continue
    works++
    points += total
    openSum += own - openPoints.mean[total]!
    openVariance += openPoints.variance[total]!
    openThird += openPoints.third[total]!
    fitSum -= fit.mean[total]!
    fitVariance += fit.variance[total]!
    fitThird += fit.third[total]!
    const row = total * tasks
    for (let j = 0; j < tasks; j++) {
      const score = scores[start + j]!
      const residual = score - expected[row + j]!
      fitSum += score * scatter[row + j]!
      residuals[j]! += residual
      variances[j]! += variance[row + j]!
      let u = residual * precision[row + j]!
      if (u > widestResidual) u = widestResidual
      else if (u < -widestResidual) u = -widestResidual
      standardised[j]! += u
      ownSquares += u * u
    }
  }
  if (works === 0) return { works, level: 0, residual: 1, similarity: 1, open: undefined, fit: undefined }
  let squares = 0
  let pairs = -ownSquares
  for (let j = 0; j < tasks; j++) {
    squares += residuals[j]! ** 2 / variances[j]!
    pairs += standardised[j]! ** 2
  }
  return {
    works,
    level: points / (works * maxScore),
    residual: squares / tasks,
    similarity: ownSquares > 0 ? 1 + pairs / ownSquares : 1,
    open: centred(openSum, openVariance, openThird),
    fit: centred(fitSum, fitVariance, fitThird),
  }
}

const centred = (sum: number, variance: number, third: number): CentredSum | undefined =>
  variance > 0 ? { sum, variance, skewness: third / variance ** 1.5 } : undefined
