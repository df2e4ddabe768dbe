import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { measureOf } from '../measure-row.ts'
import type { ListedExecution, PlanId, PlanMeasureId, SchoolPlanRows } from '../model.ts'
import { listedExecution, selectExecutions } from '../select-executions.ts'
import './tables.ts'

/** Rows of a school's plan: those of the municipal plan in its order, then the school's own, each with its executions. */
export async function listSchoolPlanRows(
  tx: ReadTx,
  { plan, school }: { readonly plan: PlanId; readonly school: NodeId },
): Promise<SchoolPlanRows> {
  const rows = await tx.selectFrom('school_plan_row').selectAll().where('plan_id', '=', plan).execute()
  const ids = rows.map((row) => row.measure_id)
  if (ids.length === 0) return { derived: [], own: [] }
  const found = await tx.selectFrom('plan_measure').selectAll().where('id', 'in', ids).orderBy('position').execute()
  const executions = await executionsOf(tx, school, ids)
  const byMeasure = new Map(rows.map((row) => [row.measure_id, row]))
  const all = found.flatMap((each) => {
    const row = byMeasure.get(each.id)
    return row === undefined ? [] : [{ row, measure: measureOf(each), executions: executions.get(each.id) ?? [] }]
  })
  return {
    derived: all
      .filter(({ row }) => row.kind === 'derived')
      .map(({ row, ...each }) => ({
        ...each,
        owner: row.owner_id,
        ownDate: row.own_date,
        leadDays: row.lead_days,
        note: row.note,
        remark: row.remark,
        version: row.version,
      })),
    own: all
      .filter(({ row }) => row.kind === 'own')
      .map(({ row, ...each }) => ({ ...each, carries: row.carries_id, remark: row.remark })),
  }
}

async function executionsOf(
  tx: ReadTx,
  school: NodeId,
  measures: readonly PlanMeasureId[],
): Promise<ReadonlyMap<PlanMeasureId, readonly ListedExecution[]>> {
  const rows = await selectExecutions(tx)
    .where('e.node_id', '=', school)
    .where('e.measure_id', 'in', measures)
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('e.item', (order) => order.asc().nullsFirst())
    .orderBy('e.id')
    .execute()
  return Map.groupBy(rows.map(listedExecution), (execution) => execution.measure)
}
