import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import {
  type ExecutionState,
  executionStates,
  openStates,
  type PlanId,
  type PlanMeasureId,
  type Progress,
} from './model.ts'
import './tables.ts'

export interface ProgressQuestion {
  readonly plan: PlanId
  /** Only executions of this node; all of the plan where it is left out. */
  readonly onlyNode?: NodeId
  readonly today: IsoDate
}

/** How far the executions of each measure of a plan are; a measure without executions is left out. */
export async function countProgress(
  tx: ReadTx,
  question: ProgressQuestion,
): Promise<ReadonlyMap<PlanMeasureId, Progress>> {
  const rows =
    question.onlyNode === undefined ? await ofPlan(tx, question) : await ofNode(tx, question, question.onlyNode)
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

interface CountedState {
  readonly measure: PlanMeasureId
  readonly state: ExecutionState
  readonly count: number
  readonly past: number
  readonly next: IsoDate | null
}

/** From the counts that the store keeps: hundreds of thousands of executions are not counted for a page. */
async function ofPlan(tx: ReadTx, { plan, today }: ProgressQuestion): Promise<readonly CountedState[]> {
  return tx
    .selectFrom('plan_tally')
    .select(({ fn, eb }) => [
      'measure_id as measure',
      'state',
      fn.sum<number>('executions').as('count'),
      fn
        .sum<number>(
          eb
            .case()
            .when(eb.and([eb('control_date', '!=', ''), eb('control_date', '<', today)]))
            .then(eb.ref('executions'))
            .else(0)
            .end(),
        )
        .as('past'),
      fn.min(eb.case().when('control_date', '!=', '').then(eb.ref('control_date')).end()).as('next'),
    ])
    .where('plan_id', '=', plan)
    .where('executions', '>', 0)
    .groupBy(['measure_id', 'state'])
    .execute()
}

/** What one node has to do, in the order of the index that finds it by its node. */
async function ofNode(tx: ReadTx, { plan, today }: ProgressQuestion, node: NodeId): Promise<readonly CountedState[]> {
  const rows = await tx
    .selectFrom('plan_execution')
    .select(({ fn }) => ['measure_id', 'state', 'control_date', fn.countAll<number>().as('count')])
    .where('node_id', '=', node)
    .where('plan_id', '=', plan)
    .groupBy(['node_id', 'plan_id', 'control_date', 'state', 'measure_id'])
    .execute()
  return rows.map(({ measure_id, state, control_date, count }) => ({
    measure: measure_id,
    state,
    count,
    past: control_date !== null && control_date < today ? count : 0,
    next: control_date,
  }))
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
