import type { PatternReference } from './pattern-reference.ts'
import { runSquares } from './task-runs.ts'

/** Numbers of one class against the reference, before the null is known. */
export interface ClassSigns {
  /** Works whose pattern can vary: neither empty nor full. */
  readonly works: number
  /** Mean share of the maximum. */
  readonly level: number
  /** Mean over tasks of squared maximum by mean variance: how little honest scores vary, so how far a habit of teaching shows. */
  readonly stiffness: number
  /** Mean over tasks of (Σᵢ residual)²/Σᵢ variance: 1 by chance alone, 1 + (n − 1)·icc with honest teaching. */
  readonly residual: number
  /** The same over runs of neighbouring tasks. */
  readonly runs: number
  /** Points as lenient marking of open tasks gives them, beyond the expected; undefined where open tasks are not told apart. */
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

/**
 * Variance of a work's score that a task has at least, as a share of its squared maximum: where nearly everybody solves a task, a
 * few honest misses of one class would outweigh everything else it did.
 */
const leastVariance = 0.08

let residuals = new Float64Array(32)
let variances = new Float64Array(32)

/** One pass over a class's works: residual from the expected score given variant and total, summed by task. */
export function classSigns(scores: Uint8Array, reference: PatternReference, variants?: Uint8Array): ClassSigns {
  const { tasks, maxima, tableAt, expected, variance, lenient, openPoints, scatter, fit, maxScore, runSpread } =
    reference
  if (residuals.length < tasks) {
    residuals = new Float64Array(2 * tasks)
    variances = new Float64Array(2 * tasks)
  }
  residuals.fill(0, 0, tasks)
  variances.fill(0, 0, tasks)
  let works = 0
  let points = 0
  let openSum = 0
  let openVariance = 0
  let openThird = 0
  let fitSum = 0
  let fitVariance = 0
  let fitThird = 0
  for (let start = 0, work = 0; start < scores.length; start += tasks, work++) {
    let total = 0
    for (let j = 0; j < tasks; j++) total += scores[start + j]!
    if (total === 0 || total === maxScore) continue
    works++
    points += total
    openSum -= openPoints.mean[total]!
    openVariance += openPoints.variance[total]!
    openThird += openPoints.third[total]!
    fitSum -= fit.mean[total]!
    fitVariance += fit.variance[total]!
    fitThird += fit.third[total]!
    const row = (variants === undefined ? 0 : tableAt[variants[work]!]!) + total * tasks
    for (let j = 0; j < tasks; j++) {
      const residual = scores[start + j]! - expected[row + j]!
      openSum += residual * lenient[row + j]!
      fitSum += residual * scatter[row + j]!
      residuals[j]! += residual
      variances[j]! += variance[row + j]!
    }
  }
  if (works === 0) return { works, level: 0, stiffness: 0, residual: 1, runs: 1, open: undefined, fit: undefined }
  let squares = 0
  let stiffness = 0
  for (let j = 0; j < tasks; j++) {
    const least = leastVariance * maxima[j]! ** 2 * works
    const spread = Math.max(least, variances[j]!)
    squares += residuals[j]! ** 2 / spread
    stiffness += (maxima[j]! ** 2 * works) / variances[j]!
    variances[j] = spread
  }
  return {
    works,
    level: points / (works * maxScore),
    stiffness: stiffness / tasks,
    residual: squares / tasks,
    runs: runSquares(residuals, variances, runSpread),
    open: centred(openSum, openVariance, openThird),
    fit: centred(fitSum, fitVariance, fitThird),
  }
}

const centred = (sum: number, variance: number, third: number): CentredSum | undefined =>
  variance > 0 ? { sum, variance, skewness: third / variance ** 1.5 } : undefined
