import { logAdd } from './log-space.ts'

/** Natural logarithms of p-values in, logarithms of adjusted values out, in the order given. */
export type AdjustP = (logP: readonly number[]) => number[]

/** Benjamini–Hochberg step-up adjusted values (JRSS B 57, 1995; R `p.adjust(method = "BH")`). */
export const benjaminiHochberg: AdjustP = (logP) => stepUp(logP, (rank, m) => Math.log(m / rank))

/** Benjamini–Yekutieli, valid under any dependence (Ann. Stat. 29, 2001; R `p.adjust(method = "BY")`). */
export const benjaminiYekutieli: AdjustP = (logP) => {
  let harmonic = 0
  for (let i = 1; i <= logP.length; i++) harmonic += 1 / i
  return stepUp(logP, (rank, m) => Math.log((m / rank) * harmonic))
}

/** Holm's step-down family-wise values (Scand. J. Stat. 6, 1979; R `p.adjust(method = "holm")`). */
export const holm: AdjustP = (logP) => {
  const order = ascending(logP)
  const adjusted = new Array<number>(logP.length)
  let running = -Infinity
  order.forEach((index, position) => {
    running = Math.max(running, Math.min(0, logP[index]! + Math.log(logP.length - position)))
    adjusted[index] = running
  })
  return adjusted
}

function stepUp(logP: readonly number[], factor: (rank: number, m: number) => number): number[] {
  const order = ascending(logP)
  const adjusted = new Array<number>(logP.length)
  let running = 0
  for (let position = order.length - 1; position >= 0; position--) {
    const index = order[position]!
    running = Math.min(running, logP[index]! + factor(position + 1, logP.length))
    adjusted[index] = running
  }
  return adjusted
}

function ascending(logP: readonly number[]): number[] {
  for (const value of logP) if (!(value <= 0)) throw new Error(`adjustP: logP must be ≤ 0, got ${value}`)
  return logP.map((_, index) => index).sort((a, b) => logP[a]! - logP[b]! || a - b)
}

/** Bonferroni's bound on the least of several p-values: log(min(1, m·p)). */
export const bonferroniLeast = (logP: readonly number[]): number =>
  Math.min(0, Math.min(...logP) + Math.log(logP.length))

/** log of the mean of the p-values: twice it is a valid p under any dependence (Rüschendorf 1982; Vovk, Wang 2020). */
export const logMeanP = (logP: readonly number[]): number => logP.reduce(logAdd, -Infinity) - Math.log(logP.length)
