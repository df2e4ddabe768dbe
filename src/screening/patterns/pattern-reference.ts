import type { Assessment } from '#procedures/model'
import { lenientWeights, scatterWeights, smoothExpected } from './direction-weights.ts'
import {
  addPowers,
  emptyPowerSums,
  momentsByTotal,
  totalWindows,
  type MomentsByTotal,
  type TotalWindow,
} from './local-moments.ts'
import { allCounts, countScores, sumScores, type ScoreSums } from './score-counts.ts'
import { runSpreads } from './task-runs.ts'
import { variantShifts, variantTables, type ClassWorks } from './variant-shifts.ts'
import { likenessTables, type LikenessTables } from './work-likeness.ts'

/**
 * What works of one assessment usually look like given their variant and total: the expectation behind every pattern family.
 * Tables by total × task stand one behind the other; that of a work begins at `tableAt[variant]`, the first one is that of
 * all works together.
 */
export interface PatternReference {
  readonly tasks: number
  readonly maxima: readonly number[]
  readonly maxScore: number
  readonly works: number
  /** Where the table of a variant begins; 0 where a variant is not known or has no table of its own. */
  readonly tableAt: Uint32Array
  /** Expected score and variance by total × task; expected scores of a total add up to the total. */
  readonly expected: Float64Array
  readonly variance: Float64Array
  /** Spread of a run of tasks beside that of its tasks, by the run's first task. */
  readonly runSpread: Float64Array
  /** Works as vectors to be compared with each other. */
  readonly likeness: LikenessTables
  /** 1 for tasks marked by criteria, 0 for the short ones; all 0 where the specification does not tell them apart. */
  readonly open: Uint8Array
  /** Weight of a point by total × task: how much more often lenient marking of open tasks gives it than work of the same total. */
  readonly lenient: Float64Array
  /** Residuals so weighted given the total. */
  readonly openPoints: MomentsByTotal
  /** Weight of a point by total × task: how much more often scattered points fall on the task than earned ones. */
  readonly scatter: Float64Array
  /** Weighted residuals given the total. */
  readonly fit: MomentsByTotal
}

/** Tasks below which a pattern is not a pattern. */
export const leastTasks = 5

/** Variance lent to a task at totals where it hardly varies: three works of one tenth of the squared maximum. */
const lentWorks = 3
const lentVariance = 0.1

export function patternReference(assessment: Assessment, classes: Iterable<ClassWorks>): PatternReference | undefined {
  const maxima = assessment.tasks.map((task) => task.max)
  const tasks = maxima.length
  if (tasks < leastTasks || !hasScores(classes)) return undefined
  const maxScore = maxima.reduce((a, b) => a + b, 0)
  const variants = variantTables(classes)
  const counts = countScores(classes, maxima, variants)
  const all = allCounts(counts)
  const sums = sumScores(all, maxima)
  const windows = totalWindows(all.works)
  const pooled = pooledTable(sums, windows, maxima)
  const smooth = smoothExpected(sums.works, sums.scores, tasks)
  const isOpen = assessment.tasks.map((task) => task.response === 'open')
  const known = assessment.tasks.every((task) => task.response !== 'unknown')
  const apart = known && isOpen.includes(true) && isOpen.includes(false)
  const open = Uint8Array.from(isOpen, (value) => (apart && value ? 1 : 0))
  const ofVariants = counts.map((own) => sumScores(own, maxima))
  const shifts = variantShifts(variants, ofVariants, { ...pooled, maxima })
  const tables = shifts.map((shift) => {
    const { expected, variance } = shifted(pooled, shift, maxima)
    const curve = smooth.map((score, at) => score + shift[at]!)
    const lenient = lenientWeights(curve, variance, maxima, open)
    return { expected, variance, lenient, scatter: scatterWeights(curve, variance, maxima) }
  })
  const harder = shifts.map((shift) => shift.map((value, at) => value / pooled.variance[at]!))
  const reference = {
    tasks,
    maxima,
    maxScore,
    works: all.works.reduce((a, b) => a + b, 0),
    tableAt: Uint32Array.from(variants.tableOf, (table) => table * (maxScore + 1) * tasks),
    expected: joined(tables.map((table) => table.expected)),
    variance: joined(tables.map((table) => table.variance)),
    likeness: likenessTables(all, maxima, harder),
    open,
    lenient: joined(tables.map((table) => table.lenient)),
    scatter: joined(tables.map((table) => table.scatter)),
  }
  const points = functionals(classes, reference)
  return {
    ...reference,
    runSpread: runSpreads(classes, reference),
    openPoints: momentsByTotal(all.works, points.open, windows),
    fit: momentsByTotal(all.works, points.fit, windows),
  }
}

