import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import {
  type ExecutionState,
  executionStates,
  openStates,
  type PlanId,
  type PlanMeasureId,
  type Progress,
} from './model.ts'
import type { NodeId } from '#organisations/model'
import './tables.ts'

export interface ProgressQuestion {
  readonly plan: PlanId
  /** Only executions of this node; all of the plan where it is left out. */
  readonly onlyNode?: NodeId
  readonly today: IsoDate
  /** Only these; all of the plan where it is left out. */
  readonly measures?: readonly PlanMeasureId[]
}

/** How far the executions of each measure of a plan are; a measure without executions is left out. */
export async function countProgress(
  tx: ReadTx,
  { plan, onlyNode, today, measures }: ProgressQuestion,
): Promise<ReadonlyMap<PlanMeasureId, Progress>> {
  let query = tx
    .selectFrom('plan_execution')
    .select(({ fn, eb }) => [
      'measure_id as measure',
      'state',
      fn.countAll<number>().as('count'),
      fn.sum<number>(eb.case().when('control_date', '<', today).then(1).else(0).end()).as('past'),
      fn.min('control_date').as('next'),
    ])
    .where('plan_id', '=', plan)
  if (onlyNode !== undefined) query = query.where('node_id', '=', onlyNode)
  if (measures !== undefined) query = query.where('measure_id', 'in', measures)
  const rows = await query.groupBy(['measure_id', 'state']).execute()
  const byMeasure = new Map<PlanMeasureId, Progress>()
  for (const { measure, state, count, past, next } of rows) {
    const isOpen = openStates.includes(state)
    const row: Progress = {
      total: count,
      byState: { ...noStates, [state]: count },
      late: isOpen ? past : 0,
      nextControl: isOpen ? next : null,
    }
    byMeasure.set(measure, addProgress(byMeasure.get(measure) ?? noProgress, row))
  }
  return byMeasure
}

const noStates = Object.fromEntries(executionStates.map((state) => [state, 0])) as Record<ExecutionState, number>

export const noProgress: Progress = { total: 0, byState: noStates, late: 0, nextControl: null }

export function addProgress(one: Progress, two: Progress): Progress {
  const dates = [one.nextControl, two.nextControl].filter((date) => date !== null).toSorted()
  return {
    total: one.total + two.total,
    byState: Object.fromEntries(
      executionStates.map((state) => [state, one.byState[state] + two.byState[state]]),
    ) as Record<ExecutionState, number>,
    late: one.late + two.late,
    nextControl: dates[0] ?? null,
  }
}
