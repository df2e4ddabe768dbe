import { totalWindows } from './local-moments.ts'
import type { ScoreSums } from './score-counts.ts'

/** Works of one class as the pattern families read them: `ClassCounts` is one. */
export interface ClassWorks {
  /** Scores work after work. */
  readonly taskScores?: Uint8Array | undefined
  /** Variant of each work; 0 where it is not known. */
  readonly variants?: Uint8Array | undefined
}

/** Variants of one assessment that are told apart. Table 0 is that of all works together. */
export interface VariantTables {
  /** Table by variant, 0 for variants without one of their own. */
  readonly tableOf: Uint8Array
  readonly tables: number
  /** Mean number of works that a work's class has of its variant, by table. */
  readonly together: readonly number[]
}

/** Works below which a variant has no table of its own: its shift would be drawn to nothing anyway. */
const leastVariantWorks = 100

/** Which variants have works enough. An assessment of one variant needs no second table. */
export function variantTables(classes: Iterable<ClassWorks>): VariantTables {
  const works = new Float64Array(256)
  const pairs = new Float64Array(256)
  const own = new Uint32Array(256)
  let all = 0
  for (const { variants } of classes) {
    if (variants === undefined) continue
    all += variants.length
    for (const variant of variants) own[variant]!++
    for (const variant of variants) {
      const count = own[variant]!
      if (count === 0) continue
      works[variant]! += count
      pairs[variant]! += count * count
      own[variant] = 0
    }
  }
  const tableOf = new Uint8Array(256)
  const together = [0]
  for (let variant = 1; variant < 256; variant++) {
    if (works[variant]! < leastVariantWorks || works[variant] === all) continue
    tableOf[variant] = together.length
    together.push(pairs[variant]! / works[variant]!)
  }
  return { tableOf, tables: together.length, together }
}

/** Residuals of one class go together by this much (honest teaching), so its works of one variant count for fewer. */
const usualTeaching = 0.025
/** Works around a total that its shift is learnt from: difficulty hardly depends on the total, so the windows are wide. */
const shiftWorks = 400
/** A shift goes at most this far towards the end of the scale. */
const farthest = 0.9

/**
 * How the expected scores of each variant differ from those of all works, by total × task.
 *
 * A task harder by δ lowers the expected score given the total by δ·variance (exactly so, to first order, where points are
 * earned by a logistic law), so the sum of residuals R of a variant's works has mean δV and variance DV, V the sum of the
 * works' variances and D = 1 + (m − 1)·icc for m works in a class. With δ of variance τ² between variants its best guess
 * is R/(V + D/τ²): a variant of few works is drawn to all works. τ² comes from all variants and tasks of the assessment
 * by moments, ER² = DV + τ²V²; where variants do not differ it is 0, and so are the shifts.
 * Source: empirical Bayes of a normal mean (C. Morris, JASA 78, 1983).
 */
export function variantShifts(
  { tables, together }: VariantTables,
  sums: readonly ScoreSums[],
  pooled: { readonly expected: Float64Array; readonly variance: Float64Array; readonly maxima: readonly number[] },
): readonly Float64Array[] {
  const { expected, variance, maxima } = pooled
  const tasks = maxima.length
  const design = together.map((works) => 1 + Math.max(0, works - 1) * usualTeaching)
  const residuals = sums.map(({ works, scores }) =>
    scores.map((sum, at) => sum - works[Math.floor(at / tasks)]! * expected[at]!),
  )
  const spread = differenceOfVariants(sums, residuals, variance, tasks, design)
  return Array.from({ length: tables }, (_, table) => {
    const shift = new Float64Array(expected.length)
    if (table === 0 || spread === 0) return shift
    const { works } = sums[table]!
    const drawn = design[table]! / spread
    totalWindows(works, shiftWorks).forEach(({ from, to, weight }, total) => {
      for (let j = 0; j < tasks; j++) {
        let residual = 0
        let known = 0
        for (let near = from; near <= to; near++) {
          const at = near * tasks + j
          residual += weight(near) * residuals[table]![at]!
          known += weight(near) * works[near]! * variance[at]!
        }
        const at = total * tasks + j
        const moved = (variance[at]! * residual) / (known + drawn)
        const score = Math.max(0, Math.min(maxima[j]!, expected[at]!))
        shift[at] = Math.max(-farthest * score, Math.min(farthest * (maxima[j]! - score), moved))
      }
    })
    return shift
  })
}

/** Variance of the tasks' difficulty between variants, by moments. */
function differenceOfVariants(
  sums: readonly ScoreSums[],
  residuals: readonly Float64Array[],
  variance: Float64Array,
  tasks: number,
  design: readonly number[],
): number {
  const all = sums.reduce((count, { works }) => count + works.reduce((a, b) => a + b, 0), 0)
  let beyond = 0
  let known = 0
  sums.forEach(({ works }, table) => {
    if (table === 0) return
    // The works of the variant stand in the expectation too, and residuals of a work add up to nothing.
    const free = (1 - works.reduce((a, b) => a + b, 0) / all) * (1 - 1 / tasks)
    for (let j = 0; j < tasks; j++) {
      let sum = 0
      let spread = 0
      for (let total = 0; total < works.length; total++) {
        sum += residuals[table]![total * tasks + j]!
        spread += works[total]! * variance[total * tasks + j]!
      }
      if (spread === 0) continue
      beyond += sum ** 2 / spread - design[table]! * free
      known += spread
    }
  })
  return known === 0 ? 0 : Math.max(0, beyond / known)
}
