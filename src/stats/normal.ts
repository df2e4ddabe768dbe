import { pnorm, qnorm } from 'lib-r-math.js'

/** log P(Z ≥ z), Z standard normal; exact at any depth (Cody's rational forms and asymptotics in the library). */
export const normalLogUpperTail = (z: number): number => pnorm(z, 0, 1, false, true)

/** P(Z ≤ z). */
export const normalCumulative = (z: number): number => pnorm(z)

/** The z with log P(Z ≥ z) = logP: turns evidence of any depth into one scale. logP ≤ 0. */
export function normalFromLogUpperTail(logP: number): number {
  if (!(logP <= 0)) throw new Error(`normalFromLogUpperTail: logP must be ≤ 0, got ${logP}`)
  return qnorm(logP, 0, 1, false, true)
}

/** The z with P(Z ≤ z) = p. */
export const normalQuantile = (p: number): number => qnorm(p)
