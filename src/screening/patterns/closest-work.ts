import { normalFromLogUpperTail, normalLogUpperTail, normalQuantile } from '#stats'
import type { PatternReference } from './pattern-reference.ts'
import { layOut } from './work-likeness.ts'

/**
 * How much the works of a class resemble the one that they resemble most. Copies have a source: a mean over all pairs drowns
 * the few works that were copied, and a class that learnt some tasks better is a little alike in all its pairs.
 */
export interface ClosestWork {
  /** Works whose pattern can vary: neither empty nor full. */
  readonly works: number
  /** Sum over the other works of the squared positive product of its vector with that of the closest work. */
  readonly sum: number
}

/** Of a very large group every second, third, … work is compared. */
const mostWorks = 300

let rows = new Float64Array(1024)
let sums = new Float64Array(64)

/** One pass over all pairs of a class's works. @param scores work after work; @param variants of the works, where known */
export function closestWork(
  scores: Uint8Array,
  { tasks, maxScore, tableAt, likeness }: PatternReference,
  variants?: Uint8Array,
): ClosestWork {
  const { length } = likeness
  const stride = Math.ceil(scores.length / tasks / mostWorks)
  const room = Math.ceil(scores.length / tasks / stride) * length
  if (rows.length < room) rows = new Float64Array(2 * room)
  let works = 0
  for (let start = 0; start < scores.length; start += tasks * stride) {
    let total = 0
    for (let j = 0; j < tasks; j++) total += scores[start + j]!
    if (total === 0 || total === maxScore) continue
    const table = variants === undefined ? 0 : tableAt[variants[start / tasks]!]! / tasks
    layOut(likeness, table + total, scores, start, rows, works * length)
    works++
  }
  if (sums.length < works) sums = new Float64Array(2 * works)
  sums.fill(0, 0, works)
  for (let i = 1; i < works; i++) {
    const own = i * length
    for (let k = 0; k < i; k++) {
      const other = k * length
      let product = 0
      for (let j = 0; j < length; j++) product += rows[own + j]! * rows[other + j]!
      if (product <= 0) continue
      const square = product * product
      sums[i]! += square
      sums[k]! += square
    }
  }
  let most = 0
  for (let i = 0; i < works; i++) if (sums[i]! > most) most = sums[i]!
  return { works, sum: most }
}

/**
 * Law of the sum for honest works: squared positive parts of correlations with variance 1/d (d: independent directions among
 * the tasks) make a sum of mean (n − 1)/2d and shape (n − 1)/5, taken as gamma by the cube root of Wilson and Hilferty (1931);
 * the closest of n works is the largest of n such sums, almost independent.
 */
const shapeOf = (works: number): number => (works - 1) / 5

/** Normal score of the sum. @param directions independent directions among the tasks */
export function closestScore({ works, sum }: ClosestWork, directions: number): number {
  const shape = shapeOf(works)
  const ratio = (sum * 2 * directions) / (works - 1)
  const single = normalLogUpperTail((Math.cbrt(ratio) - 1 + 1 / (9 * shape)) * 3 * Math.sqrt(shape))
  // The largest of n: 1 − (1 − p)ⁿ, far out n·p.
  const largest = single < -20 ? single + Math.log(works) : Math.log(-Math.expm1(works * Math.log1p(-Math.exp(single))))
  return largest > -1e-15 ? lowestScore : Math.max(lowestScore, normalFromLogUpperTail(largest))
}

const lowestScore = -6

/** The sum that has this normal score. */
export function sumAtScore(score: number, works: number, directions: number): number {
  const shape = shapeOf(works)
  const logLargest = normalLogUpperTail(score)
  const single =
    logLargest < -20 ? logLargest - Math.log(works) : Math.log(-Math.expm1(Math.log1p(-Math.exp(logLargest)) / works))
  const w = normalFromLogUpperTail(single)
  const ratio = Math.max(0, 1 - 1 / (9 * shape) + w / (3 * Math.sqrt(shape))) ** 3
  return (ratio * (works - 1)) / (2 * directions)
}

/** Directions at which the class's sum is the median of honest ones. */
export function directionsAtMedian({ works, sum }: ClosestWork): number {
  const shape = shapeOf(works)
  const w = normalQuantile(0.5 ** (1 / works))
  const ratio = Math.max(1e-3, 1 - 1 / (9 * shape) + w / (3 * Math.sqrt(shape))) ** 3
  return (ratio * (works - 1)) / (2 * Math.max(1e-6, sum))
}
