import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { SchoolPlan, SchoolPlanRows } from '../model.ts'
import { carryOutOwnRows } from './carry-out-own-rows.ts'
import { findPlanForStep } from './find-plan-for-step.ts'
import { listSchoolPlanRows } from './list-school-plan-rows.ts'
import { loadSchoolPlan } from './load-school-plan.ts'
import { mirrorReview } from './mirror-review.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import type { SeenPlan } from './send-school-plan.ts'
import { takeReviewStep } from './take-review-step.ts'

export interface AcceptedPlan {
  /** Of the school's own rows: made now, and gone on with from the version before. */
  readonly made: number
  readonly carried: number
}

/**
 * Puts the plan of the school in force: its own rows fan out into executions of the school, people it named take over
 * their rows of the municipal plan, the version before is superseded, and the municipal row that asked for the plan is
 * closed by it.
 */
export async function acceptSchoolPlan(
  tx: WriteTx,
  act: Act,
  seen: SeenPlan,
): Promise<Result<AcceptedPlan, SchoolPlanProblem>> {
  const found = await findPlanForStep(tx, seen, ['sent'])
  if (!found.ok) return found
  const plan = found.value
  const taken = await takeReviewStep(tx, act, plan, { step: 'accept', state: 'accepted', remark: null })
  if (!taken) return err({ kind: 'stale-plan', current: (await loadSchoolPlan(tx, plan.id)) ?? plan })
  await tx
    .updateTable('plan')
    .set({ status: 'in-force', in_force_at: act.at, in_force_by: act.actor })
    .where('id', '=', plan.id)
    .execute()
  if (plan.replaces !== null) {
    await tx.updateTable('plan').set({ status: 'superseded' }).where('id', '=', plan.replaces).execute()
  }
  await tx.updateTable('school_plan_row').set({ remark: null }).where('plan_id', '=', plan.id).execute()
  const rows = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
  const accepted = await carryOutOwnRows(tx, act, plan, rows.own)
  await handOverDerivedRows(tx, plan, rows)
  await mirrorReview(tx, act, plan, 'accept', null)
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.accept-school-plan',
    nodePath: node?.path ?? '',
    subject: plan.id,
    details: { revision: plan.revision, derived: rows.derived.length, own: rows.own.length, ...accepted },
  })
  return ok(accepted)
}

/** Executions that nobody has finished go to the people whom the school named. */
async function handOverDerivedRows(tx: WriteTx, plan: SchoolPlan, { derived }: SchoolPlanRows): Promise<void> {
  for (const { measure, owner } of derived) {
    if (owner === null) continue
    await tx
      .updateTable('plan_execution')
      .set({ owner_id: owner })
      .where('measure_id', '=', measure.id)
      .where('node_id', '=', plan.node)
      .where('state', 'not in', ['accepted', 'not-required'])
      .execute()
  }
}
