import type { Act } from '#audit'
import { loadCalendar } from '#calendar'
import type { WriteTx } from '#db'
import { getNode } from '#organisations'
import { duesByExecutor } from '../dues-by-executor.ts'
import type { Due } from '../fan-out.ts'
import { insertRows } from '../insert-rows.ts'
import type { ExecutionId, ListedExecution, OwnRow, PlanMeasure, PlanMeasureId, SchoolPlan } from '../model.ts'
import { newExecution } from '../new-execution.ts'
import { listedExecution, selectExecutions } from '../select-executions.ts'
import type { AcceptedPlan } from './accept-school-plan.ts'

/**
 * Executions of the rows that the school added. A row that goes on from the version before keeps what was done: the same
 * date stays the same execution, work that was begun moves to a date that is new, and only what nobody has begun goes.
 */
export async function carryOutOwnRows(
  tx: WriteTx,
  act: Act,
  plan: SchoolPlan,
  rows: readonly OwnRow[],
): Promise<AcceptedPlan> {
  const node = await getNode(tx, plan.node)
  const calendar = await loadCalendar(tx, node?.path ?? '/')
  const terms = { period: plan.period, approved: null }
  const made: { readonly measure: PlanMeasure; readonly due: Due }[] = []
  let carried = 0
  for (const { measure, carries } of rows) {
    const dues = duesByExecutor(measure, terms, calendar)(plan.node)
    const before = carries === null ? [] : await executionsOf(tx, carries)
    const pairs = pairExecutions(before, dues)
    for (const { execution, due } of pairs.kept) await moveOn(tx, act, plan, { execution, measure, due })
    for (const due of pairs.made) made.push({ measure, due })
    await drop(tx, pairs.dropped)
    carried += pairs.kept.length
  }
  await dropOfLeftRows(tx, plan, rows)
  const values = made.map(({ measure, due }) =>
    newExecution(act, measure, { planNode: plan.node, node: plan.node, due }),
  )
  await insertRows(values, (batch) => tx.insertInto('plan_execution').values(batch).execute())
  return { made: made.length, carried }
}

const columnsOf = (due: Due) => ({
  item: due.item,
  start_date: due.start,
  control_date: due.control,
  reason: due.reason,
  waits_for: due.waitsFor,
  event: due.bound?.event ?? null,
  event_part: due.bound?.part ?? null,
})

interface Pairs {
  readonly kept: readonly { readonly execution: ListedExecution; readonly due: Due | null }[]
  readonly made: readonly Due[]
  readonly dropped: readonly ExecutionId[]
}

/** First by the same date, then what was begun takes the dates that are left, in their order. */
export function pairExecutions(before: readonly ListedExecution[], dues: readonly Due[]): Pairs {
  const left = [...dues]
  const kept: { execution: ListedExecution; due: Due | null }[] = []
  const without: ListedExecution[] = []
  for (const execution of before) {
    const at = left.findIndex(({ control }) => control === execution.controlDate)
    if (at === -1) without.push(execution)
    else kept.push({ execution, due: left.splice(at, 1)[0] ?? null })
  }
  const dropped: ExecutionId[] = []
  for (const execution of without) {
    if (execution.state === 'not-started') dropped.push(execution.id)
    else kept.push({ execution, due: left.shift() ?? null })
  }
  return { kept, made: left, dropped }
}

async function executionsOf(tx: WriteTx, measure: PlanMeasureId): Promise<readonly ListedExecution[]> {
  const rows = await selectExecutions(tx)
    .where('e.measure_id', '=', measure)
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('e.id')
    .execute()
  return rows.map(listedExecution)
}

/** The execution goes over to the new version of its row; what was decided already keeps its date. */
async function moveOn(
  tx: WriteTx,
  act: Act,
  plan: SchoolPlan,
  { execution, measure, due }: { execution: ListedExecution; measure: PlanMeasure; due: Due | null },
): Promise<void> {
  const isOpen = execution.state !== 'accepted' && execution.state !== 'not-required'
  const next = isOpen ? due : null
  const reason = `Версия ${plan.revision} плана школы`
  const [from, to] = [String(plan.revision - 1), String(plan.revision)]
  const isRedated = next !== null && next.control !== execution.controlDate
  const changes = [
    { field: 'revision' as const, from_value: from, to_value: to, reason },
    ...(isRedated
      ? [{ field: 'control-date' as const, from_value: execution.controlDate, to_value: next.control, reason }]
      : []),
  ]
  await tx
    .updateTable('plan_execution')
    .set({
      plan_id: measure.plan,
      measure_id: measure.id,
      version: execution.version + changes.length,
      ...(next === null ? {} : columnsOf(next)),
      ...(isOpen ? { owner_role: measure.ownerRole, owner_id: measure.owner } : {}),
    })
    .where('id', '=', execution.id)
    .execute()
  await tx
    .insertInto('plan_execution_change')
    .values(
      changes.map((change, index) => ({
        ...change,
        execution_id: execution.id,
        version: execution.version + 1 + index,
        at: act.at,
        by: act.actor,
      })),
    )
    .execute()
}

/** What nobody has begun has neither history nor evidence. */
async function drop(tx: WriteTx, ids: readonly ExecutionId[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('plan_execution').where('id', 'in', ids).where('version', '=', 1).execute()
}

/** Rows that the new version leaves out: what was begun stays with the version before, the rest is no longer owed. */
async function dropOfLeftRows(tx: WriteTx, plan: SchoolPlan, rows: readonly OwnRow[]): Promise<void> {
  if (plan.replaces === null) return
  const carried = new Set(rows.map(({ carries }) => carries))
  const older = await tx.selectFrom('plan_measure').select('id').where('plan_id', '=', plan.replaces).execute()
  for (const { id } of older) {
    if (carried.has(id)) continue
    const executions = await executionsOf(tx, id)
    await drop(
      tx,
      executions.filter(({ state }) => state === 'not-started').map((execution) => execution.id),
    )
  }
}
