import { dbinom } from 'lib-r-math.js'
import { logIncompleteBeta } from './incomplete-beta.ts'
import { logAdd } from './log-space.ts'

/** log P(X = k), X ~ Binomial(n, p). Loader's saddle-point form in the library. */
export function binomialLogPoint(k: number, n: number, p: number): number {
  check('binomialLogPoint', k, n, p)
  if (k < 0 || k > n) return -Infinity
  return dbinom(k, n, p, true)
}

/** log P(X ≥ k), X ~ Binomial(n, p); exact at any depth. P(X ≥ k) = I_p(k, n − k + 1), DLMF 8.17.5. */
export function binomialLogUpperTail(k: number, n: number, p: number): number {
  check('binomialLogUpperTail', k, n, p)
  if (k <= 0) return 0
  if (k > n) return -Infinity
  return logIncompleteBeta(p, 1 - p, k, n - k + 1)
}

/** log P(X ≤ k), X ~ Binomial(n, p); exact at any depth. */
export function binomialLogLowerTail(k: number, n: number, p: number): number {
  check('binomialLogLowerTail', k, n, p)
  if (k < 0) return -Infinity
  if (k >= n) return 0
  return logIncompleteBeta(1 - p, p, n - k, k + 1)
}

/** log of the mid-p upper tail: P(X > k) + ½ P(X = k). */
export function binomialLogMidP(k: number, n: number, p: number): number {
  return logAdd(binomialLogUpperTail(k + 1, n, p), binomialLogPoint(k, n, p) - Math.LN2)
}

function check(name: string, k: number, n: number, p: number): void {
  if (!Number.isInteger(n) || n < 0) throw new Error(`${name}: n must be a whole number ≥ 0, got ${n}`)
  if (!Number.isInteger(k)) throw new Error(`${name}: k must be a whole number, got ${k}`)
  if (!(p >= 0 && p <= 1)) throw new Error(`${name}: p must be within 0…1, got ${p}`)
}
