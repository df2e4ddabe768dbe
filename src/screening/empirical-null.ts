import { median, medianDeviation } from '#stats'

/** A unit's evidence on the normal scale, and how many works (or cells) stand behind it. */
export interface NullUnit {
  readonly z: number
  readonly n: number
}

/** How far honest units really stray: z ~ N(location, 1 + (n − 1)·icc). */
export interface EmpiricalNull {
  readonly location: number
  readonly icc: number
}

/** What is known from other data, and how many units of our own it weighs. */
export interface NullPrior {
  readonly icc: number
  readonly weight: number
}

/**
 * Empirical null of a family over comparable units. A textbook null is too narrow: teaching, not manipulation, makes
 * honest groups differ, and the larger the group the more it shows (variance 1 + (n − 1)·icc).
 *
 * `side` says which half speaks: `lower` where manipulation can only raise z (the upper half may be contaminated),
 * `both` where it can do either; values beyond 2.5 robust deviations are drawn in. Estimates are drawn to the prior, so that a
 * municipality of 30 schools mostly borrows and a region of 1,000 mostly speaks for itself.
 * Source: B. Efron, «Large-scale simultaneous hypothesis testing: the choice of a null hypothesis», JASA 99, 2004;
 * variance growing with n: the design effect of cluster sampling (Kish).
 */
export const fitNull = (units: Iterable<NullUnit>, prior: NullPrior, side: 'lower' | 'both'): EmpiricalNull =>
  fitNullOfScores(scoresOf(units), prior, side)

/** Units in two columns. */
export interface NullScores {
  readonly z: Float64Array
  readonly n: Float64Array
}

function scoresOf(units: Iterable<NullUnit>): NullScores {
  const z: number[] = []
  const n: number[] = []
  for (const unit of units) {
    z.push(unit.z)
    n.push(unit.n)
  }
  return { z: Float64Array.from(z), n: Float64Array.from(n) }
}

export function fitNullOfScores({ z, n }: NullScores, prior: NullPrior, side: 'lower' | 'both'): EmpiricalNull {
  if (z.length === 0) return { location: 0, icc: prior.icc }
  const scores = z.map((value) => clip(value, 40))
  const centre = median(scores)
  const limit = 2.5 * Math.max(1, medianDeviation(scores, centre))
  const shrunk = (centre * z.length) / (z.length + locationWeight)
  const location = clip(shrunk, side === 'lower' ? 0.3 : 1)
  let above = 0
  let norm = 0
  let used = 0
  for (let i = 0; i < z.length; i++) {
    if (side === 'lower' && z[i]! > centre) continue
    const excess = clip(z[i]! - centre, limit) ** 2 - 1
    // Units of size n tell about icc with variance about 2(1 + (n−1)icc)²; the prior serves as the working value.
    const others = n[i]! - 1
    const weight = others / (1 + others * prior.icc) ** 2
    above += weight * excess
    norm += weight * others
    used++
  }
  if (norm === 0) return { location, icc: prior.icc }
  const own = Math.max(0, above / norm)
  const icc = (used * own + prior.weight * prior.icc) / (used + prior.weight)
  return { location, icc: Math.min(0.9, icc) }
}

/** z as it stands against the empirical null. */
export const againstNull = (z: number, n: number, fitted: EmpiricalNull): number =>
  (z - fitted.location) / Math.sqrt(1 + Math.max(0, n - 1) * fitted.icc)

const locationWeight = 100

const clip = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value))
