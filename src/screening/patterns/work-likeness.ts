import { firstScores, type ScoreCounts } from './score-counts.ts'

/**
 * Works as vectors whose products say how much two works share beyond what their totals make likely. An entry stands for
 * one score q of one task and holds (1 − P)·w where the work has that score and −P·w where it has not, P the chance of the
 * score given variant and total, w = P^(−1/4): sharing a rare score counts for more, whether it is a partial score, a zero
 * on an easy task or a full score on a hard one.
 */
export interface LikenessTables {
  /** Entries of a work's vector. */
  readonly length: number
  /** Where score 0 of each task stands. A task of one point needs a single entry, that of score 1. */
  readonly scoreZeroAt: Int32Array
  /** 1 for tasks of one point. */
  readonly single: Uint8Array
  /** By table and total × entry: what an entry holds without its score, and what the score adds. */
  readonly absent: Float64Array
  readonly added: Float64Array
  /** By table and total: the squared length of a vector of absent entries, and the mean squared length of works. */
  readonly absentSquares: Float64Array
  readonly meanSquares: Float64Array
}

/** A score is never taken for rarer than this. */
const leastChance = 0.01
/** Weight of a score by its chance: between none (0) and that of the chi-square distance (½); measured, docs/methods/patterns.md. */
const rarity = 0.25
/** Deviation of the smoothing kernel as a share of the greatest total. */
const kernelShare = 0.05
/** Works of equal chances that every total has beside its own. */
const lentWorks = 0.5

/** @param harder shifts of the expected scores by table (first: none), in units of their variance, by total × task */
export function likenessTables(
  pooled: ScoreCounts,
  maxima: readonly number[],
  harder: readonly Float64Array[],
): LikenessTables {
  const tasks = maxima.length
  const totals = pooled.works.length
  const first = firstScores(maxima)
  const chances = smoothChances(pooled, maxima)
  const single = Uint8Array.from(maxima, (max) => (max === 1 ? 1 : 0))
  const scoreZeroAt = new Int32Array(tasks)
  let length = 0
  for (let j = 0; j < tasks; j++) {
    scoreZeroAt[j] = length - single[j]!
    length += single[j] === 1 ? 1 : maxima[j]! + 1
  }
  const tables = {
    length,
    scoreZeroAt,
    single,
    absent: new Float64Array(harder.length * totals * length),
    added: new Float64Array(harder.length * totals * length),
    absentSquares: new Float64Array(harder.length * totals),
    meanSquares: new Float64Array(harder.length * totals),
  }
  harder.forEach((shift, table) => {
    for (let total = 0; total < totals; total++) {
      const row = table * totals + total
      for (let j = 0; j < tasks; j++) {
        const from = total * first[tasks]! + first[j]!
        const own = tilted(chances.subarray(from, from + maxima[j]! + 1), shift[total * tasks + j]!)
        enter(tables, row, j, own)
      }
    }
  })
  return tables
}

function enter(tables: LikenessTables, row: number, task: number, chances: readonly number[]): void {
  const { length, scoreZeroAt, single, absent, added, absentSquares, meanSquares } = tables
  const weights = chances.map((chance) => chance ** -rarity)
  chances.forEach((chance, score) => {
    if (single[task] === 1 && score === 0) return
    // Both scores of a task of one point in one entry: sharing either adds to the product of two works.
    const weight = single[task] === 1 ? Math.hypot(weights[0]!, weights[1]!) : weights[score]!
    const at = row * length + scoreZeroAt[task]! + score
    absent[at] = -chance * weight
    added[at] = weight
    absentSquares[row]! += (chance * weight) ** 2
    meanSquares[row]! += chance * (1 - chance) * weight ** 2
  })
}

/** Points earned by a logistic law: a task easier by δ makes every score q likelier by exp(δq). */
function tilted(chances: Float64Array, shift: number): readonly number[] {
  const weights = Array.from(chances, (chance, score) => chance * Math.exp(shift * score))
  const all = weights.reduce((a, b) => a + b, 0)
  return weights.map((weight) => Math.max(leastChance, weight / all))
}

function smoothChances({ works, counts }: ScoreCounts, maxima: readonly number[]): Float64Array {
  const first = firstScores(maxima)
  const width = first[maxima.length]!
  const smooth = new Float64Array(counts.length)
  const deviation = Math.max(1, kernelShare * works.length)
  for (let total = 0; total < works.length; total++) {
    const row = total * width
    for (let near = 0; near < works.length; near++) {
      if (works[near] === 0) continue
      const weight = Math.exp(-0.5 * ((near - total) / deviation) ** 2)
      for (let at = 0; at < width; at++) smooth[row + at]! += weight * counts[near * width + at]!
    }
    maxima.forEach((max, j) => {
      const from = row + first[j]!
      let all = 0
      for (let score = 0; score <= max; score++) all += smooth[from + score]! += lentWorks / (max + 1)
      for (let score = 0; score <= max; score++) smooth[from + score]! /= all
    })
  }
  return smooth
}

/**
 * Writes the vector of one work. Its length is brought half way to one: a work of many rare scores may stand out, but not
 * by its own strangeness alone.
 * @param row of the tables; @param start of the work's scores; @param at where the vector begins
 */
export function layOut(
  tables: LikenessTables,
  row: number,
  scores: Uint8Array,
  start: number,
  into: Float64Array,
  at: number,
): void {
  const { length, scoreZeroAt, single, absent, added, absentSquares, meanSquares } = tables
  const from = row * length
  for (let k = 0; k < length; k++) into[at + k] = absent[from + k]!
  let squares = absentSquares[row]!
  for (let j = 0; j < scoreZeroAt.length; j++) {
    const score = scores[start + j]!
    if (score === 0 && single[j] === 1) continue
    const place = scoreZeroAt[j]! + score
    const more = added[from + place]!
    into[at + place]! += more
    squares += more * (more + 2 * absent[from + place]!)
  }
  const scale = 1 / Math.sqrt(Math.sqrt(squares * meanSquares[row]!))
  for (let k = 0; k < length; k++) into[at + k]! *= scale
}
