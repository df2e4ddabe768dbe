import type { ClassWorks, VariantTables } from './variant-shifts.ts'

/** Works by total and by total × task × score: all that the reference of an assessment is made from. */
export interface ScoreCounts {
  readonly works: Float64Array
  /** A row of every total: scores 0…max of the first task, then of the second, … */
  readonly counts: Float64Array
}

/** Sums of scores and of squared scores by total × task. */
export interface ScoreSums {
  readonly works: Float64Array
  readonly scores: Float64Array
  readonly squares: Float64Array
}

/** Where the scores of each task begin in a row of counts; the last entry is the length of a row. */
export function firstScores(maxima: readonly number[]): Uint32Array {
  const first = new Uint32Array(maxima.length + 1)
  maxima.forEach((max, j) => (first[j + 1] = first[j]! + max + 1))
  return first
}

/** One pass over all works. @returns counts of each table of variants */
export function countScores(
  classes: Iterable<ClassWorks>,
  maxima: readonly number[],
  { tableOf, tables }: VariantTables,
): readonly ScoreCounts[] {
  const tasks = maxima.length
  const maxScore = maxima.reduce((a, b) => a + b, 0)
  const first = firstScores(maxima)
  const width = first[tasks]!
  const counted = Array.from({ length: tables }, () => emptyCounts(maxScore, width))
  for (const { taskScores, variants } of classes) {
    if (taskScores === undefined) continue
    for (let start = 0, work = 0; start < taskScores.length; start += tasks, work++) {
      const { works, counts } = counted[variants === undefined ? 0 : tableOf[variants[work]!]!]!
      let total = 0
      for (let j = 0; j < tasks; j++) total += taskScores[start + j]!
      works[total]!++
      const row = total * width
      for (let j = 0; j < tasks; j++) counts[row + first[j]! + taskScores[start + j]!]!++
    }
  }
  return counted
}

/** All tables together. */
export function allCounts(parts: readonly ScoreCounts[]): ScoreCounts {
  if (parts.length === 1) return parts[0]!
  const [{ works, counts }] = parts as [ScoreCounts, ...ScoreCounts[]]
  const all = { works: new Float64Array(works.length), counts: new Float64Array(counts.length) }
  for (const part of parts) {
    part.works.forEach((count, total) => (all.works[total]! += count))
    part.counts.forEach((count, at) => (all.counts[at]! += count))
  }
  return all
}

export function sumScores({ works, counts }: ScoreCounts, maxima: readonly number[]): ScoreSums {
  const tasks = maxima.length
  const first = firstScores(maxima)
  const width = first[tasks]!
  const scores = new Float64Array(works.length * tasks)
  const squares = new Float64Array(works.length * tasks)
  for (let total = 0; total < works.length; total++) {
    for (let j = 0; j < tasks; j++) {
      for (let score = 1; score <= maxima[j]!; score++) {
        const count = counts[total * width + first[j]! + score]!
        scores[total * tasks + j]! += score * count
        squares[total * tasks + j]! += score * score * count
      }
    }
  }
  return { works, scores, squares }
}

const emptyCounts = (maxScore: number, width: number): ScoreCounts => ({
  works: new Float64Array(maxScore + 1),
  counts: new Float64Array((maxScore + 1) * width),
})
