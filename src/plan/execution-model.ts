import type { PersonId, Role } from '#access/model'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import type { ExecutionField } from './list-model.ts'
import type { PlanFileId, PlanId, PlanMeasure, PlanMeasureId } from './plan-model.ts'

export type ExecutionId = Brand<string, 'ExecutionId'>
export type EvidenceId = Brand<string, 'EvidenceId'>

export const executionStates = [
  'not-started',
  'in-work',
  'submitted',
  'returned',
  'accepted',
  'not-required',
  'paused',
] as const
export type ExecutionState = (typeof executionStates)[number]

/** «Заполнено» is not «отправлено»: each state has a word of its own. */
export const executionStateTitles: Readonly<Record<ExecutionState, string>> = {
  'not-started': 'не начато',
  'in-work': 'в работе',
  submitted: 'отправлено',
  returned: 'возвращено',
  accepted: 'принято',
  'not-required': 'не требуется',
  paused: 'приостановлено',
}

/** States in which somebody still owes the work; what is submitted waits for the one who accepts. */
export const openStates: readonly ExecutionState[] = ['not-started', 'in-work', 'returned']

export const executionSteps = [
  'start',
  'submit',
  'return',
  'accept',
  'not-require',
  'pause',
  'resume',
  'reopen',
] as const
export type ExecutionStep = (typeof executionSteps)[number]

/** Labels of buttons and of lines of the history. */
export const executionStepTitles: Readonly<Record<ExecutionStep, { readonly button: string; readonly done: string }>> =
  {
    start: { button: 'Взять в работу', done: 'взято в работу' },
    submit: { button: 'Отправить', done: 'отправлено' },
    return: { button: 'Вернуть', done: 'возвращено' },
    accept: { button: 'Принять', done: 'принято' },
    'not-require': { button: 'Не требуется', done: 'признано не требующимся' },
    pause: { button: 'Приостановить', done: 'приостановлено' },
    resume: { button: 'Возобновить', done: 'возобновлено' },
    reopen: { button: 'Открыть снова', done: 'открыто снова' },
  }

interface StepRule {
  readonly from: readonly ExecutionState[]
  readonly to: ExecutionState
  /** Who carries the work out, or who accepts it. */
  readonly right: 'plan.execute' | 'plan.accept'
  /** A person is owed the reason. */
  readonly needsRemark: boolean
}

export const stepRules: Readonly<Record<ExecutionStep, StepRule>> = {
  start: { from: ['not-started'], to: 'in-work', right: 'plan.execute', needsRemark: false },
  submit: { from: ['in-work', 'returned'], to: 'submitted', right: 'plan.execute', needsRemark: false },
  return: { from: ['submitted'], to: 'returned', right: 'plan.accept', needsRemark: true },
  accept: { from: ['submitted'], to: 'accepted', right: 'plan.accept', needsRemark: false },
  'not-require': {
    from: ['not-started', 'in-work', 'submitted', 'returned', 'paused'],
    to: 'not-required',
    right: 'plan.accept',
    needsRemark: true,
  },
  pause: { from: ['not-started', 'in-work', 'returned'], to: 'paused', right: 'plan.accept', needsRemark: true },
  resume: { from: ['paused'], to: 'in-work', right: 'plan.accept', needsRemark: false },
  reopen: { from: ['accepted', 'not-required'], to: 'in-work', right: 'plan.accept', needsRemark: true },
}

/** The state a step leads to; undefined where the step cannot be made. */
export function nextState(state: ExecutionState, step: ExecutionStep): ExecutionState | undefined {
  const { from, to } = stepRules[step]
  return from.includes(state) ? to : undefined
}

/** Steps that can be made now, in the order of buttons. */
export function possibleSteps(state: ExecutionState): readonly ExecutionStep[] {
  return executionSteps.filter((step) => nextState(state, step) !== undefined)
}

/** One thing that one school, or the authority itself, does once. */
export interface Execution {
  readonly id: ExecutionId
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  /** Index of the item of the measure; null where the measure has none. */
  readonly item: number | null
  readonly node: NodeId
  readonly state: ExecutionState
  /** When the work may begin; null where the deadline names only its end. */
  readonly startDate: IsoDate | null
  /** Null while it hangs on an event or a request. */
  readonly controlDate: IsoDate | null
  /** Russian: why this date, or why none. */
  readonly reason: string
  /** The event whose date nobody has set yet. */
  readonly waitsFor: string | null
  readonly ownerRole: Role
  readonly owner: PersonId | null
  /** Said with the last step: the remark of a return, the reason of a pause. */
  readonly remark: string | null
  readonly changedAt: Instant
  readonly changedBy: string
  /** Raised by every step; a step that names an older one is refused. */
  readonly version: number
}

