import { normalFromLogUpperTail, normalLogUpperTail } from '#stats'
import { againstNull, type EmpiricalNull } from './empirical-null.ts'

/**
 * What a family's arithmetic gives before it is judged against the empirical null: the same for every family, so that
 * calibration, pooling and combination are written once.
 */
export interface Evidence {
  /** log of the exact one-sided p under the textbook null. */
  readonly logP: number
  /** Normal score of the mid-p, for fitting the null; finite. */
  readonly z: number
  /** Works that vary together: the variance of z is 1 + (n − 1)·icc. */
  readonly n: number
  /** log of the least p this group could have given, whatever its works had shown. */
  readonly leastLogP: number
}

const lowest = -9

/** Normal score of a tail probability of any depth, kept finite at p = 1. */
export const boundedScore = (logP: number): number =>
  logP > -1e-19 ? lowest : Math.max(lowest, normalFromLogUpperTail(logP))

/** log p of a textbook tail judged against the empirical null. Never smaller than the textbook one where icc > 0. */
export const calibratedLogP = (logP: number, n: number, fitted: EmpiricalNull): number =>
  normalLogUpperTail(againstNull(boundedScore(logP), n, fitted))
