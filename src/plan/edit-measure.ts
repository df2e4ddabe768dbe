import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { readDeadline, russianWorkingDays } from '#deadlines'
import { err, ok, type Result } from '#kernel/result'
import { listSubtree } from '#organisations'
import { loadMeasure } from './load-measure.ts'
import { rowOfMeasure } from './measure-row.ts'
import type { MeasureChange, PlanId, PlanMeasure, PlanMeasureId } from './model.ts'
import type { PlanProblem } from './plan-problem.ts'
import './tables.ts'

/** What the work of others already hangs on once the plan is in force. */
const frozenInForce = [
  'number',
  'text',
  'deadlineText',
  'responsible',
  'participants',
  'result',
  'tracked',
  'scope',
  'schools',
  'controlRule',
] as const satisfies readonly (keyof MeasureChange)[]

export interface MeasureEdit {
  readonly measure: PlanMeasureId
  /** The version that the person saw. */
  readonly version: number
  readonly change: MeasureChange
}

/**
 * Changes a row of the plan. In a draft everything may change; in a plan in force only its kind, its owner and its
 * minutes. Refused with what stands now where somebody else changed it first.
 */
export async function editMeasure(tx: WriteTx, act: Act, edit: MeasureEdit): Promise<Result<PlanMeasure, PlanProblem>> {
  const { change } = edit
  const current = await loadMeasure(tx, edit.measure)
  if (current === undefined) return err({ kind: 'no-such-measure' })
  const plan = await findPlan(tx, current)
  if (plan.status === 'superseded') return err({ kind: 'not-a-draft' })
  if (plan.status === 'draft' && plan.parent_id !== null) return err({ kind: 'school-plan' })
  if (plan.status === 'in-force' && frozenInForce.some((field) => change[field] !== undefined)) {
    return err({ kind: 'not-a-draft' })
  }
  if (current.version !== edit.version) return err({ kind: 'stale-measure', current })
  if (change.text !== undefined && change.text.trim() === '') return err({ kind: 'empty-text' })
  const next: PlanMeasure = { ...changed(current, change, plan), version: current.version + 1 }
  if (next.schools.length > 0) {
    const schools = new Set((await listSubtree(tx, plan.path, 'school')).map((school) => school.id))
    if (next.schools.some((school) => !schools.has(school))) return err({ kind: 'foreign-schools', measure: next.text })
  }
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
  if (plan.status === 'in-force') await passOwnerOn(tx, current, next)
  await appendAudit(tx, {
    ...act,
    action: 'plan.edit-measure',
    nodePath: plan.path,
    subject: current.id,
    details: { plan: current.plan, number: next.number, change: { ...change } },
  })
  return ok(next)
}

interface PlanOfMeasure {
  readonly status: 'draft' | 'in-force' | 'superseded'
  readonly path: string
  readonly period_start: string
  readonly period_end: string
  readonly order_date: string | null
  readonly parent_id: PlanId | null
}

function findPlan(tx: ReadTx, measure: PlanMeasure): Promise<PlanOfMeasure> {
  return tx
    .selectFrom('plan as p')
    .innerJoin('organisation_node as n', 'n.id', 'p.node_id')
    .select(['p.status', 'n.path', 'p.period_start', 'p.period_end', 'p.order_date', 'p.parent_id'])
    .where('p.id', '=', measure.plan)
    .executeTakeFirstOrThrow()
}

function changed(current: PlanMeasure, change: MeasureChange, plan: PlanOfMeasure): PlanMeasure {
  const { deadlineText, ...fields } = change
  const next = { ...current, ...fields }
  const schools = next.scope === 'named-schools' ? next.schools : []
  if (deadlineText === undefined || deadlineText === (current.deadline?.text ?? null)) return { ...next, schools }
  const deadline =
    deadlineText === null || deadlineText.trim() === ''
      ? null
      : readDeadline(deadlineText, {
          period: { start: plan.period_start, end: plan.period_end },
          workingDays: russianWorkingDays,
          ...(plan.order_date === null ? {} : { approved: plan.order_date }),
        })
  // Items pointed at parts of the wording that is gone.
  const items = next.items.map((item) => ({ ...item, deadlineParts: [] }))
  return { ...next, schools, deadline, items }
}

/** Executions that nobody has finished follow the measure to its new owner. */
async function passOwnerOn(tx: WriteTx, current: PlanMeasure, next: PlanMeasure): Promise<void> {
  if (current.owner === next.owner && current.ownerRole === next.ownerRole) return
  await tx
    .updateTable('plan_execution')
    .set({ owner_role: next.ownerRole, owner_id: next.owner })
    .where('measure_id', '=', current.id)
    .where('state', 'not in', ['accepted', 'not-required'])
    .execute()
}