/** An execution with the words a list shows. */
export interface ListedExecution extends Execution {
  /** The text of the item, or of the measure where it has no items. */
  readonly text: string
  readonly measureNumber: string | null
  readonly measurePosition: number
  readonly planTitle: string
  readonly nodeName: string
  readonly evidence: number
}

export interface ExecutionEvent {
  /** The version that the step made: steps and changes stand in its order. */
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly step: ExecutionStep
  readonly from: ExecutionState
  readonly to: ExecutionState
  readonly remark: string | null
}

/** A change that is no step: another person, another date, another revision of the plan. */
export interface ExecutionChange {
  /** The version that the change made; 0 where it made none. */
  readonly version: number
  readonly at: Instant
  readonly by: string
  readonly field: ExecutionField
  /** A person's id, a day, or the number of the revision. */
  readonly from: string | null
  readonly to: string | null
  readonly reason: string | null
}

export interface EvidenceRevision {
  readonly revision: number
  readonly file: PlanFileId
  readonly fileName: string
  readonly sha256: string
  readonly byteLength: number
  readonly note: string | null
  readonly at: Instant
  readonly by: string
}

/** What shows that the work was done. One piece may stand for several executions. */
export type Evidence = {
  readonly id: EvidenceId
  readonly title: string
  readonly addedAt: Instant
  readonly addedBy: string
} & (
  | { readonly kind: 'file'; /** Oldest first. */ readonly revisions: readonly EvidenceRevision[] }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'object'; readonly source: string; readonly objectId: string }
)

/** Evidence as a person hands it in. */
export type NewEvidence =
  | { readonly kind: 'file'; readonly fileName: string; readonly bytes: Uint8Array; readonly note?: string }
  /** A newer version of a file that is there already. */
  | {
      readonly kind: 'revision'
      readonly evidence: EvidenceId
      readonly fileName: string
      readonly bytes: Uint8Array
      readonly note?: string
    }
  | { readonly kind: 'link'; readonly url: string; readonly title: string }
  | { readonly kind: 'object'; readonly source: string; readonly objectId: string }
  /** What stands elsewhere in the plan stands here too. */
  | { readonly kind: 'existing'; readonly evidence: EvidenceId }

export interface ExecutionPage {
  readonly execution: ListedExecution
  readonly measure: PlanMeasure
  readonly evidence: readonly Evidence[]
  /** Oldest first. */
  readonly history: readonly ExecutionEvent[]
  /** Oldest first. */
  readonly changes: readonly ExecutionChange[]
}

/** Measures against schools for one month. */
export interface PlanMatrix {
  /** `2026-11`. */
  readonly month: string
  readonly measures: readonly {
    readonly id: PlanMeasureId
    readonly number: string | null
    readonly text: string
  }[]
  readonly nodes: readonly { readonly id: NodeId; readonly code: FederalCode; readonly name: string }[]
  /** Of all nodes, not of this page alone. */
  readonly totalNodes: number
  /** By measure, then by node; a pair that is absent has nothing due. */
  readonly cells: ReadonlyMap<PlanMeasureId, ReadonlyMap<NodeId, MatrixCell>>
}

export interface MatrixCell {
  readonly total: number
  readonly accepted: number
  /** The least advanced: what the cell says. */
  readonly state: ExecutionState
  readonly late: boolean
  /** The one to open where there is only one. */
  readonly execution: ExecutionId
}

/** Executions of one measure that have something in common. */
export interface MeasureSum {
  readonly measure: PlanMeasureId
  readonly plan: PlanId
  readonly number: string | null
  readonly text: string
  readonly count: number
  /** The earliest date of control among them. */
  readonly oldest: IsoDate | null
}

/** What is to be done today at a node. */
export interface Today {
  readonly late: readonly ListedExecution[]
  /** Due in the next 14 days. */
  readonly soon: readonly ListedExecution[]
  readonly returned: readonly ListedExecution[]
  /** Submitted by schools and waiting for acceptance here; empty for a school. */
  readonly toDecide: readonly ListedExecution[]
  /** What waits for acceptance, measure by measure; empty for a school. */
  readonly toDecideBy: readonly MeasureSum[]
  /** What the schools below are late with, measure by measure; empty for a school. */
  readonly lateInSchools: readonly MeasureSum[]
  /** How many there are in all, where a list shows only the first. */
  readonly totals: {
    readonly late: number
    readonly soon: number
    readonly returned: number
    readonly toDecide: number
  }
}
