import { personNames } from '#access'
import { type Act, appendAudit } from '#audit'
import { loadCalendar } from '#calendar'
import type { ReadTx, WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode, listSubtree } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { changeMeasure } from './change-measure.ts'
import { duesByExecutor } from './dues-by-executor.ts'
import { executorsOf } from './executors-of.ts'
import { loadMeasure } from './load-measure.ts'
import { loadPlan } from './load-plan.ts'
import { rowOfMeasure } from './measure-row.ts'
import {
  type CarryForecast,
  type FieldChange,
  type MeasureChange,
  type Plan,
  type PlanMeasure,
  type PlanMeasureId,
  wordingFields,
} from './model.ts'
import { passOwnerOn } from './pass-owner-on.ts'
import type { PlanProblem } from './plan-problem.ts'
import { actOnSettlement } from './revising/act-on-settlement.ts'
import { sumSettlements } from './revising/forecast-revision.ts'
import { keepMeasureEvent } from './revising/keep-measure-event.ts'
import { firstApproved, schoolsOf } from './revising/load-turns.ts'
import { measureChanges } from './revising/measure-changes.ts'
import { isSameWork, type Settlement, settleMeasure } from './revising/settle-measure.ts'
import './tables.ts'

export interface MeasureEdit {
  readonly measure: PlanMeasureId
  /** The version that the person saw. */
  readonly version: number
  readonly change: MeasureChange
  /** Why the wording of a plan in force is mended without an order. */
  readonly reason?: string
}

/**
 * Changes a row of the plan. In force, who carries it out and how it is controlled may change at any time, and its
 * executions follow; its wording only as a technical edit with a reason. Refused with what stands now where somebody
 * else changed it first.
 */
export async function editMeasure(tx: WriteTx, act: Act, edit: MeasureEdit): Promise<Result<PlanMeasure, PlanProblem>> {
  const prepared = await prepareEdit(tx, edit, act.at.slice(0, 10))
  if (!prepared.ok) return prepared
  const { current, next, plan, node, changes, settlement } = prepared.value
  const inForce = plan.status === 'in-force'
  if (inForce && changes.length === 0) return ok(current)
  const reason = edit.reason?.trim() ?? ''
  const technical = inForce && changesWording(changes)
  const written = await tx
    .updateTable('plan_measure')
    .set(rowOfMeasure(next))
    .where('id', '=', current.id)
    .where('version', '=', current.version)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) {
    const newer = await loadMeasure(tx, edit.measure)
    return newer === undefined ? err({ kind: 'no-such-measure' }) : err({ kind: 'stale-measure', current: newer })
  }
  if (inForce) {
    await passOwnerOn(tx, current, next)
    const why = technical ? `Техническая правка: ${reason}` : 'Изменён порядок исполнения'
    if (settlement !== undefined) {
      await actOnSettlement(tx, act, { settlement, measure: next, planNode: plan.node, reason: why })
    }
    await keepMeasureEvent(tx, act, {
      measure: current.id,
      kind: technical ? 'technical' : 'edited',
      reason: reason === '' ? null : reason,
      changes,
    })
  }
  await appendAudit(tx, {
    ...act,
    action: inForce ? 'plan.edit-in-force' : 'plan.edit-measure',
    nodePath: node.path,
    subject: current.id,
    details: {
      plan: current.plan,
      number: next.number,
      ...(inForce ? { changes: [...changes], ...(reason === '' ? {} : { reason }) } : { change: { ...edit.change } }),
    },
  })
  return ok(next)
}

export interface EditForecast {
  readonly changes: readonly FieldChange[]
  /** True where the words of the document change, for which a reason is owed. */
  readonly technical: boolean
  readonly forecast: CarryForecast
}

/** What the change would do to a measure in force and to its executions, without doing it. */
export async function forecastEdit(
  tx: ReadTx,
  edit: MeasureEdit,
  today: IsoDate,
): Promise<Result<EditForecast, PlanProblem>> {
  const prepared = await prepareEdit(tx, { reason: 'предпросмотр', ...edit }, today)
  if (!prepared.ok) return prepared
  const { next, node, changes, settlement } = prepared.value
  const sums = settlement === undefined ? [] : [{ measure: next, settlement }]
  return ok({ changes, technical: changesWording(changes), forecast: await sumSettlements(tx, node, sums) })
}

const changesWording = (changes: readonly FieldChange[]): boolean =>
  changes.some(({ field }) => (wordingFields as readonly string[]).includes(field))

interface Prepared {
  readonly current: PlanMeasure
  readonly next: PlanMeasure
  readonly plan: Plan
  readonly node: OrganisationNode
  /** Of a plan in force. */
  readonly changes: readonly FieldChange[]
  /** Undefined where the same people owe the same on the same dates. */
  readonly settlement: Settlement | undefined
}

async function prepareEdit(tx: ReadTx, edit: MeasureEdit, today: IsoDate): Promise<Result<Prepared, PlanProblem>> {
  const current = await loadMeasure(tx, edit.measure)
  const plan = current === undefined ? undefined : await loadPlan(tx, current.plan)
  const node = plan === undefined ? undefined : await getNode(tx, plan.node)
  if (current === undefined || plan === undefined || node === undefined) return err({ kind: 'no-such-measure' })
  if (plan.status === 'superseded') return err({ kind: 'not-in-force' })
  if (plan.parent !== null) return err({ kind: 'school-plan' })
  if (current.version !== edit.version) return err({ kind: 'stale-measure', current })
  if (edit.change.text !== undefined && edit.change.text.trim() === '') return err({ kind: 'empty-text' })
  const approved = await firstApproved(tx, plan)
  const terms = { period: plan.period, approved: plan.status === 'draft' ? plan.orderDate : approved }
  const next: PlanMeasure = { ...changeMeasure(current, edit.change, terms), version: current.version + 1 }
  const schools = await listSubtree(tx, node.path, 'school')
  const own = new Set(schools.map(({ id }) => id))
  if (edit.change.schools?.some((school) => !own.has(school)) === true)
    return err({ kind: 'foreign-schools', measure: next.text })
  const draft = { current, next, plan, node, changes: [], settlement: undefined }
  if (plan.status === 'draft') return ok(draft)

  const people = await personNames(
    tx,
    [current.owner, next.owner].flatMap((owner) => (owner === null ? [] : [owner])),
  )
  const names = new Map<string, string>([...schools.map(({ id, shortName }) => [id, shortName] as const), ...people])
  const changes = measureChanges(current, next, names)
  if (changesWording(changes) && (edit.reason ?? '').trim() === '') return err({ kind: 'no-edit-reason' })
  if (isSameWork(current, next)) return ok({ ...draft, changes })
  const executors = executorsOf(next, node.id, await schoolsOf(tx, node))
  if (next.tracked && executors.length === 0) return err({ kind: 'no-schools', measure: next.text })
  const settlement = await settleMeasure(tx, {
    was: current,
    next,
    executors,
    duesOf: duesByExecutor(next, terms, await loadCalendar(tx, node.path)),
    notBefore: today,
  })
  return ok({ ...draft, changes, settlement })
}
