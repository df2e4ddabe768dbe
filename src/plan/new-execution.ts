import type { Insertable } from 'kysely'
import type { Act } from '#audit'
import type { Tables } from '#db'
import { newId } from '#kernel/new-id'
import type { NodeId } from '#organisations/model'
import type { Due } from './fan-out.ts'
import type { ExecutionId, PlanMeasure } from './model.ts'
import './tables.ts'

/** A due of a measure as work that nobody has begun. */
export function newExecution(
  act: Act,
  measure: Pick<PlanMeasure, 'id' | 'plan' | 'ownerRole' | 'owner'>,
  { planNode, node, due }: { readonly planNode: NodeId; readonly node: NodeId; readonly due: Due },
): Insertable<Tables['plan_execution']> {
  return {
    id: newId<ExecutionId>(),
    plan_node_id: planNode,
    plan_id: measure.plan,
    measure_id: measure.id,
    item: due.item,
    node_id: node,
    state: 'not-started',
    start_date: due.start,
    control_date: due.control,
    reason: due.reason,
    waits_for: due.waitsFor,
    event: due.bound?.event ?? null,
    event_part: due.bound?.part ?? null,
    owner_role: measure.ownerRole,
    owner_id: measure.owner,
    remark: null,
    changed_at: act.at,
    changed_by: act.actor,
    version: 1,
  }
}
