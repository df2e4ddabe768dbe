import { logAdd } from './log-space.ts'
import { normalFromLogUpperTail, normalLogUpperTail } from './normal.ts'

/**
 * Cauchy combination of p-values (Liu, Xie, JASA 115, 2020), which keeps its level under any usual dependence.
 * T = Σ wᵢ·tan((½ − pᵢ)π); p = ½ − arctan(T)/π. Worked out in log space, because tan overflows for pᵢ < 1e-16:
 * for small p, tan((½ − p)π) = cot(πp) → 1/(πp), and for large T the tail is 1/(πT).
 *
 * @param logP natural logarithms, ≤ 0; a p of exactly 1 is taken as 1 − 1/(2·10⁶), or it would veto all other evidence
 * @param weights > 0, default equal; scaled to sum 1
 * @returns log p
 */
export function cauchyCombination(logP: readonly number[], weights?: readonly number[]): number {
  if (logP.length === 0) throw new Error('cauchyCombination: at least one p is needed')
  const total = weights === undefined ? logP.length : weights.reduce((a, b) => a + b, 0)
  let positive = -Infinity
  let negative = -Infinity
  logP.forEach((value, i) => {
    const logWeight = Math.log((weights?.[i] ?? 1) / total)
    const { sign, log } = logCotangent(value)
    if (sign > 0) positive = logAdd(positive, logWeight + log)
    else if (sign < 0) negative = logAdd(negative, logWeight + log)
  })
  if (positive <= negative) {
    const t = -Math.exp(negative) + Math.exp(positive)
    return Math.log(0.5 - Math.atan(t) / Math.PI)
  }
  const logT = positive + Math.log1p(-Math.exp(negative - positive))
  return logT > 20 ? -Math.log(Math.PI) - logT : Math.log(0.5 - Math.atan(Math.exp(logT)) / Math.PI)
}

const largest = Math.log1p(-5e-7)

function logCotangent(logP: number): { sign: number; log: number } {
  if (!(logP <= 0)) throw new Error(`cauchyCombination: logP must be ≤ 0, got ${logP}`)
  const bounded = Math.min(logP, largest)
  if (bounded < -20) return { sign: 1, log: -Math.log(Math.PI) - bounded }
  const value = 1 / Math.tan(Math.PI * Math.exp(bounded))
  return { sign: Math.sign(value), log: Math.log(Math.abs(value)) }
}

/**
 * Stouffer's weighted combination of independent one-sided p-values: Z = Σ wᵢzᵢ / √Σwᵢ².
 * @returns log p. Source: Stouffer et al. 1949; weights √information are optimal (Lipták 1958).
 */
export function stouffer(logP: readonly number[], weights?: readonly number[]): number {
  if (logP.length === 0) throw new Error('stouffer: at least one p is needed')
  let sum = 0
  let squares = 0
  logP.forEach((value, i) => {
    const weight = weights?.[i] ?? 1
    sum += weight * normalFromLogUpperTail(value)
    squares += weight * weight
  })
  return normalLogUpperTail(sum / Math.sqrt(squares))
}
