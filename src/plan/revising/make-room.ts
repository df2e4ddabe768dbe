import type { WriteTx } from '#db'
import type { PlanId } from '../model.ts'
import '../tables.ts'

/** Moves every row from this position on by one. Over negative numbers, since no two rows may share a place meanwhile. */
export async function makeRoom(tx: WriteTx, plan: PlanId, position: number): Promise<void> {
  await tx
    .updateTable('plan_measure')
    .set(({ eb, neg, parens }) => ({ position: neg(parens(eb('position', '+', 1))) }))
    .where('plan_id', '=', plan)
    .where('position', '>=', position)
    .execute()
  await tx
    .updateTable('plan_measure')
    .set(({ neg, ref }) => ({ position: neg(ref('position')) }))
    .where('plan_id', '=', plan)
    .where('position', '<', 0)
    .execute()
}
