import type { PersonId, Role } from '#access/model'
import type { Deadline, Stretch } from '#deadlines/model'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { ExecutionState } from './execution-model.ts'
import type { MeasureKind } from './measure-kind-model.ts'
import type { RevisionForm } from './revision-model.ts'
import type { MeasureItem, Passage, Place, ReadingWarning, Target } from './model.ts'

export type PlanId = Brand<string, 'PlanId'>
export type PlanMeasureId = Brand<string, 'PlanMeasureId'>
export type PlanUploadId = Brand<string, 'PlanUploadId'>
/** Bytes kept with a plan: its document, or a revision of evidence. */
export type PlanFileId = Brand<string, 'PlanFileId'>

export const planStatuses = ['draft', 'in-force', 'superseded'] as const
export type PlanStatus = (typeof planStatuses)[number]

export const planStatusTitles: Readonly<Record<PlanStatus, string>> = {
  draft: 'черновик',
  'in-force': 'действует',
  superseded: 'заменён',
}

/** A document between its reading and its confirmation as a plan. */
export interface PlanUpload {
  readonly id: PlanUploadId
  readonly node: NodeId
  readonly fileName: string
  readonly sha256: string
  readonly uploadedAt: Instant
  readonly uploadedBy: string
}

export interface PlanSummary {
  readonly id: PlanId
  readonly node: NodeId
  readonly title: string
  readonly period: Stretch
  readonly orderNumber: string | null
  readonly orderDate: IsoDate | null
  readonly status: PlanStatus
  /** 1, 2, 3 …: a correcting order makes the next one. */
  readonly revision: number
  readonly measures: number
  readonly progress: Progress
  readonly createdAt: Instant
}

export interface Plan extends Omit<PlanSummary, 'measures' | 'progress'> {
  readonly authority: string | null
  readonly signatory: string | null
  readonly preamble: string | null
  /** The document it was read from; null where the bytes were not given. */
  readonly file: { readonly id: PlanFileId; readonly name: string; readonly sha256: string } | null
  readonly fileName: string
  /** Text of the document that found no place among clauses and measures. */
  readonly unread: readonly Passage[]
  readonly warnings: readonly ReadingWarning[]
  /** The plan that this one corrects. */
  readonly replaces: PlanId | null
  /** The municipal plan that a school's own plan comes from; null for the plan of an authority. */
  readonly parent: PlanId | null
  readonly inForceAt: Instant | null
}

export const measureScopes = ['own', 'all-schools', 'named-schools'] as const
/** Who carries it out: the body whose plan it is, every school under it, or schools named one by one. */
export type MeasureScope = (typeof measureScopes)[number]

export const measureScopeTitles: Readonly<Record<MeasureScope, string>> = {
  own: 'орган управления сам',
  'all-schools': 'все школы',
  'named-schools': 'названные школы',
}

export const controlRules = ['period-end', 'quarterly', 'monthly'] as const
/** How often work without a rhythm of its own («постоянно», «в течение периода») is looked at. */
export type ControlRule = (typeof controlRules)[number]

export const controlRuleTitles: Readonly<Record<ControlRule, string>> = {
  'period-end': 'один раз, в конце периода',
  quarterly: 'каждый квартал',
  monthly: 'каждый месяц',
}

export type MeasureOrigin = 'clause' | 'measure' | 'decision' | 'own'

/** A row of the plan, a clause of its order, or what a meeting decided. */
export interface PlanMeasure {
  readonly id: PlanMeasureId
  readonly plan: PlanId
  /**
   * `decision`: a meeting decided it after the plan was in force; its text is that of the minutes. `own`: a school added
   * it to its own plan.
   */
  readonly origin: MeasureOrigin
  /** Its place in the plan from 1: clauses first, then measures, in the order of the document. */
  readonly position: number
  readonly section: string | null
  readonly number: string | null
  readonly text: string
  readonly items: readonly MeasureItem[]
  /** Its `text` is the wording of the document, kept as written. */
  readonly deadline: Deadline | null
  readonly controlRule: ControlRule
  readonly responsible: readonly string[]
  readonly participants: string | null
  readonly result: string | null
  readonly targets: readonly Target[]
  readonly places: readonly Place[]
  readonly kind: MeasureKind
  /** False for a clause that is only kept, «контроль оставляю за собой»: no executions come of it. */
  readonly tracked: boolean
  readonly scope: MeasureScope
  /** Of `named-schools`; empty otherwise. */
  readonly schools: readonly NodeId[]
  readonly ownerRole: Role
  readonly owner: PersonId | null
  /** Minutes that it asks of each who carries it out; null where nobody has said. */
  readonly minutes: number | null
  /** Raised by every change; a change that names an older one is refused. */
  readonly version: number
}

/** How far the executions of a measure, a plan or a school are. */
export interface Progress {
  readonly total: number
  readonly byState: Readonly<Record<ExecutionState, number>>
  /** Open, and the date of control has passed. */
  readonly late: number
  /** Of those open; null where nothing open has a date. */
  readonly nextControl: IsoDate | null
}

export interface ListedMeasure extends PlanMeasure {
  readonly progress: Progress
}

/** What a person decided of a measure beside its wording. */
export interface MeasureDecision {
  readonly kind?: MeasureKind
  readonly tracked?: boolean
  readonly scope?: MeasureScope
  readonly schools?: readonly NodeId[]
  readonly ownerRole?: Role
  readonly owner?: PersonId | null
  readonly controlRule?: ControlRule
  readonly minutes?: number | null
}

/** A change of a measure; a field that is absent stays. The wording of the deadline is read again. */
export interface MeasureChange extends MeasureDecision {
  readonly number?: string | null
  readonly text?: string
  readonly deadlineText?: string | null
  readonly responsible?: readonly string[]
  readonly participants?: string | null
  readonly result?: string | null
}

/** What a person decided on the preview; what is absent is taken from the document or suggested by its words. */
export interface PlanDecisions {
  readonly title?: string
  readonly orderNumber?: string
  readonly orderDate?: IsoDate
  /** The plan in force that this one corrects. */
  readonly replaces?: PlanId
  /** How it corrects it; as its words suggest where this is absent. */
  readonly revisionForm?: RevisionForm
  /** By the index of the clause, from 0. */
  readonly clauses?: Readonly<Record<number, MeasureDecision>>
  /** By `Measure.order`, from 1. */
  readonly measures?: Readonly<Record<number, MeasureDecision>>
}

/** The head of a school has read the order. */
export interface Acknowledgement {
  readonly school: NodeId
  readonly schoolName: string
  /** Null while the school has not. */
  readonly at: Instant | null
  readonly by: PersonId | null
  /** When it acknowledged the revision before this one; null where it did not or there is none. */
  readonly formerAt: Instant | null
}
