import { cauchyCombination } from '#stats'
import type { FamilyVerdict } from './indication.ts'

/**
 * One-sided families answer p near 1 where works stray the other way, and one such answer would veto all others. Drawn
 * in to this p (Fang et al., Statistica Sinica 33, 2023: truncated Cauchy combination) it leaves the small tail alone.
 */
const widestLogP = Math.log(0.9)

/** What every family says of every unit: log p by unit × family, NaN where it is silent. */
export interface VerdictTable {
  readonly families: number
  readonly logP: Float32Array
  /** 1 where at least one family could have reached the threshold. */
  readonly enoughData: Uint8Array
}

/** @param reach log p at which a unit would be flagged even if it were the only one */
export function gatherVerdicts(
  units: number,
  families: number,
  verdictsAt: (unit: number) => readonly FamilyVerdict[],
  reach: number,
): VerdictTable {
  const table = { families, logP: new Float32Array(units * families).fill(NaN), enoughData: new Uint8Array(units) }
  for (let unit = 0; unit < units; unit++) {
    verdictsAt(unit).forEach(({ logP, leastLogP }, family) => {
      if (logP === 'silent') return
      table.logP[unit * families + family] = Math.min(logP, widestLogP)
      if (leastLogP <= reach) table.enoughData[unit] = 1
    })
  }
  return table
}

/**
 * One log p for every unit from its families, in a way that bears their dependence; 0 where no family could speak.
 * @param weights by unit × family, > 0; equal where there are none
 */
export function combineFamilies(
  { families, logP, enoughData }: VerdictTable,
  weights?: ArrayLike<number>,
): Float64Array {
  const combined = new Float64Array(enoughData.length)
  const own: number[] = []
  const ownWeights: number[] = []
  for (let unit = 0; unit < combined.length; unit++) {
    own.length = 0
    ownWeights.length = 0
    for (let at = unit * families; at < (unit + 1) * families; at++) {
      if (Number.isNaN(logP[at]!)) continue
      own.push(logP[at]!)
      ownWeights.push(weights?.[at] ?? 1)
    }
    if (own.length > 0) combined[unit] = cauchyCombination(own, ownWeights)
  }
  return combined
}
