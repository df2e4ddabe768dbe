/**
 * Probabilities of 0…n successes when the chance itself varies around `p` with intra-class correlation `rho`:
 * Beta(p(1−ρ)/ρ, (1−p)(1−ρ)/ρ) mixed into Binomial(n, ·). `rho` = 0 is the plain binomial.
 *
 * @param n whole number ≥ 0; @param p 0 < p < 1; @param rho 0 ≤ ρ < 1
 * Formula: Johnson, Kemp, Kotz, Univariate Discrete Distributions, 3rd ed., 6.2.2, by the ratio of neighbours.
 */
export function betaBinomialPoints(n: number, p: number, rho: number): number[] {
  if (!Number.isInteger(n) || n < 0) throw new Error(`betaBinomialPoints: n must be a whole number ≥ 0, got ${n}`)
  if (!(p > 0 && p < 1)) throw new Error(`betaBinomialPoints: p must be strictly within 0…1, got ${p}`)
  if (!(rho >= 0 && rho < 1)) throw new Error(`betaBinomialPoints: rho must be within 0…1, got ${rho}`)
  // Chances of success and failure after x successes and y failures are proportional to p + xδ and 1 − p + yδ.
  const delta = rho / (1 - rho)
  const logs = new Array<number>(n + 1).fill(0)
  let top = 0
  for (let k = 1; k <= n; k++) {
    const ratio = ((n - k + 1) / k) * ((p + (k - 1) * delta) / (1 - p + (n - k) * delta))
    logs[k] = logs[k - 1]! + Math.log(ratio)
    top = Math.max(top, logs[k]!)
  }
  let norm = 0
  for (let k = 0; k <= n; k++) {
    logs[k] = Math.exp(logs[k]! - top)
    norm += logs[k]!
  }
  for (let k = 0; k <= n; k++) logs[k]! /= norm
  return logs
}
