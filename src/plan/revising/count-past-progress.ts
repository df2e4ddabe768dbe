import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { addProgress, noProgress } from '../count-progress.ts'
import { openStates, type PlanId, type PlanMeasureId, type Progress } from '../model.ts'
import '../tables.ts'

/** True where a correcting order took the work over to another revision; a school's own plan keeps its own way. */
export async function isReplaced(tx: ReadTx, plan: PlanId): Promise<boolean> {
  const row = await tx.selectFrom('plan').select(['status', 'parent_id']).where('id', '=', plan).executeTakeFirst()
  return row !== undefined && row.status === 'superseded' && row.parent_id === null
}

/** How far the executions of a plan were when it was replaced; late is what was late then. */
export async function countPastProgress(
  tx: ReadTx,
  { plan, onlyNode }: { readonly plan: PlanId; readonly onlyNode?: NodeId },
): Promise<ReadonlyMap<PlanMeasureId, Progress>> {
  const successor = await tx
    .selectFrom('plan')
    .select('in_force_at')
    .where('replaces_id', '=', plan)
    .where('status', '!=', 'draft')
    .executeTakeFirst()
  const day = successor?.in_force_at?.slice(0, 10) ?? ''
  let query = tx
    .selectFrom('plan_execution_past')
    .select(({ fn, eb }) => [
      'measure_id as measure',
      'state',
      fn.countAll<number>().as('count'),
      fn.sum<number>(eb.case().when('control_date', '<', day).then(1).else(0).end()).as('past'),
    ])
    .where('plan_id', '=', plan)
  if (onlyNode !== undefined) query = query.where('node_id', '=', onlyNode)
  const byMeasure = new Map<PlanMeasureId, Progress>()
  for (const { measure, state, count, past } of await query.groupBy(['measure_id', 'state']).execute()) {
    const row: Progress = {
      ...noProgress,
      total: count,
      byState: { ...noProgress.byState, [state]: count },
      late: openStates.includes(state) ? past : 0,
    }
    byMeasure.set(measure, addProgress(byMeasure.get(measure) ?? noProgress, row))
  }
  return byMeasure
}
