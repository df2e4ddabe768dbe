import { personNames } from '#access'
import type { Act } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { listSubtree } from '#organisations'
import { measureOf, rowOfMeasure } from '../measure-row.ts'
import type { Plan, PlanId, PlanMeasure, PlanMeasureId } from '../model.ts'
import { passOwnerOn } from '../pass-owner-on.ts'
import { actOnSettlement } from './act-on-settlement.ts'
import { keepMeasureEvent } from './keep-measure-event.ts'
import { loadTurns, type Turns } from './load-turns.ts'
import { measureChanges, type NamesById } from './measure-changes.ts'
import { byOrder } from './order-words.ts'
import { type Settlement, settleMeasure } from './settle-measure.ts'
import '../tables.ts'

export interface CarriedOver {
  readonly kept: number
  readonly moved: number
  readonly withdrawn: number
  readonly added: number
  /** Of the added: without a date until somebody dates their event. */
  readonly waiting: number
}

/**
 * Hands the work of a plan over to the revision that corrects it. A row that goes on keeps its id, and with it its
 * executions, their evidence and their history; the former wording stays with the former plan as a copy.
 */
export async function carryOver(tx: WriteTx, act: Act, plan: Plan): Promise<CarriedOver> {
  const turns = await loadTurns(tx, plan, act.at.slice(0, 10))
  if (turns === undefined) return { ...nothing }
  const names = await namesFor(tx, turns)
  await keepPast(tx, turns.former.id)
  const sum = { ...nothing }
  const order = byOrder(plan)
  for (const { turn, same } of turns.continued) {
    const measure = await takeOver(tx, turn.was, turn.next, plan)
    const changes = measureChanges(turn.was, measure, names)
    if (changes.length > 0) {
      await keepMeasureEvent(tx, act, { measure: measure.id, kind: 'revised', reason: `Изменено ${order}`, changes })
    }
    await passOwnerOn(tx, turn.was, measure)
    if (same) continue
    const settlement = await settleMeasure(tx, turn, { plan: plan.id, measure: measure.id })
    await actOnSettlement(tx, act, { settlement, measure, planNode: plan.node, reason: `Изменено ${order}` })
    addUp(sum, settlement)
  }
  for (const turn of turns.removed) {
    const settlement = await settleMeasure(tx, turn)
    await actOnSettlement(tx, act, {
      settlement,
      measure: turn.was,
      planNode: plan.node,
      reason: `Исключено ${order}`,
    })
    addUp(sum, settlement)
  }
  for (const turn of turns.added) {
    const settlement = await settleMeasure(tx, turn)
    await actOnSettlement(tx, act, { settlement, measure: turn.was, planNode: plan.node, reason: '' })
    addUp(sum, settlement)
  }
  return sum
}

const nothing: CarriedOver = { kept: 0, moved: 0, withdrawn: 0, added: 0, waiting: 0 }

function addUp(sum: { -readonly [Field in keyof CarriedOver]: number }, settlement: Settlement): void {
  sum.kept += settlement.kept
  sum.moved += settlement.moved.length
  sum.withdrawn += settlement.withdrawn.length
  sum.added += settlement.added.length
  sum.waiting += settlement.added.filter(({ due }) => due.waitsFor !== null).length
}

/** Everything as it stands before the revision: what the former plan will show from now on. */
async function keepPast(tx: WriteTx, former: PlanId): Promise<void> {
  await tx
    .insertInto('plan_execution_past')
    .columns(['plan_id', 'execution_id', 'measure_id', 'item', 'node_id', 'state', 'control_date', 'reason', 'remark'])
    .expression((eb) =>
      eb
        .selectFrom('plan_execution')
        .select(['plan_id', 'id', 'measure_id', 'item', 'node_id', 'state', 'control_date', 'reason', 'remark'])
        .where('plan_id', '=', former),
    )
    .execute()
}

/** The former row becomes the new one, and its former self a copy in the plan that it leaves. */
async function takeOver(tx: WriteTx, was: PlanMeasure, next: PlanMeasure, plan: Plan): Promise<PlanMeasure> {
  const copy = newId<PlanMeasureId>()
  const measure: PlanMeasure = { ...next, id: was.id, version: Math.max(was.version, next.version) + 1 }
  await tx.deleteFrom('plan_measure_pair').where('measure_id', '=', next.id).execute()
  await tx.deleteFrom('plan_measure').where('id', '=', next.id).execute()
  await tx.updateTable('plan_measure').set(rowOfMeasure(measure)).where('id', '=', was.id).execute()
  await tx
    .insertInto('plan_measure')
    .values(rowOfMeasure({ ...was, id: copy }))
    .execute()
  // The row before the row before stays with the copy.
  await tx.updateTable('plan_measure_pair').set({ measure_id: copy }).where('measure_id', '=', was.id).execute()
  await tx.insertInto('plan_measure_pair').values({ measure_id: was.id, plan_id: plan.id, replaced_id: copy }).execute()
  await tx
    .updateTable('plan_execution_past')
    .set({ measure_id: copy })
    .where('plan_id', '=', was.plan)
    .where('measure_id', '=', was.id)
    .execute()
  await tx
    .updateTable('plan_execution')
    .set({ plan_id: plan.id })
    .where('plan_id', '=', was.plan)
    .where('measure_id', '=', was.id)
    .execute()
  return measure
}

async function namesFor(tx: ReadTx, turns: Turns): Promise<NamesById> {
  const schools = await listSubtree(tx, turns.node.path, 'school')
  const owners = turns.continued.flatMap(({ turn }) => [turn.was.owner, turn.next.owner])
  const people = await personNames(
    tx,
    owners.flatMap((owner) => (owner === null ? [] : [owner])),
  )
  return new Map<string, string>([...schools.map(({ id, shortName }) => [id, shortName] as const), ...people])
}

/** Where a row that somebody points at lives now, whatever revision they knew it from. */
export async function followMeasure(tx: ReadTx, id: PlanMeasureId): Promise<PlanMeasure | undefined> {
  const onward = await tx
    .selectFrom('plan_measure_pair as pair')
    .innerJoin('plan_measure as m', 'm.id', 'pair.measure_id')
    .innerJoin('plan as p', 'p.id', 'm.plan_id')
    .selectAll('m')
    .where('pair.replaced_id', '=', id)
    .where('p.status', '!=', 'draft')
    .executeTakeFirst()
  if (onward === undefined) {
    const row = await tx.selectFrom('plan_measure').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : measureOf(row)
  }
  return followMeasure(tx, onward.id)
}
