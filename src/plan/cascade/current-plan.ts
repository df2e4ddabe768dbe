import type { ReadTx } from '#db'
import type { PlanId } from '../model.ts'
import '../tables.ts'

/** The plan in force that stands for this one now: itself, or what corrected it; undefined where none is in force. */
export async function findCurrentPlan(tx: ReadTx, id: PlanId): Promise<PlanId | undefined> {
  let at: PlanId | undefined = id
  while (at !== undefined) {
    const plan = await tx.selectFrom('plan').select('status').where('id', '=', at).executeTakeFirst()
    if (plan === undefined || plan.status === 'draft') return undefined
    if (plan.status === 'in-force') return at
    at = await successorOf(tx, at)
  }
  return undefined
}

async function successorOf(tx: ReadTx, id: PlanId): Promise<PlanId | undefined> {
  const next = await tx
    .selectFrom('plan')
    .select('id')
    .where('replaces_id', '=', id)
    .where('status', '!=', 'draft')
    .executeTakeFirst()
  return next?.id
}

/** This plan and those it corrected one after another, newest first. */
export async function listEarlierPlans(tx: ReadTx, id: PlanId): Promise<readonly PlanId[]> {
  const chain: PlanId[] = []
  let at: PlanId | null = id
  while (at !== null) {
    chain.push(at)
    const plan = await tx.selectFrom('plan').select('replaces_id').where('id', '=', at).executeTakeFirst()
    at = plan?.replaces_id ?? null
  }
  return chain
}
