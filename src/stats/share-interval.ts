import { qbeta } from 'lib-r-math.js'

/**
 * Exact (Clopper–Pearson) interval of a share.
 * @param k successes, @param n trials ≥ 1, @param level coverage at least this, e.g. 0.95
 */
export function shareInterval(k: number, n: number, level = 0.95): readonly [low: number, high: number] {
  if (!(n >= 1 && k >= 0 && k <= n)) throw new Error(`shareInterval: need 0 ≤ k ≤ n, n ≥ 1, got ${k}, ${n}`)
  const tail = (1 - level) / 2
  return [k === 0 ? 0 : qbeta(tail, k, n - k + 1), k === n ? 1 : qbeta(1 - tail, k + 1, n - k)]
}
