import type { ReadTx } from '#db'
import type { ExecutionChange, ExecutionId, PlanId } from './model.ts'
import { byOrder } from './revising/order-words.ts'
import './tables.ts'

/** What changed in an execution beside its steps, oldest first: another person, another date, another revision. */
export async function listExecutionChanges(
  tx: ReadTx,
  { id, plan }: { readonly id: ExecutionId; readonly plan: PlanId },
): Promise<readonly ExecutionChange[]> {
  const changes = await tx
    .selectFrom('plan_execution_change')
    .select(['version', 'at', 'by', 'field', 'from_value as from', 'to_value as to', 'reason'])
    .where('execution_id', '=', id)
    .execute()
  // What a replaced plan remembers of an execution that it does not have any more says when it went over to the next.
  const left = await tx
    .selectFrom('plan_execution_past as past')
    .innerJoin('plan as former', 'former.id', 'past.plan_id')
    .innerJoin('plan as next', 'next.replaces_id', 'former.id')
    .select(['former.revision as from', 'next.revision as to', 'next.in_force_at as at', 'next.in_force_by as by'])
    .select(['next.order_number as orderNumber', 'next.order_date as orderDate'])
    .where('past.execution_id', '=', id)
    .where('past.plan_id', '!=', plan)
    .where('next.in_force_at', 'is not', null)
    .execute()
  const revisions = left.map(({ from, to, at, by, orderNumber, orderDate }): ExecutionChange => ({
    version: 0,
    at: at ?? '',
    by: by ?? '',
    field: 'revision',
    from: String(from),
    to: String(to),
    reason: `План изменён ${byOrder({ orderNumber, orderDate })}`,
  }))
  // The change of the plan stands before what it brought at the same moment.
  return [...changes, ...revisions].toSorted((a, b) => a.at.localeCompare(b.at) || a.version - b.version)
}
