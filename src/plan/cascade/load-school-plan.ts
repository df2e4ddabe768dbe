import type { ReadTx } from '#db'
import { loadPlan } from '../load-plan.ts'
import type { PlanId, ReviewEvent, SchoolPlan } from '../model.ts'
import './tables.ts'

/** Undefined where there is no such plan, or where it is the plan of an authority. */
export async function loadSchoolPlan(tx: ReadTx, id: PlanId): Promise<SchoolPlan | undefined> {
  const review = await tx.selectFrom('school_plan').selectAll().where('plan_id', '=', id).executeTakeFirst()
  const plan = review === undefined ? undefined : await loadPlan(tx, id)
  if (review === undefined || plan === undefined || plan.parent === null) return undefined
  return {
    ...plan,
    parent: plan.parent,
    state: review.state,
    remark: review.remark,
    changedAt: review.changed_at,
    changedBy: review.changed_by,
    version: review.version,
  }
}

/** Oldest first. */
export async function listReviewEvents(tx: ReadTx, id: PlanId): Promise<readonly ReviewEvent[]> {
  return tx
    .selectFrom('school_plan_event')
    .select(['at', 'by', 'step', 'remark'])
    .where('plan_id', '=', id)
    .orderBy('version')
    .execute()
}