function hasScores(classes: Iterable<ClassWorks>): boolean {
  for (const { taskScores } of classes) if (taskScores !== undefined) return true
  return false
}

interface ExpectedTable {
  readonly expected: Float64Array
  readonly variance: Float64Array
}

/** Expectation over all works together. */
function pooledTable(
  { works, scores, squares }: ScoreSums,
  windows: readonly TotalWindow[],
  maxima: readonly number[],
): ExpectedTable {
  const tasks = maxima.length
  const expected = new Float64Array(scores.length)
  const variance = new Float64Array(scores.length)
  windows.forEach(({ from, to, weight }, total) => {
    for (let j = 0; j < tasks; j++) {
      let n = 0
      let first = 0
      let second = 0
      for (let near = from; near <= to; near++) {
        const w = weight(near)
        n += w * works[near]!
        first += w * scores[near * tasks + j]!
        second += w * squares[near * tasks + j]!
      }
      const mean = n === 0 ? 0 : first / n
      const own = n === 0 ? 0 : Math.max(0, second - first * mean)
      expected[total * tasks + j] = mean
      variance[total * tasks + j] = (own + lentWorks * lentVariance * maxima[j]! ** 2) / (n + lentWorks)
    }
  })
  addUp(expected, variance, tasks)
  return { expected, variance }
}

/** A window that is not even, or wide, misses the total a little; the tasks that vary most take up the difference. */
function addUp(expected: Float64Array, variance: Float64Array, tasks: number): void {
  for (let total = 0, row = 0; row < expected.length; total++, row += tasks) {
    let gap = total
    let all = 0
    for (let j = 0; j < tasks; j++) {
      gap -= expected[row + j]!
      all += variance[row + j]!
    }
    for (let j = 0; j < tasks; j++) expected[row + j]! += (gap * variance[row + j]!) / all
  }
}

/** The nearest to the ends of its scale that a score counts for its variance, as a share of the maximum. */
const nearestEnd = 0.02

/** Table of a variant. A score that moves towards an end of its scale varies less, as a share does: by e(max − e). */
function shifted(pooled: ExpectedTable, shift: Float64Array, maxima: readonly number[]): ExpectedTable {
  if (shift.every((value) => value === 0)) return pooled
  const tasks = maxima.length
  const expected = pooled.expected.map((score, at) => score + shift[at]!)
  const room = (score: number, max: number) => {
    const inside = Math.max(nearestEnd * max, Math.min((1 - nearestEnd) * max, score))
    return inside * (max - inside)
  }
  const variance = pooled.variance.map((value, at) => {
    const max = maxima[at % tasks]!
    return (value * room(expected[at]!, max)) / room(pooled.expected[at]!, max)
  })
  addUp(expected, variance, tasks)
  return { expected, variance }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0]!
  const all = new Float64Array(parts.length * parts[0]!.length)
  parts.forEach((part, at) => all.set(part, at * part.length))
  return all
}

/** Power sums by total of residuals weighted by leniency and by scatter, variants together. */
function functionals(
  classes: Iterable<ClassWorks>,
  {
    tasks,
    maxScore,
    tableAt,
    expected,
    lenient,
    scatter,
  }: Pick<PatternReference, 'tasks' | 'maxScore' | 'tableAt' | 'expected' | 'lenient' | 'scatter'>,
) {
  const sums = { open: emptyPowerSums(maxScore + 1), fit: emptyPowerSums(maxScore + 1) }
  for (const { taskScores, variants } of classes) {
    if (taskScores === undefined) continue
    for (let start = 0, work = 0; start < taskScores.length; start += tasks, work++) {
      let total = 0
      for (let j = 0; j < tasks; j++) total += taskScores[start + j]!
      const row = (variants === undefined ? 0 : tableAt[variants[work]!]!) + total * tasks
      let openPoints = 0
      let fit = 0
      for (let j = 0; j < tasks; j++) {
        const residual = taskScores[start + j]! - expected[row + j]!
        openPoints += residual * lenient[row + j]!
        fit += residual * scatter[row + j]!
      }
      addPowers(sums.open, total, openPoints)
      addPowers(sums.fit, total, fit)
    }
  }
  return sums
}
