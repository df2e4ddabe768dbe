import { betaBinomialPoints, tailOfSum } from '#stats'
import { boundedScore, type Evidence } from './evidence.ts'
import type { CutWindow } from './model.ts'
import type { ReferenceHistogram } from './reference-histograms.ts'

/** Works near one step between marks in one school × assessment. */
export interface BoundaryGroup {
  readonly window: CutWindow
  /** Works just below and just above together. */
  readonly near: number
  readonly above: number
  /** Expected share just above among the near, from the reference tilted to this school's level. */
  readonly share: number
  /** Correlation between works that comes from honest variety and from the reference being a sample. */
  readonly rho: number
}

/** Fewer reference works around a step than this say nothing about its shape. */
const leastReferenceWorks = 15
/** Reference works come in school groups and so weigh less than independent ones. */
const referenceDesignEffect = 1.5
/** Honest variety of a step between school × assessments that is always allowed for; more is learnt from the data. */
const leastVariety = 0.002

/**
 * @param shape expected probabilities by score (see tiltHistogram)
 * @param ownInside whether the reference holds the own works, which are then taken out
 */
export function boundaryGroups(
  scores: ArrayLike<number>,
  shape: ArrayLike<number>,
  windows: readonly CutWindow[],
  reference: ReferenceHistogram,
  ownInside: boolean,
): readonly BoundaryGroup[] {
  return windows.flatMap((window) => {
    const { cut, below, above } = window
    const under = sumBetween(scores, cut - below, cut)
    const over = sumBetween(scores, cut, cut + above)
    const referenceNear = sumBetween(reference.scores, cut - below, cut + above) - (ownInside ? under + over : 0)
    const expectedUnder = sumBetween(shape, cut - below, cut)
    const expectedOver = sumBetween(shape, cut, cut + above)
    if (under + over === 0 || referenceNear < leastReferenceWorks) return []
    const share = expectedOver / (expectedOver + expectedUnder)
    if (!(share > 0.001 && share < 0.999)) return []
    const rho = leastVariety + 1 / (referenceNear / referenceDesignEffect + 1)
    return [{ window, near: under + over, above: over, share, rho }]
  })
}

export interface BoundaryEvidence extends Evidence {
  readonly observed: number
  readonly expected: number
  /** Standard deviation of the observed number under the null, before the empirical widening. */
  readonly deviation: number
}

/**
 * Pooled evidence that works near the steps stand just above them more often than the reference says: the number just
 * above is a sum of independent beta-binomials, its upper tail exact at any depth. Undefined where nothing is near.
 */
export function boundaryEvidence(groups: readonly BoundaryGroup[]): BoundaryEvidence | undefined {
  if (groups.length === 0) return undefined
  const points = groups.map((group) => betaBinomialPoints(group.near, group.share, group.rho))
  const near = groups.reduce((sum, group) => sum + group.near, 0)
  const observed = groups.reduce((sum, group) => sum + group.above, 0)
  const tails = tailOfSum(points, observed)
  let expected = 0
  let variance = 0
  for (const { near: n, share, rho } of groups) {
    expected += n * share
    variance += n * share * (1 - share) * (1 + (n - 1) * rho)
  }
  return {
    logP: tails.logUpper,
    z: boundedScore(tails.logMid),
    n: near,
    leastLogP: points.reduce((sum, pmf) => sum + Math.log(pmf[pmf.length - 1]!), 0),
    observed,
    expected,
    deviation: Math.sqrt(variance),
  }
}

function sumBetween(values: ArrayLike<number>, from: number, to: number): number {
  let sum = 0
  for (let i = Math.max(0, from); i < Math.min(values.length, to); i++) sum += values[i]!
  return sum
}
