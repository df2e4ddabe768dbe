import { winsorise } from './robust.ts'

/** An estimate with its own sampling variance, e.g. a school's mean. */
export interface Estimate {
  readonly value: number
  readonly variance: number
}

/**
 * Overdispersion factor φ = Σ z²/I of standardised residuals, winsorised so that the few that stand out do not
 * excuse themselves. φ below 1 is returned as it is; the caller keeps max(1, φ).
 * Source: D. Spiegelhalter, «Handling over-dispersion of performance indicators», Qual. Saf. Health Care 14, 2005, §4.
 */
export function overdispersionFactor(z: readonly number[], winsorShare = 0.1): number {
  const drawnIn = winsorise(z, winsorShare)
  return drawnIn.reduce((sum, value) => sum + value * value, 0) / drawnIn.length
}

export interface RandomEffects {
  /** Mean of the true values. */
  readonly mean: number
  readonly meanVariance: number
  /** Variance between true values, ≥ 0. */
  readonly tau2: number
  /** Cochran's Q about the fixed-effect mean. */
  readonly q: number
}

/** DerSimonian–Laird moment estimate (Controlled Clinical Trials 7, 1986; metafor `rma(method = "DL")`). */
export function derSimonianLaird(estimates: readonly Estimate[]): RandomEffects {
  const { mean, sumW, sumW2, q } = fixedEffect(estimates)
  const tau2 = Math.max(0, (q - (estimates.length - 1)) / (sumW - sumW2 / sumW))
  return { ...randomMean(estimates, tau2, mean), tau2, q }
}

/** Paule–Mandel: the τ² at which generalised Q equals its degrees of freedom (metafor `method = "PM"`). */
export function pauleMandel(estimates: readonly Estimate[]): RandomEffects {
  const df = estimates.length - 1
  const { mean, q } = fixedEffect(estimates)
  let tau2 = 0
  for (let step = 0; step < 200; step++) {
    const centre = randomMean(estimates, tau2, mean).mean
    let gap = -df
    let slope = 0
    for (const { value, variance } of estimates) {
      const w = 1 / (variance + tau2)
      gap += w * (value - centre) ** 2
      slope += w * w * (value - centre) ** 2
    }
    if (step === 0 && gap <= 0) break
    const change = gap / slope
    tau2 = Math.max(0, tau2 + change)
    if (Math.abs(change) < 1e-12 * (1 + tau2)) break
  }
  return { ...randomMean(estimates, tau2, mean), tau2, q }
}

/** Shrunken value and its variance given τ²: the empirical Bayes (BLUP) estimate for display. */
export function shrink(estimate: Estimate, mean: number, tau2: number): Estimate {
  const reliability = tau2 / (tau2 + estimate.variance)
  return { value: mean + reliability * (estimate.value - mean), variance: reliability * estimate.variance }
}

function fixedEffect(estimates: readonly Estimate[]) {
  if (estimates.length < 2) throw new Error(`randomEffects: at least 2 estimates are needed, got ${estimates.length}`)
  let sumW = 0
  let sumW2 = 0
  let sumWy = 0
  for (const { value, variance } of estimates) {
    if (!(variance > 0)) throw new Error(`randomEffects: variance must be > 0, got ${variance}`)
    sumW += 1 / variance
    sumW2 += 1 / variance ** 2
    sumWy += value / variance
  }
  const mean = sumWy / sumW
  let q = 0
  for (const { value, variance } of estimates) q += (value - mean) ** 2 / variance
  return { mean, sumW, sumW2, q }
}

function randomMean(estimates: readonly Estimate[], tau2: number, fallback: number) {
  let sumW = 0
  let sumWy = 0
  for (const { value, variance } of estimates) {
    sumW += 1 / (variance + tau2)
    sumWy += value / (variance + tau2)
  }
  return { mean: sumW > 0 ? sumWy / sumW : fallback, meanVariance: 1 / sumW }
}
