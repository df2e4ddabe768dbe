import type { ReadTx } from '#db'
import type { FieldChange, MeasureEvent, PlanMeasureId } from '../model.ts'
import '../tables.ts'

/** The history of a measure in force, newest first: edits and revisions. */
export async function listMeasureEvents(tx: ReadTx, measure: PlanMeasureId): Promise<readonly MeasureEvent[]> {
  const rows = await tx
    .selectFrom('plan_measure_event')
    .select(['at', 'by', 'kind', 'reason', 'changes'])
    .where('measure_id', '=', measure)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as readonly FieldChange[] }))
}
