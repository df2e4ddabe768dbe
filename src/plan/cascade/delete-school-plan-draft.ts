import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { findPlanForStep } from './find-plan-for-step.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import type { SeenPlan } from './send-school-plan.ts'
import './tables.ts'

/** Throws away a draft that nobody outside the school has seen; what was ever sent stays with its history. */
export async function deleteSchoolPlanDraft(
  tx: WriteTx,
  act: Act,
  seen: SeenPlan,
): Promise<Result<void, SchoolPlanProblem>> {
  const found = await findPlanForStep(tx, seen, ['draft'])
  if (!found.ok) return found
  const plan = found.value
  if (plan.version > 1) return err({ kind: 'wrong-state', state: plan.state })
  await tx.deleteFrom('school_plan_row').where('plan_id', '=', plan.id).execute()
  await tx.deleteFrom('school_plan_event').where('plan_id', '=', plan.id).execute()
  await tx.deleteFrom('school_plan').where('plan_id', '=', plan.id).execute()
  await tx.deleteFrom('plan_measure').where('plan_id', '=', plan.id).execute()
  await tx.deleteFrom('plan').where('id', '=', plan.id).execute()
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.delete-draft',
    nodePath: node?.path ?? '',
    subject: plan.id,
    details: { title: plan.title },
  })
  return ok(undefined)
}
