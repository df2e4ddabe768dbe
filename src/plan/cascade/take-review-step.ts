import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { ReviewState, ReviewStep, SchoolPlan } from '../model.ts'
import './tables.ts'

/** Writes the next version of the review and its line of history; false where the older version no longer stands. */
export async function takeReviewStep(
  tx: WriteTx,
  act: Act,
  plan: SchoolPlan,
  { step, state, remark }: { readonly step: ReviewStep; readonly state: ReviewState; readonly remark: string | null },
): Promise<boolean> {
  const version = plan.version + 1
  const taken = await tx
    .updateTable('school_plan')
    .set({ state, remark, changed_at: act.at, changed_by: act.actor, version })
    .where('plan_id', '=', plan.id)
    .where('version', '=', plan.version)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return false
  await tx
    .insertInto('school_plan_event')
    .values({ plan_id: plan.id, version, at: act.at, by: act.actor, step, remark })
    .execute()
  return true
}
