import { type Act, appendAudit } from '#audit'
import { loadCalendar } from '#calendar'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { duesByExecutor } from './dues-by-executor.ts'
import { insertRows } from './insert-rows.ts'
import { measureOf } from './measure-row.ts'
import type { ExecutionId, PlanId, PlanMeasure } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

export interface InForce {
  readonly executions: number
  /** Of those: without a date until somebody dates their event. */
  readonly waiting: number
}

/**
 * From a draft to work: every tracked measure fans out over its items, the dates of their deadlines and those who carry
 * it out. The plan that this one corrects is superseded; what was done by it stays.
 */
export async function putPlanInForce(tx: WriteTx, act: Act, id: PlanId): Promise<Result<InForce, PlanProblem>> {
  const plan = await tx.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst()
  const node = plan === undefined ? undefined : await getNode(tx, plan.node_id)
  if (plan === undefined || node === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'draft') return err({ kind: 'not-a-draft' })
  const measures = await trackedMeasures(tx, id)
  if (measures.length === 0) return err({ kind: 'nothing-to-do' })
  const schools =
    node.kind === 'school' ? [node.id] : (await listSubtree(tx, node.path, 'school')).map((each) => each.id)
  const idle = measures.find((measure) => executorsOf(measure, node, schools).length === 0)
  if (idle !== undefined) return err({ kind: 'no-schools', measure: idle.text })

  const taken = await tx
    .updateTable('plan')
    .set({ status: 'in-force', in_force_at: act.at, in_force_by: act.actor })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return err({ kind: 'not-a-draft' })
  if (plan.replaces_id !== null) {
    await tx.updateTable('plan').set({ status: 'superseded' }).where('id', '=', plan.replaces_id).execute()
  }

  const calendar = await loadCalendar(tx, node.path)
  const terms = { period: { start: plan.period_start, end: plan.period_end }, approved: plan.order_date }
  const rows = measures.flatMap((measure) => {
    const duesOf = duesByExecutor(measure, terms, calendar)
    return executorsOf(measure, node, schools).flatMap((executor) =>
      duesOf(executor).map((due) => ({
        id: newId<ExecutionId>(),
        plan_node_id: node.id,
        plan_id: id,
        measure_id: measure.id,
        item: due.item,
        node_id: executor,
        state: 'not-started' as const,
        start_date: due.start,
        control_date: due.control,
        reason: due.reason,
        waits_for: due.waitsFor,
        event: due.bound?.event ?? null,
        event_part: due.bound?.part ?? null,
        owner_role: measure.ownerRole,
        owner_id: measure.owner,
        remark: null,
        changed_at: act.at,
        changed_by: act.actor,
        version: 1,
      })),
    )
  })
  await insertRows(rows, (batch) => tx.insertInto('plan_execution').values(batch).execute())
  const waiting = rows.filter((row) => row.waits_for !== null).length
  await appendAudit(tx, {
    ...act,
    action: 'plan.put-in-force',
    nodePath: node.path,
    subject: id,
    details: { title: plan.title, measures: measures.length, executions: rows.length, waiting },
  })
  return ok({ executions: rows.length, waiting })
}

async function trackedMeasures(tx: ReadTx, plan: PlanId): Promise<readonly PlanMeasure[]> {
  const rows = await tx
    .selectFrom('plan_measure')
    .selectAll()
    .where('plan_id', '=', plan)
    .where('tracked', '=', 1)
    .orderBy('position')
    .execute()
  return rows.map(measureOf)
}

/** A school that was closed since it was named is left out. */
function executorsOf(measure: PlanMeasure, node: OrganisationNode, schools: readonly NodeId[]): readonly NodeId[] {
  switch (measure.scope) {
    case 'own':
      return [node.id]
    case 'all-schools':
      return schools
    case 'named-schools':
      return schools.filter((school) => measure.schools.includes(school))
    default:
      return measure.scope satisfies never
  }
}
