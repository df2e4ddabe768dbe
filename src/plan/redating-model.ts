import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { ExecutionId, ExecutionState } from './execution-model.ts'
import type { PlanId, PlanMeasureId } from './plan-model.ts'

/** An execution that hangs on an event, before and after a change of the calendar. */
export interface RedatedExecution {
  readonly execution: ExecutionId
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly node: NodeId
  /** As the document names it. */
  readonly event: string
  readonly state: ExecutionState
  /** Dates of control; null where it waits. */
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  /** Russian: why the new date, or why none. */
  readonly reason: string
}

/** Executions of one measure that go from one date to another together. */
export interface RedatedGroup {
  readonly plan: PlanId
  readonly planTitle: string
  readonly measure: PlanMeasureId
  readonly number: string | null
  readonly text: string
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly reason: string
  readonly executions: number
  /** Names of the first of those who carry it out. */
  readonly nodes: readonly string[]
}

/** What a change of the calendar does to the work of plans in force. */
export interface RedatingPreview {
  readonly moves: readonly RedatedGroup[]
  /** Handed in, accepted or not required: they keep their dates, and the person is told so. */
  readonly stays: readonly RedatedGroup[]
  readonly moved: number
  readonly stayed: number
  /** Says exactly this preview: a confirmation names it, so that nothing moves that nobody saw. */
  readonly fingerprint: string
}

/** Plans in force wait for the dates of an event. */
export interface WaitingEvent {
  /** As the documents name it. */
  readonly event: string
  readonly executions: number
  readonly measures: readonly { readonly plan: PlanId; readonly id: PlanMeasureId; readonly text: string }[]
  /** Of the plans that wait. */
  readonly period: { readonly start: IsoDate; readonly end: IsoDate }
}

/** A date of control that moved because its event did. */
export interface RedatingLine {
  /** The version of the execution that the change made. */
  readonly version: number
  readonly at: string
  readonly by: string
  readonly event: string
  readonly from: IsoDate | null
  readonly to: IsoDate | null
}
