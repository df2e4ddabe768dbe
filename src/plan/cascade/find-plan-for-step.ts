import type { ReadTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { editableStates, type PlanId, type ReviewState, type SchoolPlan } from '../model.ts'
import { loadSchoolPlan } from './load-school-plan.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'

/** The plan as the person saw it and in a state that the step begins in; otherwise why not. */
export async function findPlanForStep(
  tx: ReadTx,
  seen: { readonly plan: PlanId; readonly version: number },
  from: readonly ReviewState[],
): Promise<Result<SchoolPlan, SchoolPlanProblem>> {
  const plan = await loadSchoolPlan(tx, seen.plan)
  if (plan === undefined) return err({ kind: 'no-such-plan' })
  if (plan.version !== seen.version) return err({ kind: 'stale-plan', current: plan })
  if (!from.includes(plan.state)) return err({ kind: 'wrong-state', state: plan.state })
  return ok(plan)
}

/** The plan, while the school may change its rows. */
export async function findEditablePlan(tx: ReadTx, id: PlanId): Promise<Result<SchoolPlan, SchoolPlanProblem>> {
  const plan = await loadSchoolPlan(tx, id)
  if (plan === undefined) return err({ kind: 'no-such-plan' })
  if (!editableStates.includes(plan.state)) return err({ kind: 'wrong-state', state: plan.state })
  return ok(plan)
}
