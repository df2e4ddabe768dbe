import type { Insertable } from 'kysely'
import type { Tables, WriteTx } from '#db'
import { diffRows } from './diff-rows.ts'
import { rowsToWrite, type Writing } from './import-tally.ts'
import { insertInBatches } from './insert-in-batches.ts'
import type { SettledPart } from './settle-assessments.ts'
import { standingAggregates } from './standing-rows.ts'
import './tables.ts'

/** Writes the lines of an aggregate report, ending older versions where the mode says update. */
export async function writeAggregates(tx: WriteTx, part: SettledPart, writing: Writing): Promise<void> {
  if (part.aggregates.length === 0) return
  const assessment = part.assessment.id
  const difference = diffRows(await standingAggregates(tx, assessment), part.aggregates)
  const { fresh, replacing } = rowsToWrite(difference, writing)
  for (const { values } of replacing) {
    const { level, code, name } = values.group
    await tx
      .updateTable('result_aggregate')
      .set({ ended_by: writing.id })
      .where('assessment_id', '=', assessment)
      .where('kind', '=', values.values.kind)
      .where('group_level', '=', level)
      .where('group_code', '=', code)
      .$if(code === 'unknown', (query) => query.where('group_name', '=', name))
      .where('ended_by', 'is', null)
      .execute()
  }
  const inserts = insertInBatches((rows: readonly Insertable<Tables['result_aggregate']>[]) =>
    tx.insertInto('result_aggregate').values(rows).execute(),
  )
  for (const { sheet, row, values } of [...fresh, ...replacing]) {
    await inserts.add({
      import_id: writing.id,
      sheet,
      row,
      assessment_id: assessment,
      kind: values.values.kind,
      group_level: values.group.level,
      group_code: values.group.code,
      group_name: values.group.name,
      participants: values.participants === 'unknown' ? null : values.participants,
      data: JSON.stringify(values.values),
      ended_by: null,
    })
  }
  await inserts.end()
}
