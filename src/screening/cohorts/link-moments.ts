import { winsorise } from '#stats'
import { usualBetween, usualWithin } from '../usual-levels.ts'
import type { CohortLinks } from './find-links.ts'
import type { StandardLevels } from './standard-levels.ts'

/**
 * Means and covariance of the earlier and the later true level of honest schools over the links of one kind. What children
 * share by being the same children (their own ability, beside their school's) comes on top, by the size of the cohort.
 */
export interface LinkMoments {
  readonly earlierMean: number
  readonly laterMean: number
  readonly earlierVariance: number
  readonly laterVariance: number
  readonly covariance: number
}

/** A pupil's two sittings are correlated about so within a school. */
export const pupilCorrelation = 0.6
/** Links that usual values weigh as much as, and those of all kinds together beside one kind. */
const usualWeight = 60
const togetherWeight = 60
const meanWeight = 20
/** A level is never told wholly by another one. */
const mostCorrelation = 0.95

/** Sums over the links of one kind, levels beyond the outer twentieths drawn in. */
interface Sums {
  readonly links: number
  readonly earlierMean: number
  readonly laterMean: number
  readonly earlierSquares: number
  readonly laterSquares: number
  readonly products: number
}

/**
 * Moments by kind: own ones drawn to those of all kinds, which are drawn to usual ones, so that 30 schools mostly borrow.
 * @param usualCorrelation of the true levels where nothing else is known
 * @param isLeftOut links that stand out by themselves and would hide each other
 */
export function linkMoments(
  links: CohortLinks,
  levels: StandardLevels,
  usualCorrelation: number,
  isLeftOut: (link: number) => boolean,
): readonly LinkMoments[] {
  const byKind = links.kinds.map((): number[] => [])
  links.kind.forEach((kind, link) => {
    const known = levels.level[links.earlier[link]!]! + levels.level[links.later[link]!]!
    if (!Number.isNaN(known) && !isLeftOut(link)) byKind[kind]!.push(link)
  })
  const sums = byKind.map((own) => sumUp(own, links, levels))
  const count = sums.reduce((total, { links: own }) => total + own, 0)
  const together = (sum: (one: Sums) => number, usual: number) =>
    (sums.reduce((total, one) => total + sum(one), 0) + usualWeight * usual) / (count + usualWeight)
  const all = {
    earlierSquares: together((one) => one.earlierSquares, usualBetween),
    laterSquares: together((one) => one.laterSquares, usualBetween),
    products: together((one) => one.products, usualCorrelation * usualBetween),
  }
  return sums.map((own) => {
    const drawn = (key: keyof typeof all) => (own[key] + togetherWeight * all[key]) / (own.links + togetherWeight)
    const earlierVariance = Math.max(0.02, drawn('earlierSquares'))
    const laterVariance = Math.max(0.02, drawn('laterSquares'))
    const most = mostCorrelation * Math.sqrt(earlierVariance * laterVariance)
    return {
      earlierMean: own.earlierMean,
      laterMean: own.laterMean,
      earlierVariance,
      laterVariance,
      covariance: Math.min(most, Math.max(0, drawn('products'))),
    }
  })
}

function sumUp(own: readonly number[], { earlier, later }: CohortLinks, { level, works }: StandardLevels): Sums {
  const drawnIn = (positions: Int32Array) =>
    winsorise(
      own.map((link) => level[positions[link]!]!),
      0.05,
    )
  const before = drawnIn(earlier)
  const after = drawnIn(later)
  const meanOf = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / (values.length + meanWeight)
  const sums = { earlierSquares: 0, laterSquares: 0, products: 0 }
  const [earlierMean, laterMean] = [meanOf(before), meanOf(after)]
  own.forEach((link, i) => {
    const [first, second] = [before[i]! - earlierMean, after[i]! - laterMean]
    const [worksBefore, worksAfter] = [works[earlier[link]!]!, works[later[link]!]!]
    sums.earlierSquares += first * first - usualWithin / worksBefore
    sums.laterSquares += second * second - usualWithin / worksAfter
    sums.products += first * second - (usualWithin * pupilCorrelation) / Math.max(worksBefore, worksAfter)
  })
  return { links: own.length, earlierMean, laterMean, ...sums }
}
