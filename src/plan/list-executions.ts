import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
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
  const node = await getNode(tx, question.at)
  if (node === undefined) return []
  let query = selectExecutions(tx)
  query =
    node.kind === 'school' ? query.where('e.node_id', '=', node.id) : query.where('n.path', 'like', `${node.path}%`)
  if (question.plan !== undefined) query = query.where('e.plan_id', '=', question.plan)
  if (question.measure !== undefined) query = query.where('e.measure_id', '=', question.measure)
  if (question.states !== undefined) query = query.where('e.state', 'in', question.states)
  const rows = await query
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('m.position')
    .orderBy('e.item', (order) => order.asc().nullsFirst())
    .orderBy('n.sort_key')
    .orderBy('e.id')
    .limit(question.limit)
    .offset(question.offset ?? 0)
    .execute()
  return rows.map(listedExecution)
}
