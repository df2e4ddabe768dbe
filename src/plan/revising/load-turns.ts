import { loadCalendar } from '#calendar'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { duesByExecutor } from '../dues-by-executor.ts'
import { executorsOf } from '../executors-of.ts'
import { loadPlan } from '../load-plan.ts'
import { measureOf } from '../measure-row.ts'
import type { Plan, PlanId, PlanMeasure, PlanMeasureId } from '../model.ts'
import { isSameWork, type MeasureTurn } from './settle-measure.ts'
import '../tables.ts'

/** What a draft that corrects a plan makes of each row. */
export interface Turns {
  readonly node: OrganisationNode
  readonly former: Plan
  readonly continued: readonly { readonly turn: MeasureTurn & { readonly next: PlanMeasure }; readonly same: boolean }[]
  readonly removed: readonly MeasureTurn[]
  readonly added: readonly MeasureTurn[]
}

/** Undefined where the plan corrects none. */
export async function loadTurns(tx: ReadTx, plan: Plan, today: IsoDate): Promise<Turns | undefined> {
  const former = plan.replaces === null ? undefined : await loadPlan(tx, plan.replaces)
  const node = await getNode(tx, plan.node)
  if (former === undefined || node === undefined) return undefined
  const before = await measuresOf(tx, former.id)
  const after = await measuresOf(tx, plan.id)
  const replaced = await pairsOf(tx, plan.id)
  const byId = new Map(before.map((measure) => [measure.id, measure]))
  const schools = await schoolsOf(tx, node)
  const calendar = await loadCalendar(tx, node.path)
  const approved = await firstApproved(tx, former)
  const notBefore = plan.orderDate ?? today
  const turnOf = (was: PlanMeasure, next: PlanMeasure | null, since: IsoDate | null): MeasureTurn => {
    const measure = next ?? was
    const terms = { period: plan.period, approved: since }
    const executors = executorsOf(measure, node.id, schools)
    return { was, next, executors, duesOf: duesByExecutor(measure, terms, calendar), notBefore }
  }
  const continued: { turn: MeasureTurn & { next: PlanMeasure }; same: boolean }[] = []
  const added: MeasureTurn[] = []
  for (const next of after) {
    const was = byId.get(replaced.get(next.id) ?? ('' as PlanMeasureId))
    // What continues has come due since the first order; what is new, since this one.
    if (was === undefined) added.push({ ...turnOf(next, next, plan.orderDate), notBefore: null })
    else continued.push({ turn: { ...turnOf(was, next, approved), next }, same: isSameWork(was, next) })
    if (was !== undefined) byId.delete(was.id)
  }
  const removed = [...byId.values()].map((was) => turnOf(was, null, approved))
  return { node, former, continued, removed, added }
}

export async function measuresOf(tx: ReadTx, plan: PlanId): Promise<readonly PlanMeasure[]> {
  const rows = await tx.selectFrom('plan_measure').selectAll().where('plan_id', '=', plan).orderBy('position').execute()
  return rows.map(measureOf)
}

/** By the id of the row of this plan: which row of the plan before it goes on with. */
export async function pairsOf(tx: ReadTx, plan: PlanId): Promise<ReadonlyMap<PlanMeasureId, PlanMeasureId>> {
  const rows = await tx
    .selectFrom('plan_measure_pair')
    .select(['measure_id', 'replaced_id'])
    .where('plan_id', '=', plan)
    .execute()
  return new Map(rows.map((row) => [row.measure_id, row.replaced_id]))
}

export async function schoolsOf(tx: ReadTx, node: OrganisationNode): Promise<readonly NodeId[]> {
  if (node.kind === 'school') return [node.id]
  return (await listSubtree(tx, node.path, 'school')).map(({ id }) => id)
}

/** The date of the order that the chain of revisions began with. */
export async function firstApproved(tx: ReadTx, plan: Plan): Promise<IsoDate | null> {
  let first = plan
  while (first.replaces !== null) {
    const older = await loadPlan(tx, first.replaces)
    if (older === undefined) break
    first = older
  }
  return first.orderDate
}
