import type { Selectable } from 'kysely'
import type { Tables } from '#db'
import type { Execution } from './model.ts'
import './tables.ts'

export function executionOf(row: Selectable<Tables['plan_execution']>): Execution {
  return {
    id: row.id,
    plan: row.plan_id,
    measure: row.measure_id,
    item: row.item,
    node: row.node_id,
    state: row.state,
    startDate: row.start_date,
    controlDate: row.control_date,
    reason: row.reason,
    waitsFor: row.waits_for,
    ownerRole: row.owner_role,
    owner: row.owner_id,
    remark: row.remark,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    version: row.version,
  }
}
