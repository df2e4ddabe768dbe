import { binomialLogLowerTail, binomialLogUpperTail } from './binomial.ts'

export interface DiscreteDensityTest {
  /** log P(at least this many at the cut), at the least favourable chance allowed by the curvature. */
  readonly logUpper: number
  readonly logLower: number
  /** log of the two-sided p: twice the smaller tail, at most 1. */
  readonly logTwoSided: number
}

/**
 * Frandsen's test for manipulation of a discrete running variable: the count at the cut, given the sum of the counts
 * at the cut and its two neighbours, is Binomial(N, p) with p between (1−k)/(3−k) and (1+k)/(3+k).
 * Kept as a conformance peer; the screening pools cuts against a reference instead (three counts of a class are blind).
 *
 * @param below count at cut − 1; @param at count at the cut; @param above count at cut + 1
 * @param k greatest curvature of the density allowed, 0 ≤ k < 1
 * Source: B. Frandsen, «Party bias in union representation elections», Advances in Econometrics 38, 2017.
 * The tails are taken in log space: the published program's point masses underflow at large N and give p = 1.
 */
export function discreteDensityTest(below: number, at: number, above: number, k: number): DiscreteDensityTest {
  if (!(k >= 0 && k < 1)) throw new Error(`discreteDensityTest: k must be within 0…1, got ${k}`)
  const n = below + at + above
  const logUpper = binomialLogUpperTail(at, n, (1 + k) / (3 + k))
  const logLower = binomialLogLowerTail(at, n, (1 - k) / (3 - k))
  return { logUpper, logLower, logTwoSided: Math.min(0, Math.LN2 + Math.min(logUpper, logLower)) }
}
