import { type Act, appendAudit } from '#audit'
import { loadCalendar } from '#calendar'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { duesByExecutor } from './dues-by-executor.ts'
import { executorsOf } from './executors-of.ts'
import { insertRows } from './insert-rows.ts'
import { loadPlan } from './load-plan.ts'
import type { Plan, PlanId, PlanMeasure } from './model.ts'
import { newExecution } from './new-execution.ts'
import type { PlanProblem } from './plan-problem.ts'
import { carryOver } from './revising/carry-over.ts'
import { measuresOf, schoolsOf } from './revising/load-turns.ts'
import './tables.ts'

export interface InForce {
  /** Made anew. */
  readonly executions: number
  /** Of those: without a date until somebody dates their event. */
  readonly waiting: number
}

/**
 * From a draft to work: every tracked measure fans out over its items, the dates of their deadlines and those who carry
 * it out. A plan that this one corrects is superseded, and its work is carried over.
 */
export async function putPlanInForce(tx: WriteTx, act: Act, id: PlanId): Promise<Result<InForce, PlanProblem>> {
  const plan = await loadPlan(tx, id)
  const node = plan === undefined ? undefined : await getNode(tx, plan.node)
  if (plan === undefined || node === undefined) return err({ kind: 'no-such-plan' })
  if (plan.status !== 'draft') return err({ kind: 'not-a-draft' })
  if (plan.parent !== null) return err({ kind: 'school-plan' })
  const measures = (await measuresOf(tx, id)).filter(({ tracked }) => tracked)
  if (measures.length === 0) return err({ kind: 'nothing-to-do' })
  const schools = await schoolsOf(tx, node)
  const idle = measures.find((measure) => executorsOf(measure, node.id, schools).length === 0)
  if (idle !== undefined) return err({ kind: 'no-schools', measure: idle.text })
  const former = plan.replaces === null ? undefined : await loadPlan(tx, plan.replaces)
  if (former !== undefined && former.status !== 'in-force') return err({ kind: 'corrects-superseded' })

  const taken = await tx
    .updateTable('plan')
    .set({ status: 'in-force', in_force_at: act.at, in_force_by: act.actor })
    .where('id', '=', id)
    .where('status', '=', 'draft')
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return err({ kind: 'not-a-draft' })
  return former === undefined
    ? begin(tx, act, { plan, node, measures, schools })
    : replace(tx, act, { plan, node, measures, former })
}

async function begin(
  tx: WriteTx,
  act: Act,
  all: {
    readonly plan: Plan
    readonly node: OrganisationNode
    readonly measures: readonly PlanMeasure[]
    readonly schools: readonly NodeId[]
  },
): Promise<Result<InForce, PlanProblem>> {
  const { plan, node, measures, schools } = all
  const calendar = await loadCalendar(tx, node.path)
  const terms = { period: plan.period, approved: plan.orderDate }
  const rows = measures.flatMap((measure) => {
    const duesOf = duesByExecutor(measure, terms, calendar)
    return executorsOf(measure, node.id, schools).flatMap((executor) =>
      duesOf(executor).map((due) => newExecution(act, measure, { planNode: node.id, node: executor, due })),
    )
  })
  await insertRows(rows, (batch) => tx.insertInto('plan_execution').values(batch).execute())
  const waiting = rows.filter((row) => row.waits_for !== null).length
  await appendAudit(tx, {
    ...act,
    action: 'plan.put-in-force',
    nodePath: node.path,
    subject: plan.id,
    details: { title: plan.title, measures: measures.length, executions: rows.length, waiting },
  })
  return ok({ executions: rows.length, waiting })
}

async function replace(
  tx: WriteTx,
  act: Act,
  all: {
    readonly plan: Plan
    readonly node: OrganisationNode
    readonly measures: readonly PlanMeasure[]
    readonly former: Plan
  },
): Promise<Result<InForce, PlanProblem>> {
  const { plan, node, measures, former } = all
  await tx.updateTable('plan').set({ status: 'superseded' }).where('id', '=', former.id).execute()
  const { waiting, ...carried } = await carryOver(tx, act, plan)
  await appendAudit(tx, {
    ...act,
    action: 'plan.revise',
    nodePath: node.path,
    subject: plan.id,
    details: {
      title: plan.title,
      revision: plan.revision,
      replaces: former.id,
      order: plan.orderNumber ?? '',
      measures: measures.length,
      ...carried,
    },
  })
  return ok({ executions: carried.added, waiting })
}
