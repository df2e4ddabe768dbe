import { pchisq } from 'lib-r-math.js'
import { invertSymmetric } from './solve-symmetric.ts'

export interface MarginalHomogeneity {
  readonly chi2: number
  readonly df: number
  readonly logP: number
}

/**
 * Stuart–Maxwell test that the row and column margins of a square table of paired ratings agree
 * (mark of the procedure × mark of the register). Categories nobody used on either side are left out.
 *
 * @param table counts, K × K, K ≥ 2
 * Source: Stuart, Biometrika 42, 1955; Maxwell, Br. J. Psychiatry 116, 1970. Reference: R `irr::stuart.maxwell.mh`.
 */
export function stuartMaxwell(table: readonly (readonly number[])[]): MarginalHomogeneity {
  return marginTest(table, false)
}

/** Bhapkar's version, with the covariance taken at the observed difference (JASA 61, 1966; R `irr::bhapkar`). */
export function bhapkar(table: readonly (readonly number[])[]): MarginalHomogeneity {
  return marginTest(table, true)
}

function marginTest(table: readonly (readonly number[])[], subtractDifference: boolean): MarginalHomogeneity {
  const size = table.length
  const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
  const columns = rows.map((_, j) => table.reduce((sum, row) => sum + row[j]!, 0))
  const n = rows.reduce((a, b) => a + b, 0)
  const used = Array.from({ length: size }, (_, i) => i).filter((i) => rows[i]! + columns[i]! > 0)
  const kept = used.slice(0, -1)
  if (kept.length === 0) return { chi2: 0, df: 0, logP: 0 }
  const difference = kept.map((i) => rows[i]! - columns[i]!)
  const covariance = kept.map((i, a) =>
    kept.map((j, b) => {
      const base = i === j ? rows[i]! + columns[i]! - 2 * table[i]![i]! : -(table[i]![j]! + table[j]![i]!)
      return subtractDifference ? base - (difference[a]! * difference[b]!) / n : base
    }),
  )
  const inverse = invertSymmetric(covariance)
  if (inverse === undefined) return { chi2: 0, df: 0, logP: 0 }
  let chi2 = 0
  difference.forEach((di, a) => difference.forEach((dj, b) => (chi2 += di * inverse[a]![b]! * dj)))
  return { chi2, df: kept.length, logP: pchisq(chi2, kept.length, undefined, false, true) }
}
