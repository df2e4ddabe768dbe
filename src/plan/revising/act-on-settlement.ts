import type { Act } from '#audit'
import type { WriteTx } from '#db'
import type { NodeId } from '#organisations/model'
import { insertRows } from '../insert-rows.ts'
import type { PlanMeasure } from '../model.ts'
import { newExecution } from '../new-execution.ts'
import type { Due } from '../fan-out.ts'
import { settledStates, type Settlement, type StandingAt } from './settle-measure.ts'
import '../tables.ts'

export interface SettlementOf {
  readonly settlement: Settlement
  /** As it stands now, or as it stood where it is no more. */
  readonly measure: PlanMeasure
  readonly planNode: NodeId
  /** Kept with each change: which order, or why. */
  readonly reason: string
}

/** Does what was calculated: dates move, what is owed no more is withdrawn, what is new is asked. */
export async function actOnSettlement(
  tx: WriteTx,
  act: Act,
  { settlement, measure, planNode, reason }: SettlementOf,
): Promise<void> {
  await redate(tx, act, settlement.moved, reason)
  await relabel(tx, settlement.relabelled)
  await withdraw(tx, act, settlement.withdrawn, reason)
  await insertRows(
    settlement.added.map(({ node, due }) => newExecution(act, measure, { planNode, node, due })),
    (batch) => tx.insertInto('plan_execution').values(batch).execute(),
  )
}

/** No step and no new version: nobody's term has changed. */
async function relabel(tx: WriteTx, relabelled: Settlement['relabelled']): Promise<void> {
  const groups = Map.groupBy(relabelled, ({ standing, due }) => {
    const isSettled = settledStates.includes(standing.state)
    return `${isSettled} ${isSettled ? due.item : keyOf(due)}`
  })
  for (const same of groups.values()) {
    const { standing, due } = same[0]!
    const fields = settledStates.includes(standing.state) ? { item: due.item } : fieldsOf(due)
    await insertRows(same, (batch) =>
      tx
        .updateTable('plan_execution')
        .set(fields)
        .where(
          'id',
          'in',
          batch.map((each) => each.standing.id),
        )
        .execute(),
    )
  }
}

const fieldsOf = (due: Due) => ({
  item: due.item,
  start_date: due.start,
  control_date: due.control,
  reason: due.reason,
  waits_for: due.waitsFor,
  event: due.bound?.event ?? null,
  event_part: due.bound?.part ?? null,
})

async function redate(tx: WriteTx, act: Act, moved: Settlement['moved'], reason: string): Promise<void> {
  for (const same of Map.groupBy(moved, ({ due }) => keyOf(due)).values()) {
    const due = same[0]!.due
    await insertRows(same, async (batch) => {
      await tx
        .updateTable('plan_execution')
        .set(({ eb }) => ({
          ...fieldsOf(due),
          changed_at: act.at,
          changed_by: act.actor,
          version: eb('version', '+', 1),
        }))
        .where(
          'id',
          'in',
          batch.map(({ standing }) => standing.id),
        )
        .execute()
      await tx
        .insertInto('plan_execution_change')
        .columns(['execution_id', 'version', 'at', 'by', 'field', 'from_value', 'to_value', 'reason'])
        .values(
          batch.map(({ standing }) => ({
            execution_id: standing.id,
            version: standing.version + 1,
            at: act.at,
            by: act.actor,
            field: 'control-date' as const,
            from_value: standing.control,
            to_value: due.control,
            reason,
          })),
        )
        .execute()
    })
  }
}

const keyOf = (due: Due): string =>
  [due.item, due.start, due.control, due.reason, due.waitsFor, due.bound?.event, due.bound?.part].join('\n')

async function withdraw(tx: WriteTx, act: Act, withdrawn: readonly StandingAt[], reason: string): Promise<void> {
  await insertRows(withdrawn, async (batch) => {
    await tx
      .updateTable('plan_execution')
      .set(({ eb }) => ({
        state: 'not-required' as const,
        remark: reason,
        changed_at: act.at,
        changed_by: act.actor,
        version: eb('version', '+', 1),
      }))
      .where(
        'id',
        'in',
        batch.map(({ id }) => id),
      )
      .execute()
    await tx
      .insertInto('plan_execution_event')
      .values(
        batch.map(({ id, version, state }) => ({
          execution_id: id,
          version: version + 1,
          at: act.at,
          by: act.actor,
          step: 'not-require' as const,
          from_state: state,
          to_state: 'not-required' as const,
          remark: reason,
        })),
      )
      .execute()
  })
}
