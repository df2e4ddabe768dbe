import { assert } from '#kernel/assert'
import type { NodeId } from '#organisations/model'
import type { RowDifference } from './diff-rows.ts'
import type { ImportMode } from './import-model.ts'
import type { ImportId } from './model.ts'
import type { PreparedRow } from './prepare-import.ts'

/** One import under way: how it treats older versions, and what it has done so far. */
export interface Writing {
  readonly id: ImportId
  readonly mode: ImportMode
  readonly tally: ImportTally
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface ImportTally {
  fresh: number
  updated: number
  unchanged: number
  kept: number
  works: number
  absent: number
  readonly schools: Set<NodeId>
  readonly bases: Set<ImportId>
  /** Works of the file seen so far, of all. */
  seen: number
  readonly total: number
}

export function newTally(total: number): ImportTally {
  return {
    fresh: 0,
    updated: 0,
    unchanged: 0,
    kept: 0,
    works: 0,
    absent: 0,
    schools: new Set(),
    bases: new Set(),
    seen: 0,
    total,
  }
}

/** Rows to write under the mode: those that are new, and those whose older version must be ended first. */
export function rowsToWrite<Values>(
  difference: RowDifference<Values>,
  { mode, tally }: Writing,
): { readonly fresh: readonly PreparedRow<Values>[]; readonly replacing: readonly PreparedRow<Values>[] } {
  const { fresh, changed, unchanged, bases } = difference
  assert(mode !== 'stop' || changed.length === 0, 'rowsToWrite: mode stop must have refused changed rows before')
  const replacing = mode === 'skip' ? [] : changed
  tally.fresh += fresh.length
  tally.updated += replacing.length
  tally.unchanged += unchanged
  tally.kept += changed.length - replacing.length
  for (const base of bases) tally.bases.add(base)
  return { fresh, replacing }
}
