/** log(exp(a) + exp(b)) without overflow; −Infinity is the logarithm of zero. */
export function logAdd(a: number, b: number): number {
  const top = Math.max(a, b)
  if (top === -Infinity) return -Infinity
  return top + Math.log1p(Math.exp(Math.min(a, b) - top))
}

/** log Σ exp(terms), by shifting to the greatest term. Empty input gives −Infinity. */
export function logSum(terms: Iterable<number>): number {
  const list = Array.from(terms)
  const top = list.reduce((a, b) => Math.max(a, b), -Infinity)
  if (top === -Infinity) return -Infinity
  let sum = 0
  for (const term of list) sum += Math.exp(term - top)
  return top + Math.log(sum)
}

/**
 * log(1 − exp(x)) for x ≤ 0, accurate at both ends.
 * Source: M. Mächler, «Accurately computing log(1 − exp(−|a|))», 2012 (switch at log 2).
 */
export function logOneMinusExp(x: number): number {
  if (x > 0) throw new Error(`logOneMinusExp: x must be ≤ 0, got ${x}`)
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x))
}
