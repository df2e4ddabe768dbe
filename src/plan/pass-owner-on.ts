import type { WriteTx } from '#db'
import type { PlanMeasure } from './model.ts'
import './tables.ts'

/**
 * Executions that nobody has finished follow the measure to its new owner; what was given to a person one by one stays
 * with that person.
 */
export async function passOwnerOn(tx: WriteTx, was: PlanMeasure, next: PlanMeasure): Promise<void> {
  const open = tx
    .updateTable('plan_execution')
    .where('measure_id', '=', next.id)
    .where('state', 'not in', ['accepted', 'not-required'])
  if (was.ownerRole !== next.ownerRole) await open.set({ owner_role: next.ownerRole }).execute()
  if (was.owner !== next.owner) {
    await open
      .set({ owner_id: next.owner })
      .where('owner_id', was.owner === null ? 'is' : '=', was.owner)
      .execute()
  }
}
