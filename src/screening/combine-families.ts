import { cauchyCombination } from '#stats'
import type { FamilyVerdict } from './indication.ts'

export interface CombinedUnits {
  /** log p by unit, 0 where no family could speak. */
  readonly logP: Float64Array
  /** 1 where at least one family could have reached the threshold. */
  readonly enoughData: Uint8Array
}

/**
 * One-sided families answer p near 1 where works stray the other way, and one such answer would veto all others. Drawn
 * in to this p (Fang et al., Statistica Sinica 33, 2023: truncated Cauchy combination) it leaves the small tail alone.
 */
const widestLogP = Math.log(0.9)

/**
 * One log p for every unit from its families, in a way that bears their dependence.
 * @param reach log p at which a unit would be flagged even if it were the only one
 */
export function combineFamilies(
  units: number,
  verdictsAt: (unit: number) => readonly FamilyVerdict[],
  reach: number,
): CombinedUnits {
  const combined = { logP: new Float64Array(units), enoughData: new Uint8Array(units) }
  for (let unit = 0; unit < units; unit++) {
    const verdicts = verdictsAt(unit)
    const logP = verdicts.flatMap((verdict) => (verdict.logP === 'silent' ? [] : [Math.min(verdict.logP, widestLogP)]))
    if (logP.length === 0) continue
    combined.logP[unit] = cauchyCombination(logP)
    if (verdicts.some((verdict) => verdict.logP !== 'silent' && verdict.leastLogP <= reach))
      combined.enoughData[unit] = 1
  }
  return combined
}
