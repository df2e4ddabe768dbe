import { widestResidual } from './closest-work.ts'
import type { PatternReference } from './pattern-reference.ts'

/** Works of one class as unit vectors of residuals given the total, for pictures: `closestWork` keeps only their sum. */
export interface StandardisedWorks {
  readonly rows: readonly Float64Array[]
  /** Equal for works with equal scores on every task. */
  readonly keys: readonly string[]
}

/** Works that are neither empty nor full. @param scores work after work */
export function standardisedWorks(
  scores: Uint8Array,
  { tasks, maxScore, tableAt, expected, precision }: PatternReference,
  variants?: Uint8Array,
): StandardisedWorks {
  const rows: Float64Array[] = []
  const keys: string[] = []
  for (let start = 0; start < scores.length; start += tasks) {
    const work = scores.subarray(start, start + tasks)
    const total = work.reduce((sum, score) => sum + score, 0)
    if (total === 0 || total === maxScore) continue
    const table = (variants === undefined ? 0 : tableAt[variants[start / tasks]!]!) + total * tasks
    const row = Float64Array.from(work, (score, j) => {
      const at = table + j
      return Math.max(-widestResidual, Math.min(widestResidual, (score - expected[at]!) * precision[at]!))
    })
    const norm = Math.sqrt(row.reduce((sum, u) => sum + u * u, 0))
    rows.push(norm > 0 ? row.map((u) => u / norm) : row)
    keys.push(work.join(' '))
  }
  return { rows, keys }
}
