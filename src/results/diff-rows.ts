import type { ImportId } from './model.ts'
import type { PreparedRow } from './prepare-import.ts'

/** A version in force: its content and the import that brought it. */
export interface StandingRow {
  readonly content: string
  readonly importId: ImportId
}

/** How the rows of a file stand to the versions in force. */
export interface RowDifference<Values> {
  readonly fresh: readonly PreparedRow<Values>[]
  readonly changed: readonly PreparedRow<Values>[]
  readonly unchanged: number
  /** Imports whose rows the file repeats or contradicts: it stands on them. */
  readonly bases: ReadonlySet<ImportId>
}

/** Pure. `standing` is by key. */
export function diffRows<Values>(
  standing: ReadonlyMap<string, StandingRow>,
  incoming: readonly PreparedRow<Values>[],
): RowDifference<Values> {
  const fresh: PreparedRow<Values>[] = []
  const changed: PreparedRow<Values>[] = []
  const bases = new Set<ImportId>()
  let unchanged = 0
  for (const row of incoming) {
    const version = standing.get(row.key)
    if (version === undefined) {
      fresh.push(row)
      continue
    }
    bases.add(version.importId)
    if (version.content === row.content) unchanged++
    else changed.push(row)
  }
  return { fresh, changed, unchanged, bases }
}
