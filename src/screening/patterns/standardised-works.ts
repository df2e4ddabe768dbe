import type { PatternReference } from './pattern-reference.ts'
import { layOut } from './work-likeness.ts'

/** Works of one class as vectors whose products say how alike they are, for pictures: `closestWork` keeps only their sum. */
export interface StandardisedWorks {
  readonly rows: readonly Float64Array[]
  /** Equal for works with equal scores on every task. */
  readonly keys: readonly string[]
}

/** Works that are neither empty nor full. @param scores work after work */
export function standardisedWorks(
  scores: Uint8Array,
  { tasks, maxScore, tableAt, likeness }: PatternReference,
  variants?: Uint8Array,
): StandardisedWorks {
  const rows: Float64Array[] = []
  const keys: string[] = []
  for (let start = 0; start < scores.length; start += tasks) {
    const work = scores.subarray(start, start + tasks)
    const total = work.reduce((sum, score) => sum + score, 0)
    if (total === 0 || total === maxScore) continue
    const table = variants === undefined ? 0 : tableAt[variants[start / tasks]!]! / tasks
    const row = new Float64Array(likeness.length)
    layOut(likeness, table + total, scores, start, row, 0)
    rows.push(row)
    keys.push(work.join(' '))
  }
  return { rows, keys }
}
