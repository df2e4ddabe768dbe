import { logAdd, logOneMinusExp } from './log-space.ts'

/** Probabilities of 0, 1, …, length − 1 of one independent addend. */
export type Lattice = ArrayLike<number>

export interface SumTails {
  /** log P(S ≥ k). */
  readonly logUpper: number
  /** log P(S ≤ k). */
  readonly logLower: number
  /** log of P(S > k) + ½ P(S = k). */
  readonly logMid: number
}

/**
 * Exact tails of a sum of independent lattice variables, at any depth.
 *
 * Plain convolution underflows in the far tail. Every addend is first tilted by exp(s·x), with s chosen so that the
 * tilted mean of the sum is k (the saddle point); the convolution is then done where the mass is, and the tail is
 * log P(S ≥ k) = K(s) − s·k + log Σ_{x≥k} P_s(x) exp(−s(x − k)). No approximation enters: the saddle point only scales.
 * The far side is summed so; the near side, which is close to one, is its complement.
 *
 * @param addends each with at least one entry, non-negative, summing to 1
 * @param k whole number
 * Cost: O(total length²). Source of the tilt: Esscher 1932; Butler, Saddlepoint Approximations, 2007, §2.2.
 */
export function tailOfSum(addends: readonly Lattice[], k: number): SumTails {
  if (!Number.isInteger(k)) throw new Error(`tailOfSum: k must be a whole number, got ${k}`)
  const [least, most] = support(addends)
  if (k > most) return { logUpper: -Infinity, logLower: 0, logMid: -Infinity }
  if (k < least) return { logUpper: 0, logLower: -Infinity, logMid: 0 }
  const s = tiltFor(addends, k)
  const { density, length, cumulant } = tiltedDensity(addends, s)
  const logPoint = cumulant - s * k + Math.log(density[k] ?? 0)
  if (s >= 0) {
    let above = 0
    for (let x = length - 1; x > k; x--) above += density[x]! * Math.exp(-s * (x - k))
    const logAbove = cumulant - s * k + Math.log(above)
    return {
      logUpper: Math.min(0, logAdd(logAbove, logPoint)),
      logLower: logOneMinusExp(Math.min(0, logAbove)),
      logMid: Math.min(0, logAdd(logAbove, logPoint - Math.LN2)),
    }
  }
  let below = 0
  for (let x = 0; x < k; x++) below += density[x]! * Math.exp(-s * (x - k))
  const logBelow = cumulant - s * k + Math.log(below)
  return {
    logUpper: logOneMinusExp(Math.min(0, logBelow)),
    logLower: Math.min(0, logAdd(logBelow, logPoint)),
    logMid: logOneMinusExp(Math.min(0, logAdd(logBelow, logPoint - Math.LN2))),
  }
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

/** Scratch of the convolution, grown as needed: one of these per call would keep the collector busier than the sums. */
let scratch: [density: Float64Array, next: Float64Array] = [new Float64Array(256), new Float64Array(256)]
let weights = new Float64Array(64)

/** Density of the sum under the tilt (valid until the next call), its length, and the logarithm K(s) of the tilt's norm. */
function tiltedDensity(
  addends: readonly Lattice[],
  s: number,
): { density: Float64Array; length: number; cumulant: number } {
  const length = addends.reduce((sum, addend) => sum + addend.length - 1, 1)
  if (scratch[0].length < length) scratch = [new Float64Array(2 * length), new Float64Array(2 * length)]
  let [density, next] = scratch
  density[0] = 1
  let top = 0
  let cumulant = 0
  for (const addend of addends) {
    const size = addend.length
    if (weights.length < size) weights = new Float64Array(2 * size)
    const shift = s > 0 ? s * (size - 1) : 0
    let norm = 0
    for (let x = 0; x < size; x++) norm += weights[x] = addend[x]! * Math.exp(s * x - shift)
    cumulant += Math.log(norm) + shift
    next.fill(0, 0, top + size)
    for (let x = 0; x <= top; x++) {
      const at = density[x]! / norm
      if (at === 0) continue
      for (let y = 0; y < size; y++) next[x + y]! += at * weights[y]!
    }
    top += size - 1
    ;[density, next] = [next, density]
  }
  return { density, length, cumulant }
}
