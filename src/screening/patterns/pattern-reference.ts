import type { Assessment } from '#procedures/model'
import { addPowers, emptyPowerSums, momentsByTotal, totalWindows, type MomentsByTotal } from './local-moments.ts'

/** What works of one assessment usually look like given their total: the expectation behind every pattern family. */
export interface PatternReference {
  readonly tasks: number
  readonly maxScore: number
  readonly works: number
  /** Expected score and variance by total × task; expected scores of a total add up to the total. */
  readonly expected: Float64Array
  readonly variance: Float64Array
  /** 1/√variance. */
  readonly precision: Float64Array
  /** 1 for tasks marked by criteria, 0 for the short ones; all 0 where the specification does not tell them apart. */
  readonly open: Uint8Array
  /** Points on open tasks given the total. */
  readonly openPoints: MomentsByTotal
  /** Weight of a point by total × task: how much more often scattered points fall on the task than earned ones. */
  readonly scatter: Float64Array
  /** Weighted points given the total. */
  readonly fit: MomentsByTotal
}

/** Tasks below which a pattern is not a pattern. */
export const leastTasks = 5

/** Variance lent to a task at totals where it hardly varies: three works of one tenth of the squared maximum. */
const lentWorks = 3
const lentVariance = 0.1

/** @param classes task scores of classes, work after work; undefined where the assessment has no tasks or no scores */
export function patternReference(assessment: Assessment, classes: readonly Uint8Array[]): PatternReference | undefined {
  const maxima = assessment.tasks.map((task) => task.max)
  const tasks = maxima.length
  if (tasks < leastTasks || classes.length === 0) return undefined
  const maxScore = maxima.reduce((a, b) => a + b, 0)
  const works = new Float64Array(maxScore + 1)
  const sums = new Float64Array((maxScore + 1) * tasks)
  const squares = new Float64Array((maxScore + 1) * tasks)
  for (const scores of classes) {
    for (let start = 0; start < scores.length; start += tasks) {
      let total = 0
      for (let j = 0; j < tasks; j++) total += scores[start + j]!
      works[total]!++
      const row = total * tasks
      for (let j = 0; j < tasks; j++) {
        const score = scores[start + j]!
        sums[row + j]! += score
        squares[row + j]! += score * score
      }
    }
  }
  const windows = totalWindows(works)
  const expected = new Float64Array(sums.length)
  const variance = new Float64Array(sums.length)
  windows.forEach(({ from, to, weight }, total) => {
    let gap = total
    let all = 0
    for (let j = 0; j < tasks; j++) {
      let n = 0
      let first = 0
      let second = 0
      for (let near = from; near <= to; near++) {
        const w = weight(near)
        n += w * works[near]!
        first += w * sums[near * tasks + j]!
        second += w * squares[near * tasks + j]!
      }
      const mean = n === 0 ? 0 : first / n
      const own = n === 0 ? 0 : Math.max(0, second - first * mean)
      const value = (own + lentWorks * lentVariance * maxima[j]! ** 2) / (n + lentWorks)
      expected[total * tasks + j] = mean
      variance[total * tasks + j] = value
      gap -= mean
      all += value
    }
    // A window that is not even, or wide, misses the total a little; the tasks that vary most take up the difference.
    for (let j = 0; j < tasks; j++) {
      expected[total * tasks + j]! += (gap * variance[total * tasks + j]!) / all
    }
  })
  const isOpen = assessment.tasks.map((task) => task.response === 'open')
  const known = assessment.tasks.every((task) => task.response !== 'unknown')
  const apart = known && isOpen.includes(true) && isOpen.includes(false)
  const open = Uint8Array.from(isOpen, (value) => (apart && value ? 1 : 0))
  const scatter = scatterWeights(expected, variance, maxima, maxScore)
  const points = functionals(classes, tasks, open, scatter, maxScore)
  return {
    tasks,
    maxScore,
    works: works.reduce((a, b) => a + b, 0),
    expected,
    variance,
    precision: variance.map((value) => 1 / Math.sqrt(value)),
    open,
    openPoints: momentsByTotal(works, points.open, windows),
    scatter,
    fit: momentsByTotal(works, points.fit, windows),
  }
}

/** Share of the lost points that scattered points would restore: the direction matters, its length does not. */
const scatteredShare = 0.2
/** Keeps one rare miss in a nearly full work from outweighing a class, as a share of the squared maximum. */
const steadyingVariance = 0.08

/**
 * Direction in which scores move when points are handed out without regard to difficulty: a work of total s₀ that got
 * q of every lost point looks like total s, but solves hard tasks more often and easy ones less often than works that
 * earned s. Weight = (expected score of such a work − expected score given s)/variance: the score test of that mixture.
 */
function scatterWeights(
  expected: Float64Array,
  variance: Float64Array,
  maxima: readonly number[],
  maxScore: number,
): Float64Array {
  const tasks = maxima.length
  const weights = new Float64Array(expected.length)
  for (let total = 0; total <= maxScore; total++) {
    const before = Math.max(0, (total - scatteredShare * maxScore) / (1 - scatteredShare))
    // A total that could not have come from scattered points alone is compared at the share it allows.
    const share = before > 0 ? scatteredShare : total / maxScore
    const low = Math.floor(before)
    const part = before - low
    for (let j = 0; j < tasks; j++) {
      const from = expected[low * tasks + j]!
      const to = expected[Math.min(maxScore, low + 1) * tasks + j]!
      const earned = from + part * (to - from)
      const scattered = earned + share * (maxima[j]! - earned)
      weights[total * tasks + j] =
        (scattered - expected[total * tasks + j]!) /
        (variance[total * tasks + j]! + steadyingVariance * maxima[j]! ** 2)
    }
  }
  return weights
}

/** Power sums by total of what is linear in a work's scores: open points, points weighted by scatter. */
function functionals(
  classes: readonly Uint8Array[],
  tasks: number,
  open: Uint8Array,
  scatter: Float64Array,
  maxScore: number,
) {
  const sums = { open: emptyPowerSums(maxScore + 1), fit: emptyPowerSums(maxScore + 1) }
  for (const scores of classes) {
    for (let start = 0; start < scores.length; start += tasks) {
      let total = 0
      let openPoints = 0
      for (let j = 0; j < tasks; j++) {
        const score = scores[start + j]!
        total += score
        openPoints += score * open[j]!
      }
      const row = total * tasks
      let fit = 0
      for (let j = 0; j < tasks; j++) fit += scores[start + j]! * scatter[row + j]!
      addPowers(sums.open, total, openPoints)
      addPowers(sums.fit, total, fit)
    }
  }
  return sums
}
