import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { CheckContext } from '../checking/plan-rule.ts'
import { editableStates, type PlanId } from '../model.ts'
import { checkSchoolPlan } from './check-school-plan.ts'
import { findPlanForStep } from './find-plan-for-step.ts'
import { listSchoolPlanRows } from './list-school-plan-rows.ts'
import { loadSchoolPlan } from './load-school-plan.ts'
import { mirrorReview } from './mirror-review.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import { takeReviewStep } from './take-review-step.ts'

export interface SeenPlan {
  readonly plan: PlanId
  /** The version that the person saw. */
  readonly version: number
}

/** Hands the plan to the authority. Errors that the check finds must be mended first; questions and notes may stand. */
export async function sendSchoolPlan(
  tx: WriteTx,
  act: Act,
  { context, ...seen }: SeenPlan & { readonly context: CheckContext & { readonly today: IsoDate } },
): Promise<Result<void, SchoolPlanProblem>> {
  const found = await findPlanForStep(tx, seen, editableStates)
  if (!found.ok) return found
  const plan = found.value
  const rows = await listSchoolPlanRows(tx, { plan: plan.id, school: plan.node })
  const errors = checkSchoolPlan(plan, rows, context).filter(({ severity }) => severity === 'error').length
  if (errors > 0) return err({ kind: 'errors-left', errors })
  const taken = await takeReviewStep(tx, act, plan, { step: 'send', state: 'sent', remark: null })
  if (!taken) return err({ kind: 'stale-plan', current: (await loadSchoolPlan(tx, plan.id)) ?? plan })
  await mirrorReview(tx, act, plan, 'send', null)
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.send-school-plan',
    nodePath: node?.path ?? '',
    subject: plan.id,
    details: { revision: plan.revision, derived: rows.derived.length, own: rows.own.length },
  })
  return ok(undefined)
}

/** Takes a plan back that nobody has decided on yet. */
export async function recallSchoolPlan(
  tx: WriteTx,
  act: Act,
  seen: SeenPlan,
): Promise<Result<void, SchoolPlanProblem>> {
  const found = await findPlanForStep(tx, seen, ['sent'])
  if (!found.ok) return found
  const plan = found.value
  const taken = await takeReviewStep(tx, act, plan, { step: 'recall', state: 'draft', remark: null })
  if (!taken) return err({ kind: 'stale-plan', current: (await loadSchoolPlan(tx, plan.id)) ?? plan })
  await mirrorReview(tx, act, plan, 'recall', null)
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.recall-school-plan',
    nodePath: node?.path ?? '',
    subject: plan.id,
    details: {},
  })
  return ok(undefined)
}
