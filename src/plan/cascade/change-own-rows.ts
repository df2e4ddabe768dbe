import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { loadMeasure } from '../load-measure.ts'
import { rowOfMeasure } from '../measure-row.ts'
import type { OwnRowFields, PlanId, PlanMeasure, PlanMeasureId, SchoolPlan } from '../model.ts'
import { findEditablePlan } from './find-plan-for-step.ts'
import { insertSchoolPlanRows } from './insert-school-plan.ts'
import { findFieldProblem, measureOfFields } from './own-row.ts'
import type { SchoolPlanProblem } from './school-plan-problem.ts'
import './tables.ts'

/** A row of this plan as the person saw it. */
export interface SeenRow {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly version: number
}

/** A row of the school's own at the end of its plan. */
export async function addOwnRow(
  tx: WriteTx,
  act: Act,
  { plan: id, fields }: { readonly plan: PlanId; readonly fields: OwnRowFields },
): Promise<Result<PlanMeasure, SchoolPlanProblem>> {
  const plan = await findEditablePlan(tx, id)
  if (!plan.ok) return plan
  const problem = await findFieldProblem(tx, plan.value.node, fields)
  if (problem !== undefined) return err(problem)
  const position = (await lastPosition(tx, id)) + 1
  const place = { id: newId<PlanMeasureId>(), position, number: `Ш${position}`, version: 1 }
  const measure = measureOfFields(plan.value, fields, place)
  await tx.insertInto('plan_measure').values(rowOfMeasure(measure)).execute()
  await insertSchoolPlanRows(tx, id, [{ kind: 'own', measure: measure.id }])
  await tell(tx, act, plan.value, measure, 'add')
  return ok(measure)
}

/** Refused with what stands now where somebody else changed the row first. */
export async function editOwnRow(
  tx: WriteTx,
  act: Act,
  edit: SeenRow & { readonly fields: OwnRowFields },
): Promise<Result<PlanMeasure, SchoolPlanProblem>> {
  const found = await findOwnRow(tx, edit)
  if (!found.ok) return found
  const { plan, measure: current } = found.value
  if (current.version !== edit.version) return err({ kind: 'stale-row', current })
  const problem = await findFieldProblem(tx, plan.node, edit.fields)
  if (problem !== undefined) return err(problem)
  const { id, position, number } = current
  const next = measureOfFields(plan, edit.fields, { id, position, number, version: current.version + 1 })
  const written = await tx
    .updateTable('plan_measure')
    .set(rowOfMeasure(next))
    .where('id', '=', id)
    .where('version', '=', current.version)
    .executeTakeFirst()
  if (written.numUpdatedRows === 0n) {
    return err({ kind: 'stale-row', current: (await loadMeasure(tx, id)) ?? current })
  }
  await tell(tx, act, plan, next, 'edit')
  return ok(next)
}

/** Takes a row out of a plan that is not yet accepted; what an accepted version said stays in that version. */
export async function removeOwnRow(tx: WriteTx, act: Act, seen: SeenRow): Promise<Result<void, SchoolPlanProblem>> {
  const found = await findOwnRow(tx, seen)
  if (!found.ok) return found
  const { plan, measure } = found.value
  if (measure.version !== seen.version) return err({ kind: 'stale-row', current: measure })
  await tx.deleteFrom('school_plan_row').where('plan_id', '=', plan.id).where('measure_id', '=', measure.id).execute()
  await tx.deleteFrom('plan_measure').where('id', '=', measure.id).execute()
  await tell(tx, act, plan, measure, 'remove')
  return ok(undefined)
}

async function findOwnRow(
  tx: ReadTx,
  { plan: id, measure: row }: SeenRow,
): Promise<Result<{ readonly plan: SchoolPlan; readonly measure: PlanMeasure }, SchoolPlanProblem>> {
  const measure = await loadMeasure(tx, row)
  if (measure === undefined || measure.plan !== id || measure.origin !== 'own') return err({ kind: 'no-such-row' })
  const plan = await findEditablePlan(tx, id)
  return plan.ok ? ok({ plan: plan.value, measure }) : plan
}

async function lastPosition(tx: ReadTx, plan: PlanId): Promise<number> {
  const row = await tx
    .selectFrom('plan_measure')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('plan_id', '=', plan)
    .executeTakeFirst()
  return row?.last ?? 0
}

async function tell(
  tx: WriteTx,
  act: Act,
  plan: SchoolPlan,
  measure: PlanMeasure,
  change: 'add' | 'edit' | 'remove',
): Promise<void> {
  const node = await getNode(tx, plan.node)
  const { text, deadline, result } = measure
  await appendAudit(tx, {
    ...act,
    action: 'plan.edit-school-plan',
    nodePath: node?.path ?? '',
    subject: measure.id,
    details: { plan: plan.id, change, text, deadline: deadline?.text ?? null, result },
  })
}
