import type { Assessment } from '#procedures/model'
import { lenientWeights, scatterWeights, smoothExpected } from './direction-weights.ts'
import { addPowers, emptyPowerSums, momentsByTotal, totalWindows, type MomentsByTotal } from './local-moments.ts'

/** What works of one assessment usually look like given their total: the expectation behind every pattern family. */
export interface PatternReference {
  readonly tasks: number
  readonly maxima: readonly number[]
  readonly maxScore: number
  readonly works: number
  /** Expected score and variance by total × task; expected scores of a total add up to the total. */
  readonly expected: Float64Array
  readonly variance: Float64Array
  /** 1/√variance. */
  readonly precision: Float64Array
  /** 1 for tasks marked by criteria, 0 for the short ones; all 0 where the specification does not tell them apart. */
  readonly open: Uint8Array
  /** Weight of a point by total × task: how much more often lenient marking of open tasks gives it than work of the same total. */
  readonly lenient: Float64Array
  /** Points so weighted given the total. */
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
  const smooth = smoothExpected(works, sums, tasks)
  const scatter = scatterWeights(smooth, variance, maxima)
  const lenient = lenientWeights(smooth, variance, maxima, open)
  const points = functionals(classes, tasks, lenient, scatter, maxScore)
  return {
    tasks,
    maxima,
    maxScore,
    works: works.reduce((a, b) => a + b, 0),
    expected,
    variance,
    precision: variance.map((value) => 1 / Math.sqrt(value)),
    open,
    lenient,
    openPoints: momentsByTotal(works, points.open, windows),
    scatter,
    fit: momentsByTotal(works, points.fit, windows),
  }
}

/** Power sums by total of what is linear in a work's scores: points weighted by leniency and by scatter. */
function functionals(
  classes: readonly Uint8Array[],
  tasks: number,
  lenient: Float64Array,
  scatter: Float64Array,
  maxScore: number,
) {
  const sums = { open: emptyPowerSums(maxScore + 1), fit: emptyPowerSums(maxScore + 1) }
  for (const scores of classes) {
    for (let start = 0; start < scores.length; start += tasks) {
      let total = 0
      for (let j = 0; j < tasks; j++) total += scores[start + j]!
      const row = total * tasks
      let openPoints = 0
      let fit = 0
      for (let j = 0; j < tasks; j++) {
        const score = scores[start + j]!
        openPoints += score * lenient[row + j]!
        fit += score * scatter[row + j]!
      }
      addPowers(sums.open, total, openPoints)
      addPowers(sums.fit, total, fit)
    }
  }
  return sums
}
