import { dpois, ppois } from 'lib-r-math.js'
import { logAdd } from './log-space.ts'

/** log P(X = k), X ~ Poisson(mean). */
export const poissonLogPoint = (k: number, mean: number): number => dpois(k, mean, true)

/** log P(X ≥ k), X ~ Poisson(mean); exact at any depth. */
export const poissonLogUpperTail = (k: number, mean: number): number => (k <= 0 ? 0 : ppois(k - 1, mean, false, true))

/** log P(X ≤ k), X ~ Poisson(mean). */
export const poissonLogLowerTail = (k: number, mean: number): number => ppois(k, mean, true, true)

/** log of the mid-p upper tail: P(X > k) + ½ P(X = k). */
export const poissonLogMidP = (k: number, mean: number): number =>
  logAdd(poissonLogUpperTail(k + 1, mean), poissonLogPoint(k, mean) - Math.LN2)
