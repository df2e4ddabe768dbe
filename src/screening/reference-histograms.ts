import type { GatheredCells } from './gather-cells.ts'
import type { OutsideReference } from './model.ts'
import { usualWithin } from './usual-levels.ts'

/** Score histogram of one assessment over the schools that serve as reference. */
export interface ReferenceHistogram {
  readonly scores: Float64Array
  readonly works: number
  readonly schools: number
  /** Moments of the scores, for a common standardisation. */
  readonly mean: number
  readonly deviation: number
  /** Mean within-school variance over total variance of the scores, 0…1: how much narrower a school is. */
  readonly withinShare: number
}

/** Histograms by assessment position, over all schools but those left out (positions), plus what came from outside. */
export function referenceHistograms(
  gathered: GatheredCells,
  leftOut: ReadonlySet<number>,
  outside: readonly OutsideReference[] = [],
): readonly ReferenceHistogram[] {
  const schools = new Uint32Array(gathered.assessments.length)
  const scores: number[][] = gathered.assessments.map(({ maxScore }) =>
    new Array<number>(maxScore === 'unknown' ? 0 : maxScore + 1).fill(0),
  )
  const within = gathered.assessments.map(() => ({ squares: 0, freedom: 0 }))
  for (const cell of gathered.cells) {
    const { assessment, school } = cell
    if (leftOut.has(school)) continue
    const own = cell.scores
    addTo(scores[assessment]!, own)
    const moments = momentsOf(own)
    within[assessment]!.squares += moments.works * moments.variance
    within[assessment]!.freedom += Math.max(0, moments.works - 1)
    schools[assessment]!++
  }
  return gathered.assessments.map((assessment, position) => {
    const all = scores[position]!
    const withinShare = withinVarianceShare(within[position]!, all)
    const beyond = outside.find((reference) => reference.assessment === assessment.id)
    if (beyond !== undefined) addTo(all, beyond.scores)
    const { works, mean, variance } = momentsOf(all)
    const deviation = Math.sqrt(Math.max(variance, 1))
    return { scores: Float64Array.from(all), works, schools: schools[position]!, mean, deviation, withinShare }
  })
}

function addTo(sum: number[], counts: ArrayLike<number>): void {
  for (let score = 0; score < counts.length; score++) sum[score] = (sum[score] ?? 0) + counts[score]!
}

/** Works beyond those of their schools at which the data set speaks as loudly as the usual share. */
const steadyWorks = 300

function withinVarianceShare(
  { squares, freedom }: { readonly squares: number; readonly freedom: number },
  total: ArrayLike<number>,
): number {
  const all = momentsOf(total)
  if (freedom < 1 || all.variance === 0) return usualWithin
  const share = Math.min(1, squares / freedom / all.variance)
  const weight = freedom / (freedom + steadyWorks)
  return Math.min(0.98, Math.max(0.4, weight * share + (1 - weight) * usualWithin))
}

/** Works, mean and variance (divisor n) of a histogram over scores 0, 1, … */
export function momentsOf(histogram: ArrayLike<number>): { works: number; mean: number; variance: number } {
  let works = 0
  let sum = 0
  let squares = 0
  for (let score = 0; score < histogram.length; score++) {
    const count = histogram[score]!
    works += count
    sum += count * score
    squares += count * score * score
  }
  const mean = works === 0 ? 0 : sum / works
  return { works, mean, variance: works === 0 ? 0 : Math.max(0, squares / works - mean * mean) }
}
