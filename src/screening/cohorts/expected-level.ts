import { usualWithin } from '../usual-levels.ts'
import { pupilCorrelation, type LinkMoments } from './link-moments.ts'

/** Works and children of the two sittings that a link joins. */
export interface LinkSizes {
  readonly earlierWorks: number
  readonly laterWorks: number
  readonly earlierParticipants: number
  readonly laterParticipants: number
}

export interface ExpectedLevel {
  readonly mean: number
  readonly variance: number
}

/** A cohort that grew or shrank by more than this is not quite the same children. */
export const noticeableChange = 0.3
/** Deviation of the level per unit of change: if half of a cohort is others, its level moves by about a quarter. */
const changeDeviation = 0.5

/**
 * Later level given the earlier one, both in deviations of the pupils: a high level falls on the average, so the fall is
 * judged by the line of honest schools and not by itself. With y = t + e, Var e = .75/n, and the error that the same
 * children share, Cov(e, e′) = .6·.75/max(n, n′): β = Cov(y, y′)/Var y, E = m′ + β(y − m), Var = Var y′ − β·Cov(y, y′).
 * Source: the conditional normal law (Anderson, Multivariate Statistical Analysis, 2003, 2.5.1); Kelley 1927.
 */
export function expectedLevel(earlier: number, moments: LinkMoments, sizes: LinkSizes): ExpectedLevel {
  const { slope, covariance } = slopeOf(moments, sizes)
  const change = cohortChange(sizes)
  const drift = change > noticeableChange ? (changeDeviation * change) ** 2 : 0
  return {
    mean: moments.laterMean + slope * (earlier - moments.earlierMean),
    variance: moments.laterVariance + usualWithin / sizes.laterWorks + drift - slope * covariance,
  }
}

function slopeOf(moments: LinkMoments, { earlierWorks, laterWorks }: LinkSizes) {
  const shared = (usualWithin * pupilCorrelation) / Math.max(earlierWorks, laterWorks)
  const covariance = moments.covariance + shared
  return { slope: covariance / (moments.earlierVariance + usualWithin / earlierWorks), covariance }
}

/** Share by which the smaller of the two cohorts falls short of the larger. */
export function cohortChange({ earlierParticipants, laterParticipants }: LinkSizes): number {
  const most = Math.max(earlierParticipants, laterParticipants)
  return most === 0 ? 0 : 1 - Math.min(earlierParticipants, laterParticipants) / most
}
