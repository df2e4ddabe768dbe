/**
 * Fisher's noncentral hypergeometric law: of `low + high` things, each low one is drawn with odds `odds` times those of a
 * high one, and `drawn` were drawn; probabilities of 0, 1, …, min(low, drawn) low ones among them.
 *
 * @param low, @param high, @param drawn whole, ≥ 0, drawn ≤ low + high; @param odds > 0
 * @returns a lattice for `tailOfSum`
 * Source: R. A. Fisher, JRSS 98, 1935; McCullagh, Nelder, Generalized Linear Models, 1989, 7.3.2.
 */
export function noncentralHypergeometric(low: number, high: number, drawn: number, odds: number): Float64Array {
  if (!(drawn >= 0 && drawn <= low + high)) {
    throw new Error(`noncentralHypergeometric: drawn must be within 0…${low + high}, got ${drawn}`)
  }
  const most = Math.min(low, drawn)
  const least = Math.max(0, drawn - high)
  const probabilities = new Float64Array(most + 1)
  // Neighbouring weights have a simple ratio; the largest exponent is taken out before summing.
  const logs = new Float64Array(most + 1)
  let largest = 0
  for (let x = least + 1; x <= most; x++) {
    const ratio = (((low - x + 1) * (drawn - x + 1)) / (x * (high - drawn + x))) * odds
    logs[x] = logs[x - 1]! + Math.log(ratio)
    largest = Math.max(largest, logs[x]!)
  }
  let norm = 0
  for (let x = least; x <= most; x++) norm += probabilities[x] = Math.exp(logs[x]! - largest)
  for (let x = least; x <= most; x++) probabilities[x]! /= norm
  return probabilities
}
