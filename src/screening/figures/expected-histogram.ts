import type { MarkScale } from '#procedures/model'
import { binomialLogLowerTail } from '#stats'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'

/** Score histogram of a cell with what other schools promise around it: the fields of a drawn figure. */
export interface ExpectedHistogram {
  /** Works by primary score 0…M. */
  readonly counts: readonly number[]
  readonly cuts?: MarkScale
  readonly expected?: {
    /** Expected works by score, and the band that a count leaves once in twenty by chance alone. */
    readonly mean: readonly number[]
    readonly low: readonly number[]
    readonly high: readonly number[]
    readonly label: string
  }
  /** Scores just above a step between marks whose count stands above the band. */
  readonly highlighted: readonly number[]
}

export function expectedHistogram(prepared: PreparedScreening, { cell, windows }: PreparedCell): ExpectedHistogram {
  const counts = Array.from(cell.scores)
  const { scale } = prepared.gathered.assessments[cell.assessment]!
  const cuts = scale === 'missing' ? {} : { cuts: scale }
  const shaped = prepared.shapeOf(cell)
  if (shaped === 'no-reference') return { counts, ...cuts, highlighted: [] }
  const chances = counts.map((_, score) => shaped.shape[score] ?? 0)
  const high = chances.map((chance) => binomialQuantile(0.975, cell.works, chance))
  const justAbove =
    windows === 'no-scale' ? [] : windows.flatMap(({ cut, above }) => Array.from({ length: above }, (_, i) => cut + i))
  return {
    counts,
    ...cuts,
    expected: {
      mean: chances.map((chance) => chance * cell.works),
      low: chances.map((chance) => binomialQuantile(0.025, cell.works, chance)),
      high,
      label: 'ожидание по похожим школам',
    },
    highlighted: justAbove.filter((score) => (counts[score] ?? 0) > (high[score] ?? 0)),
  }
}

/** Least k with P(X ≤ k) ≥ share. */
function binomialQuantile(share: number, n: number, chance: number): number {
  const target = Math.log(share)
  for (let k = 0; k < n; k++) if (binomialLogLowerTail(k, n, chance) >= target) return k
  return n
}
