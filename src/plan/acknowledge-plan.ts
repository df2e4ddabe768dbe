import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { Acknowledgement, PlanId } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

/** The head of a school confirms that the order has been read. The first confirmation stands; a second changes nothing. */
export async function acknowledgePlan(
  tx: WriteTx,
  act: Act,
  { plan: id, school }: { readonly plan: PlanId; readonly school: NodeId },
): Promise<Result<void, PlanProblem>> {
  assert(act.actor !== 'system', 'acknowledgePlan: act.actor must be a person, got system')
  const plan = await findPlan(tx, id)
  const node = await getNode(tx, school)
  if (plan === undefined || node === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'in-force') return err({ kind: 'not-in-force' })
  if (node.kind !== 'school' || !node.path.startsWith(plan.path)) return err({ kind: 'not-a-school-of-plan' })
  const written = await tx
    .insertInto('plan_acknowledgement')
    .values({ plan_id: id, node_id: school, at: act.at, by: act.actor })
    .onConflict((conflict) => conflict.columns(['plan_id', 'node_id']).doNothing())
    .returning('at')
    .executeTakeFirst()
  if (written === undefined) return ok(undefined)
  await appendAudit(tx, {
    ...act,
    action: 'plan.acknowledge',
    nodePath: node.path,
    subject: id,
    details: { title: plan.title },
  })
  return ok(undefined)
}

/** Every school of the plan in the order of names, with the day it acknowledged the order. */
export async function listAcknowledgements(tx: ReadTx, id: PlanId): Promise<readonly Acknowledgement[]> {
  const plan = await findPlan(tx, id)
  if (plan === undefined) return []
  const rows = await tx
    .selectFrom('plan_acknowledgement')
    .select(['node_id', 'at', 'by'])
    .where('plan_id', '=', id)
    .execute()
  const bySchool = new Map<NodeId, { readonly at: string; readonly by: PersonId }>(
    rows.map((row) => [row.node_id, row]),
  )
  const former =
    plan.replaces_id === null
      ? []
      : await tx
          .selectFrom('plan_acknowledgement')
          .select(['node_id', 'at'])
          .where('plan_id', '=', plan.replaces_id)
          .execute()
  const knewFormer = new Map(former.map((row) => [row.node_id, row.at]))
  const schools = await listSubtree(tx, plan.path, 'school')
  return schools.map((school) => {
    const done = bySchool.get(school.id)
    return {
      school: school.id,
      schoolName: school.shortName,
      at: done?.at ?? null,
      by: done?.by ?? null,
      formerAt: knewFormer.get(school.id) ?? null,
    }
  })
}

function findPlan(tx: ReadTx, id: PlanId) {
  return tx
    .selectFrom('plan as p')
    .innerJoin('organisation_node as n', 'n.id', 'p.node_id')
    .select(['p.status', 'p.title', 'p.replaces_id', 'n.path'])
    .where('p.id', '=', id)
    .executeTakeFirst()
}
