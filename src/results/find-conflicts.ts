import type { ReadTx } from '#db'
import { diffRows, type RowDifference } from './diff-rows.ts'
import type { ExistingRow } from './import-model.ts'
import { type PreparedImport, prepareWork } from './prepare-import.ts'
import type { PlannedPart } from './settle-assessments.ts'
import { standingAggregates, standingMarkers, standingWorks } from './standing-rows.ts'

const firstShown = 20

export interface Conflicts {
  readonly count: number
  readonly first: readonly ExistingRow[]
}

/** Rows of the file that differ from a version in force; identical rows are no conflict. */
export async function findConflicts(
  tx: ReadTx,
  parts: readonly PlannedPart[],
  markers: PreparedImport['markers'],
): Promise<Conflicts> {
  const first: ExistingRow[] = []
  let count = 0
  function note<Values>({ changed }: RowDifference<Values>, nameOf: (values: Values) => string): void {
    count += changed.length
    for (const row of changed.slice(0, firstShown - first.length)) {
      first.push({ sheet: row.sheet, row: row.row, subject: nameOf(row.values) })
    }
  }
  for (const part of parts) {
    if (part.known === 'none') continue
    for (const { school, staged } of part.schools) {
      const standing = await standingWorks(tx, school, part.known)
      note(diffRows(standing, standing.size === 0 ? [] : staged.map(prepareWork)), (values) => values.participant)
    }
    if (part.aggregates.length > 0) {
      note(diffRows(await standingAggregates(tx, part.known), part.aggregates), (values) => values.group.name)
    }
  }
  if (markers.length > 0) {
    const years = [...new Set(markers.map((row) => row.values.marker.year))]
    note(diffRows(await standingMarkers(tx, years), markers), (values) => values.marker.school)
  }
  return { count, first }
}
