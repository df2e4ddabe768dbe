import type { GatheredCells, ScreeningCell } from './gather-cells.ts'
import type { OutsideReference } from './model.ts'

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
  const byAssessment = Map.groupBy(gathered.cells, (cell) => cell.assessment)
  return gathered.assessments.map((assessment, position) => {
    const cells = (byAssessment.get(position) ?? []).filter((cell) => !leftOut.has(cell.school))
    const beyond = outside.find((reference) => reference.assessment === assessment.id)
    const length = Math.max(
      assessment.maxScore === 'unknown' ? 0 : assessment.maxScore + 1,
      beyond?.scores.length ?? 0,
      ...cells.map((cell) => cell.scores.length),
    )
    const scores = new Float64Array(length)
    for (const cell of cells) addTo(scores, cell.scores)
    const withinShare = withinVarianceShare(cells, scores)
    if (beyond !== undefined) addTo(scores, beyond.scores)
    const { works, mean, variance } = momentsOf(scores)
    return { scores, works, schools: cells.length, mean, deviation: Math.sqrt(Math.max(variance, 1)), withinShare }
  })
}

function addTo(sum: Float64Array, counts: ArrayLike<number>): void {
  for (let score = 0; score < counts.length; score++) sum[score]! += counts[score]!
}

/** ICC of school classes in totals is .1–.36 on real data (TIMSS, PISA); used where schools are too few to say. */
const usualWithinShare = 0.75
const steadyWorks = 300

function withinVarianceShare(cells: readonly ScreeningCell[], total: Float64Array): number {
  let within = 0
  let freedom = 0
  for (const cell of cells) {
    const moments = momentsOf(cell.scores)
    within += moments.works * moments.variance
    freedom += Math.max(0, moments.works - 1)
  }
  const all = momentsOf(total)
  if (freedom < 1 || all.variance === 0) return usualWithinShare
  const share = Math.min(1, within / freedom / all.variance)
  const weight = freedom / (freedom + steadyWorks)
  return Math.min(0.98, Math.max(0.4, weight * share + (1 - weight) * usualWithinShare))
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
