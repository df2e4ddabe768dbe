import { dt, qt } from 'lib-r-math.js'
import { logIncompleteBeta } from './incomplete-beta.ts'
import { logOneMinusExp } from './log-space.ts'

/**
 * log P(T ≥ t), T ~ Student with `df` > 0 degrees of freedom; exact at any depth.
 * P(T ≥ t) = ½ I_{df/(df+t²)}(df/2, ½) for t ≥ 0 (DLMF 8.17; Johnson, Kotz, Balakrishnan, ch. 28).
 */
export function studentLogUpperTail(t: number, df: number): number {
  if (!(df > 0)) throw new Error(`studentLogUpperTail: df must be > 0, got ${df}`)
  const square = t * t
  const half = logIncompleteBeta(df / (df + square), square / (df + square), df / 2, 0.5) - Math.LN2
  return t >= 0 ? half : logOneMinusExp(half)
}

/** The t with P(T ≤ t) = p. One Newton step on our own tail mends the library's eighth digit. */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`studentQuantile: p must be within 0…1, got ${p}`)
  const rough = qt(p, df)
  return rough + (Math.exp(studentLogUpperTail(rough, df)) - (1 - p)) / dt(rough, df)
}
