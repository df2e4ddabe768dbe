import type { Act } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import type { MeasureEvent, PlanMeasureId } from '../model.ts'
import '../tables.ts'

/** A line in the history of a measure. The audit entry is written by the verb that changed it. */
export async function keepMeasureEvent(
  tx: WriteTx,
  act: Act,
  { measure, kind, reason, changes }: { readonly measure: PlanMeasureId } & Omit<MeasureEvent, 'at' | 'by'>,
): Promise<void> {
  await tx
    .insertInto('plan_measure_event')
    .values({
      id: newId<string>(),
      measure_id: measure,
      at: act.at,
      by: act.actor,
      kind,
      reason,
      changes: JSON.stringify(changes),
    })
    .execute()
}
