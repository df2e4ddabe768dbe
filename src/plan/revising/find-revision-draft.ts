import type { ReadTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { loadPlan } from '../load-plan.ts'
import type { Plan, PlanId } from '../model.ts'
import type { PlanProblem } from '../plan-problem.ts'

export interface RevisionDraft {
  readonly plan: Plan
  readonly former: PlanId
  readonly nodePath: string
}

/** The draft of a revision, whose rows and pairs may still be changed. */
export async function findRevisionDraft(tx: ReadTx, id: PlanId): Promise<Result<RevisionDraft, PlanProblem>> {
  const plan = await loadPlan(tx, id)
  const node = plan === undefined ? undefined : await getNode(tx, plan.node)
  if (plan === undefined || node === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'draft') return err({ kind: 'not-a-draft' })
  if (plan.parent !== null) return err({ kind: 'school-plan' })
  if (plan.replaces === null) return err({ kind: 'corrects-nothing' })
  return ok({ plan, former: plan.replaces, nodePath: node.path })
}
