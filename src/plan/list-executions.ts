import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { findExecutions } from './find-executions.ts'
import type { ExecutionState, ListedExecution, PlanId, PlanMeasureId } from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

export interface ExecutionsQuestion {
  /** A school's own, or those of everybody at and below a node. */
  readonly at: NodeId
  readonly plan?: PlanId
  readonly measure?: PlanMeasureId
  readonly states?: readonly ExecutionState[]
  readonly limit: number
  readonly offset?: number
}

/** Executions by their date of control, those without a date last; schools in the order of names within a date. */
export async function listExecutions(tx: ReadTx, question: ExecutionsQuestion): Promise<readonly ListedExecution[]> {
  const { at, measure, states, limit, offset = 0 } = question
  const plan = question.plan ?? (measure === undefined ? undefined : await planOf(tx, measure))
  if (plan !== undefined) {
    const filter = {
      plan,
      ...(measure === undefined ? {} : { measure }),
      ...(states === undefined ? {} : { states }),
    }
    // No filter by lateness, so that the day does not matter.
    return (await findExecutions(tx, { at, filter, today: '', limit, offset })).rows
  }
  const node = await getNode(tx, at)
  if (node === undefined) return []
  let query = selectExecutions(tx)
  query =
    node.kind === 'school' ? query.where('e.node_id', '=', node.id) : query.where('n.path', 'like', `${node.path}%`)
  if (states !== undefined) query = query.where('e.state', 'in', states)
  const rows = await query
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('m.position')
    .orderBy('e.item', (order) => order.asc().nullsFirst())
    .orderBy('n.sort_key')
    .orderBy('e.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(listedExecution)
}

async function planOf(tx: ReadTx, measure: PlanMeasureId): Promise<PlanId | undefined> {
  const row = await tx.selectFrom('plan_measure').select('plan_id').where('id', '=', measure).executeTakeFirst()
  return row?.plan_id
}
