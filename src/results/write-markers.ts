import type { Insertable } from 'kysely'
import type { Tables, WriteTx } from '#db'
import { diffRows } from './diff-rows.ts'
import { rowsToWrite, type Writing } from './import-tally.ts'
import { insertInBatches } from './insert-in-batches.ts'
import type { PreparedImport } from './prepare-import.ts'
import { standingMarkers } from './standing-rows.ts'
import './tables.ts'

/** Writes the lines of the official list, ending older versions where the mode says update. */
export async function writeMarkers(tx: WriteTx, rows: PreparedImport['markers'], writing: Writing): Promise<void> {
  const years = [...new Set(rows.map((row) => row.values.marker.year))]
  const { fresh, replacing } = rowsToWrite(diffRows(await standingMarkers(tx, years), rows), writing)
  for (const { values } of replacing) {
    await tx
      .updateTable('official_marker')
      .set({ ended_by: writing.id })
      .where('school_id', '=', values.school.id)
      .where('year', '=', values.marker.year)
      .where('ended_by', 'is', null)
      .execute()
  }
  const inserts = insertInBatches((lines: readonly Insertable<Tables['official_marker']>[]) =>
    tx.insertInto('official_marker').values(lines).execute(),
  )
  for (const { sheet, row, values } of [...fresh, ...replacing]) {
    const { year, cells } = values.marker
    const flags = { ru4: Number(cells.ru4), ma4: Number(cells.ma4), ru5: Number(cells.ru5), ma5: Number(cells.ma5) }
    await inserts.add({
      import_id: writing.id,
      sheet,
      row,
      year,
      school_id: values.school.id,
      ...flags,
      ended_by: null,
    })
    writing.tally.schools.add(values.school.id)
  }
  await inserts.end()
}
