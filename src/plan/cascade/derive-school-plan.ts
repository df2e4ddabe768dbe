import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadPlan } from '../load-plan.ts'
import type { Plan, PlanId, PlanMeasureId } from '../model.ts'
import { findOpenVersion } from './find-versions.ts'
import { insertSchoolPlan } from './insert-school-plan.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'

/**
 * The draft of a school's own plan: every measure of the municipal plan that the school has executions of comes as a row.
 * The executions stay what they are: a fact is reported once.
 */
export async function deriveSchoolPlan(
  tx: WriteTx,
  act: Act,
  { parent: id, school }: { readonly parent: PlanId; readonly school: NodeId },
): Promise<Result<PlanId, SchoolPlanProblem>> {
  const parent = await loadPlan(tx, id)
  const node = await getNode(tx, school)
  if (parent === undefined || parent.parent !== null || node === undefined) return err({ kind: 'no-such-plan' })
  if (parent.status !== 'in-force') return err({ kind: 'not-in-force' })
  const authority = await getNode(tx, parent.node)
  if (node.kind !== 'school' || authority === undefined || !node.path.startsWith(authority.path)) {
    return err({ kind: 'not-a-school-of-plan' })
  }
  if ((await findOpenVersion(tx, parent.id, school)) !== undefined) return err({ kind: 'already-there' })
  const measures = await measuresOfSchool(tx, parent, school)
  if (measures.length === 0) return err({ kind: 'nothing-for-school' })

  const plan = newId<PlanId>()
  await insertSchoolPlan(tx, act, {
    id: plan,
    parent,
    school,
    title: `${node.shortName}. ${parent.title}`,
    replaces: null,
    rows: measures.map((measure) => ({ kind: 'derived', measure })),
  })
  await appendAudit(tx, {
    ...act,
    action: 'plan.derive-school-plan',
    nodePath: node.path,
    subject: plan,
    details: { parent: parent.id, rows: measures.length },
  })
  return ok(plan)
}

/** What the municipal plan asks of the school: every measure that it has executions of. */
export async function measuresOfSchool(
  tx: ReadTx,
  parent: Pick<Plan, 'id'>,
  school: NodeId,
): Promise<readonly PlanMeasureId[]> {
  const rows = await tx
    .selectFrom('plan_execution')
    .select('measure_id')
    .distinct()
    .where('plan_id', '=', parent.id)
    .where('node_id', '=', school)
    .execute()
  return rows.map((row) => row.measure_id)
}
