import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { dropFiles } from './keep-file.ts'
import type { PlanId } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

/** Throws away a draft with its document. What was ever in force stays for good. */
export async function deletePlanDraft(tx: WriteTx, act: Act, id: PlanId): Promise<Result<void, PlanProblem>> {
  const plan = await tx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()
  if (plan === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'draft') return err({ kind: 'not-a-draft' })
  if (plan.parent_id !== null) return err({ kind: 'school-plan' })
  await tx.deleteFrom('plan_measure_pair').where('plan_id', '=', id).execute()
  await tx.deleteFrom('plan_measure').where('plan_id', '=', id).execute()
  await tx.deleteFrom('plan').where('id', '=', id).execute()
  if (plan.file_id !== null) await dropFiles(tx, [plan.file_id])
  const node = await getNode(tx, plan.node_id)
  await appendAudit(tx, {
    ...act,
    action: 'plan.delete-draft',
    nodePath: node?.path ?? '',
    subject: id,
    details: { title: plan.title, file: plan.file_name },
  })
  return ok(undefined)
}
