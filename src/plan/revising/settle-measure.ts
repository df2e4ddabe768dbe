import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { Due } from '../fan-out.ts'
import type { ExecutionState, PlanId, PlanMeasure, PlanMeasureId } from '../model.ts'
import { matchItems } from './match-items.ts'
import { pairDues, type Standing } from './pair-dues.ts'
import '../tables.ts'

export interface StandingAt extends Standing {
  readonly node: NodeId
}

/** What a changed wording does to the executions of a measure: calculated, not done. */
export interface Settlement {
  /** Open, and their date of control stays. */
  readonly kept: number
  /** Accepted or not required. */
  readonly settled: number
  readonly moved: readonly { readonly standing: StandingAt; readonly due: Due }[]
  /** Same date of control, another item, beginning or event behind it; of what is settled only the item is said anew. */
  readonly relabelled: readonly { readonly standing: StandingAt; readonly due: Due }[]
  readonly withdrawn: readonly StandingAt[]
  readonly added: readonly { readonly node: NodeId; readonly due: Due }[]
}

export interface MeasureTurn {
  readonly was: PlanMeasure
  /** Null where the measure goes. */
  readonly next: PlanMeasure | null
  readonly executors: readonly NodeId[]
  readonly duesOf: (executor: NodeId) => readonly Due[]
  /** Nothing that was due before this day is asked anew. */
  readonly notBefore: IsoDate | null
}

/** States that an order does not reopen. */
export const settledStates: readonly ExecutionState[] = ['accepted', 'not-required']

/** `at` is where the executions stand now: a revision in force has taken them over already. */
export async function settleMeasure(
  tx: ReadTx,
  turn: MeasureTurn,
  at: { readonly plan: PlanId; readonly measure: PlanMeasureId } = { plan: turn.was.plan, measure: turn.was.id },
): Promise<Settlement> {
  const rows = await tx
    .selectFrom('plan_execution')
    .select(['id', 'node_id as node', 'item', 'state', 'start_date as start', 'control_date as control'])
    .select(['waits_for as waitsFor', 'event', 'event_part as eventPart', 'version'])
    .where('plan_id', '=', at.plan)
    .where('measure_id', '=', at.measure)
    .orderBy('node_id')
    .orderBy('id')
    .execute()
  return settle(rows, turn)
}

/** Node by node: what is accepted stays, what is open follows its due, what has no due is withdrawn. */
export function settle(standing: readonly StandingAt[], turn: MeasureTurn): Settlement {
  const { was, next, notBefore } = turn
  const settlement = {
    kept: 0,
    settled: 0,
    moved: [] as { standing: StandingAt; due: Due }[],
    relabelled: [] as { standing: StandingAt; due: Due }[],
    withdrawn: [] as StandingAt[],
    added: [] as { node: NodeId; due: Due }[],
  }
  const isOwed = next?.tracked === true
  const executors = new Set(isOwed ? turn.executors : [])
  const itemOf = matchItems(was.items, next?.items ?? [])
  const redated = next !== null && isRedated(was, next)
  const byNode = Map.groupBy(standing, ({ node }) => node)
  for (const node of new Set([...byNode.keys(), ...executors])) {
    const own = byNode.get(node) ?? []
    const dues = executors.has(node) ? turn.duesOf(node) : []
    const { pairs, gone, fresh } = pairDues(own, dues, itemOf)
    for (const pair of pairs as readonly { standing: StandingAt; due: Due }[]) {
      const isSettled = settledStates.includes(pair.standing.state)
      if (isSettled) settlement.settled += 1
      else if (redated && pair.standing.control !== pair.due.control) {
        settlement.moved.push(pair)
        continue
      } else settlement.kept += 1
      if (redated && isOtherwise(pair.standing, pair.due, isSettled)) settlement.relabelled.push(pair)
    }
    for (const each of gone as readonly StandingAt[]) {
      if (settledStates.includes(each.state)) settlement.settled += 1
      else settlement.withdrawn.push(each)
    }
    for (const due of fresh) {
      if (due.control === null || notBefore === null || due.control >= notBefore) settlement.added.push({ node, due })
    }
  }
  return settlement
}

const isOtherwise = (standing: StandingAt, due: Due, onlyItem: boolean): boolean =>
  standing.item !== due.item ||
  (!onlyItem &&
    (standing.start !== due.start ||
      standing.waitsFor !== due.waitsFor ||
      standing.event !== (due.bound?.event ?? null) ||
      standing.eventPart !== (due.bound?.part ?? null)))

/** A date that somebody moved by hand stays where the words of the deadline stay. */
function isRedated(was: PlanMeasure, next: PlanMeasure): boolean {
  return (
    was.controlRule !== next.controlRule ||
    JSON.stringify(was.deadline?.parts ?? null) !== JSON.stringify(next.deadline?.parts ?? null) ||
    JSON.stringify(was.items) !== JSON.stringify(next.items)
  )
}

/** True where nothing that decides who owes what and when has changed. */
export function isSameWork(was: PlanMeasure, next: PlanMeasure): boolean {
  return (
    !isRedated(was, next) &&
    was.tracked === next.tracked &&
    was.scope === next.scope &&
    was.schools.length === next.schools.length &&
    was.schools.every((school) => next.schools.includes(school))
  )
}
