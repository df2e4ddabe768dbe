import type { ReadTx } from '#db'
import { loadPlan } from '../load-plan.ts'
import type { Plan, PlanId, PlanRevision } from '../model.ts'
import '../tables.ts'

/** Every revision of the plan that was ever in force, oldest first, and the drafts that would correct it. */
export async function listRevisions(tx: ReadTx, plan: Plan): Promise<readonly PlanRevision[]> {
  const chain: PlanRevision[] = [revisionOf(plan)]
  let older: PlanId | null = plan.replaces
  while (older !== null) {
    const found: Plan | undefined = await loadPlan(tx, older)
    if (found === undefined) break
    chain.unshift(revisionOf(found))
    older = found.replaces
  }
  let newest: PlanId | undefined = plan.id
  while (newest !== undefined) {
    const rows = await tx
      .selectFrom('plan')
      .select(['id', 'status'])
      .where('replaces_id', '=', newest)
      .orderBy('created_at')
      .execute()
    newest = rows.find(({ status }) => status !== 'draft')?.id
    for (const { id } of rows) {
      const found = await loadPlan(tx, id)
      if (found !== undefined && !chain.some((each) => each.id === id)) chain.push(revisionOf(found))
    }
  }
  return chain
}

const revisionOf = ({ id, revision, status, orderNumber, orderDate, inForceAt }: Plan): PlanRevision => ({
  id,
  revision,
  status,
  orderNumber,
  orderDate,
  inForceAt,
})
