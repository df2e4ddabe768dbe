import { logAdd } from './log-space.ts'

/** Probabilities of 0, 1, …, length − 1 of one independent addend. */
export type Lattice = ArrayLike<number>

export interface SumTails {
  /** log P(S ≥ k). */
  readonly logUpper: number
  /** log of P(S > k) + ½ P(S = k). */
  readonly logMid: number
}

/**
 * Exact upper tail of a sum of independent lattice variables, at any depth.
 *
 * Plain convolution underflows in the far tail. Every addend is first tilted by exp(s·x), with s chosen so that the
 * tilted mean of the sum is k (the saddle point); the convolution is then done where the mass is, and the tail is
 * log P(S ≥ k) = K(s) − s·k + log Σ_{x≥k} P_s(x) exp(−s(x − k)). No approximation enters: the saddle point only scales.
 *
 * @param addends each with at least one entry, non-negative, summing to 1
 * @param k whole number
 * Cost: O(total length²). Source of the tilt: Esscher 1932; Butler, Saddlepoint Approximations, 2007, §2.2.
 */
export function tailOfSum(addends: readonly Lattice[], k: number): SumTails {
  if (!Number.isInteger(k)) throw new Error(`tailOfSum: k must be a whole number, got ${k}`)
  const [least, most] = support(addends)
  if (k > most) return { logUpper: -Infinity, logMid: -Infinity }
  if (k < least) return { logUpper: 0, logMid: 0 }
  const s = tiltFor(addends, k)
  const tilted = addends.map((addend) => tilt(addend, s))
  const density = convolve(tilted.map((part) => part.values))
  const cumulant = tilted.reduce((sum, part) => sum + part.logNorm, 0)
  const logPoint = cumulant - s * k + Math.log(density[k] ?? 0)
  if (s >= 0) {
    let tail = 0
    for (let x = density.length - 1; x > k; x--) tail += density[x]! * Math.exp(-s * (x - k))
    const logAbove = cumulant - s * k + Math.log(tail)
    return {
      logUpper: Math.min(0, logAdd(logAbove, logPoint)),
      logMid: Math.min(0, logAdd(logAbove, logPoint - Math.LN2)),
    }
  }
  // Below the mean the upper tail is near one: sum the small lower side and subtract.
  let below = 0
  for (let x = 0; x < k; x++) below += density[x]! * Math.exp(-s * (x - k))
  const lower = Math.exp(cumulant - s * k + Math.log(below))
  return { logUpper: Math.log1p(-Math.min(1, lower)), logMid: Math.log1p(-Math.min(1, lower + Math.exp(logPoint) / 2)) }
}

/** Poisson-binomial as a sum of two-point addends: P(at least k of the independent events with these chances). */
export function poissonBinomialTails(chances: readonly number[], k: number): SumTails {
  return tailOfSum(
    chances.map((p) => [1 - p, p]),
    k,
  )
}

function support(addends: readonly Lattice[]): readonly [least: number, most: number] {
  let least = 0
  let most = 0
  for (const addend of addends) {
    let low = 0
    while (low < addend.length - 1 && addend[low] === 0) low++
    let high = addend.length - 1
    while (high > 0 && addend[high] === 0) high--
    least += low
    most += high
  }
  return [least, most]
}

const widestTilt = 60

/** The s with tilted mean k, by Newton's method kept inside a shrinking bracket. */
function tiltFor(addends: readonly Lattice[], k: number): number {
  let low = -widestTilt
  let high = widestTilt
  let s = 0
  for (let step = 0; step < 60; step++) {
    let mean = 0
    let variance = 0
    for (const addend of addends) {
      const moments = tiltedMoments(addend, s)
      mean += moments.mean
      variance += moments.variance
    }
    const gap = k - mean
    // The tilt only scales the computation, so a hundredth of a point is plenty.
    if (Math.abs(gap) < 0.01) return s
    if (gap > 0) low = s
    else high = s
    const next = variance > 0 ? s + gap / variance : Number.NaN
    s = next > low && next < high ? next : (low + high) / 2
    if (high - low < 1e-9) return s
  }
  return s
}

function tiltedMoments(addend: Lattice, s: number): { mean: number; variance: number } {
  const shift = s > 0 ? s * (addend.length - 1) : 0
  let norm = 0
  let first = 0
  let second = 0
  for (let x = 0; x < addend.length; x++) {
    const weight = addend[x]! * Math.exp(s * x - shift)
    norm += weight
    first += weight * x
    second += weight * x * x
  }
  const mean = first / norm
  return { mean, variance: Math.max(0, second / norm - mean * mean) }
}

function tilt(addend: Lattice, s: number): { values: Float64Array; logNorm: number } {
  const values = new Float64Array(addend.length)
  const shift = s > 0 ? s * (addend.length - 1) : 0
  let norm = 0
  for (let x = 0; x < addend.length; x++) {
    values[x] = addend[x]! * Math.exp(s * x - shift)
    norm += values[x]!
  }
  for (let x = 0; x < addend.length; x++) values[x]! /= norm
  return { values, logNorm: Math.log(norm) + shift }
}

function convolve(parts: readonly Float64Array[]): Float64Array {
  const total = parts.reduce((sum, part) => sum + part.length - 1, 0)
  let sum = new Float64Array(total + 1)
  let next = new Float64Array(total + 1)
  sum[0] = 1
  let top = 0
  for (const part of parts) {
    next.fill(0, 0, top + part.length)
    for (let x = 0; x <= top; x++) {
      const at = sum[x]!
      if (at === 0) continue
      for (let y = 0; y < part.length; y++) next[x + y]! += at * part[y]!
    }
    top += part.length - 1
    ;[sum, next] = [next, sum]
  }
  return sum
}
