import type { PersonId, Role } from '#access/model'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { ExecutionId, ExecutionState } from './execution-model.ts'
import type { PlanId, PlanMeasure, PlanMeasureId } from './plan-model.ts'

export const changedFields = [
  'section',
  'number',
  'text',
  'deadline',
  'responsible',
  'participants',
  'result',
  'kind',
  'tracked',
  'scope',
  'ownerRole',
  'owner',
  'controlRule',
  'minutes',
] as const
/** What of a measure may differ from one wording to the next. */
export type ChangedField = (typeof changedFields)[number]

export const changedFieldTitles: Readonly<Record<ChangedField, string>> = {
  section: 'Раздел',
  number: 'Номер',
  text: 'Мероприятие',
  deadline: 'Срок',
  responsible: 'Ответственные',
  participants: 'Участники',
  result: 'Результат',
  kind: 'Вид',
  tracked: 'Контроль',
  scope: 'Кто исполняет',
  ownerRole: 'Отвечает',
  owner: 'Ответственное лицо',
  controlRule: 'Контроль без своего ритма',
  minutes: 'Минут на одно исполнение',
}

/** What the document itself says of a measure: in a plan in force it changes by an order, or as a technical edit. */
export const wordingFields = ['section', 'number', 'text', 'deadline', 'responsible', 'participants', 'result'] as const

/** One field before and after, in the words people see; empty where there was nothing. */
export interface FieldChange {
  readonly field: ChangedField
  readonly from: string
  readonly to: string
}

/** A stretch of words that stayed, went or came. */
export interface WordPiece {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** A row of the new wording beside the row of the former one that it goes on with. */
export interface MeasureDifference {
  readonly measure: PlanMeasure
  /** Null where the row is new. */
  readonly was: PlanMeasure | null
  readonly changes: readonly FieldChange[]
}

export interface PlanDifference {
  /** In the order of the new wording. */
  readonly rows: readonly MeasureDifference[]
  /** Rows of the former wording that nothing goes on with. */
  readonly removed: readonly PlanMeasure[]
}

export const revisionForms = ['whole', 'annex', 'clauses'] as const
/** How an order corrects a plan: order and plan anew, the plan in a new wording, or single clauses of it. */
export type RevisionForm = (typeof revisionForms)[number]

export const revisionFormTitles: Readonly<Record<RevisionForm, string>> = {
  whole: 'приказ и план изданы заново',
  annex: 'план изложен в новой редакции, пункты прежнего приказа остаются',
  clauses: 'изменены отдельные пункты, остальное остаётся',
}

/** An order that a document says it corrects. */
export interface CorrectedOrder {
  readonly number: string
  readonly date: IsoDate | null
  /** Words of the document. */
  readonly quote: string
}

/** What a document says of correcting another. */
export interface Correction {
  readonly orders: readonly CorrectedOrder[]
  readonly form: RevisionForm
}

/** What putting a revision in force, or a changed measure, does to executions that are there. */
export interface CarryForecast {
  /** Go on with the same term. */
  readonly kept: number
  /** Accepted or not required: they stay as they are. */
  readonly settled: number
  readonly moved: number
  /** Open ones that nobody owes any more. */
  readonly withdrawn: number
  readonly added: number
  readonly measures: readonly CarriedMeasure[]
  readonly nodes: readonly CarriedNode[]
}

export interface CarriedMeasure {
  /** The row of the new wording; of the former one where it was removed. */
  readonly measure: PlanMeasureId
  readonly number: string | null
  readonly origin: PlanMeasure['origin']
  readonly text: string
  readonly kept: number
  readonly settled: number
  readonly withdrawn: number
  readonly added: number
  /** From which date to which, and how many; the most numerous first. */
  readonly moves: readonly DateMove[]
}

export interface DateMove {
  readonly from: IsoDate | null
  readonly to: IsoDate | null
  readonly executions: number
}

export interface CarriedNode {
  readonly node: NodeId
  readonly name: string
  readonly moved: number
  readonly withdrawn: number
  readonly added: number
}

export const measureEventKinds = ['edited', 'technical', 'revised'] as const
export type MeasureEventKind = (typeof measureEventKinds)[number]

export const measureEventTitles: Readonly<Record<MeasureEventKind, string>> = {
  edited: 'изменено',
  technical: 'техническая правка',
  revised: 'изменено приказом',
}

/** One change of a measure. */
export interface MeasureEvent {
  readonly at: Instant
  readonly by: string
  readonly kind: MeasureEventKind
  /** Why; for a revision, by which order. */
  readonly reason: string | null
  readonly changes: readonly FieldChange[]
}

/** An execution as it stood when its plan was replaced. */
export interface PastExecution {
  readonly execution: ExecutionId
  readonly node: NodeId
  readonly nodeName: string
  readonly item: number | null
  readonly state: ExecutionState
  readonly controlDate: IsoDate | null
  readonly reason: string
  readonly remark: string | null
}

/** The chain of revisions that a plan stands in, oldest first. */
export interface PlanRevision {
  readonly id: PlanId
  readonly revision: number
  readonly status: 'draft' | 'in-force' | 'superseded'
  readonly orderNumber: string | null
  readonly orderDate: IsoDate | null
  readonly inForceAt: Instant | null
}

/** Who carries out work in a place and may be given it by name. */
export interface PossibleOwner {
  readonly person: PersonId
  readonly name: string
  readonly role: Role
}

/** Unfinished work that a person holds by name at one place. */
export interface OwnersAt {
  readonly person: PersonId
  readonly name: string
  readonly node: NodeId
  readonly nodeName: string
  readonly open: number
  readonly late: number
  /** False for who has no role there any more: nobody sees that work among their own. */
  readonly works: boolean
}
