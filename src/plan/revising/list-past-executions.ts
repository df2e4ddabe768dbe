import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { PastExecution, PlanId, PlanMeasureId } from '../model.ts'
import '../tables.ts'

export interface PastQuestion {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  /** A school sees its own. */
  readonly at: NodeId
  readonly limit: number
  readonly offset?: number
}

/** Executions of a measure as they stood when its plan was replaced, by date of control and name. */
export async function listPastExecutions(tx: ReadTx, question: PastQuestion): Promise<readonly PastExecution[]> {
  const node = await getNode(tx, question.at)
  if (node === undefined) return []
  return tx
    .selectFrom('plan_execution_past as e')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .select(['e.execution_id as execution', 'e.node_id as node', 'n.short_name as nodeName', 'e.item', 'e.state'])
    .select(['e.control_date as controlDate', 'e.reason', 'e.remark'])
    .where('e.plan_id', '=', question.plan)
    .where('e.measure_id', '=', question.measure)
    .where('n.path', 'like', `${node.path}%`)
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('n.sort_key')
    .orderBy('e.execution_id')
    .limit(question.limit)
    .offset(question.offset ?? 0)
    .execute()
}
