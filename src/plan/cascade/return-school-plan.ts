import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { PlanMeasureId } from '../model.ts'
import { findPlanForStep } from './find-plan-for-step.ts'
import { loadSchoolPlan } from './load-school-plan.ts'
import { mirrorReview } from './mirror-review.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import type { SeenPlan } from './send-school-plan.ts'
import { takeReviewStep } from './take-review-step.ts'
import './tables.ts'

export interface ReturnedPlan extends SeenPlan {
  /** About the plan as a whole; may be empty where a row has a remark. */
  readonly remark: string
  readonly rowRemarks: ReadonlyMap<PlanMeasureId, string>
}

/** Gives the plan back to the school with remarks at its rows. Remarks of an earlier return make way for these. */
export async function returnSchoolPlan(
  tx: WriteTx,
  act: Act,
  request: ReturnedPlan,
): Promise<Result<void, SchoolPlanProblem>> {
  const found = await findPlanForStep(tx, request, ['sent'])
  if (!found.ok) return found
  const plan = found.value
  const whole = request.remark.trim()
  const rowRemarks = [...request.rowRemarks].flatMap(([measure, text]) =>
    text.trim() === '' ? [] : [{ measure, text: text.trim() }],
  )
  if (whole === '' && rowRemarks.length === 0) return err({ kind: 'no-remark' })
  const remark = whole === '' ? null : whole
  const taken = await takeReviewStep(tx, act, plan, { step: 'return', state: 'returned', remark })
  if (!taken) return err({ kind: 'stale-plan', current: (await loadSchoolPlan(tx, plan.id)) ?? plan })
  await tx.updateTable('school_plan_row').set({ remark: null }).where('plan_id', '=', plan.id).execute()
  for (const { measure, text } of rowRemarks) {
    await tx
      .updateTable('school_plan_row')
      .set({ remark: text })
      .where('plan_id', '=', plan.id)
      .where('measure_id', '=', measure)
      .execute()
  }
  await mirrorReview(tx, act, plan, 'return', remark)
  const node = await getNode(tx, plan.node)
  await appendAudit(tx, {
    ...act,
    action: 'plan.return-school-plan',
    nodePath: node?.path ?? '',
    subject: plan.id,
    details: { remark, rows: rowRemarks },
  })
  return ok(undefined)
}
