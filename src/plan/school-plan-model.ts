import type { PersonId, Role } from '#access/model'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { ListedExecution } from './execution-model.ts'
import type { MeasureKind } from './measure-kind-model.ts'
import type { Plan, PlanId, PlanMeasure, PlanMeasureId } from './plan-model.ts'

export const reviewStates = ['draft', 'sent', 'returned', 'accepted'] as const
/** How far the plan of a school is on its way to the authority and back. */
export type ReviewState = (typeof reviewStates)[number]

export const reviewStateTitles: Readonly<Record<ReviewState, string>> = {
  draft: 'черновик',
  sent: 'отправлен',
  returned: 'возвращён',
  accepted: 'принят',
}

export const reviewSteps = ['derive', 'send', 'recall', 'return', 'accept'] as const
export type ReviewStep = (typeof reviewSteps)[number]

/** Lines of the history. */
export const reviewStepTitles: Readonly<Record<ReviewStep, string>> = {
  derive: 'составлен',
  send: 'отправлен на согласование',
  recall: 'отозван школой',
  return: 'возвращён с замечаниями',
  accept: 'принят и введён в действие',
}

/** States in which the school may change its plan. */
export const editableStates: readonly ReviewState[] = ['draft', 'returned']

/** A school's own plan: rows of the municipal plan as the school carries them out, and rows of its own. */
export interface SchoolPlan extends Plan {
  /** The municipal plan it comes from. */
  readonly parent: PlanId
  readonly state: ReviewState
  /** Said with the last step. */
  readonly remark: string | null
  readonly changedAt: Instant
  readonly changedBy: string
  /** Raised by every step of the review. */
  readonly version: number
}

/** A row of the municipal plan, carried out by the executions that the school has of it already. */
export interface DerivedRow {
  readonly measure: PlanMeasure
  readonly owner: PersonId | null
  /** The school's own date where the work comes due once. */
  readonly ownDate: IsoDate | null
  /** How many days before each date of control the school means to be ready, where the work comes due many times. */
  readonly leadDays: number | null
  readonly note: string | null
  readonly remark: string | null
  readonly version: number
  /** By date of control, those without a date last. */
  readonly executions: readonly ListedExecution[]
}

/** A row that the school added. */
export interface OwnRow {
  readonly measure: PlanMeasure
  /** The row of the version before that this one goes on with. */
  readonly carries: PlanMeasureId | null
  readonly remark: string | null
  /** Empty until the plan is accepted. */
  readonly executions: readonly ListedExecution[]
}

export interface SchoolPlanRows {
  readonly derived: readonly DerivedRow[]
  readonly own: readonly OwnRow[]
}

/** What a school says of a row of its own. */
export interface OwnRowFields {
  readonly text: string
  /** In words, read at once. */
  readonly deadlineText: string | null
  readonly responsible: readonly string[]
  readonly result: string | null
  readonly kind: MeasureKind
  readonly ownerRole: Extract<Role, 'school-head' | 'school-coordinator'>
  readonly owner: PersonId | null
  readonly minutes: number | null
}

/** What a school decides of a row that the municipal plan gives it. */
export interface DerivedRowFields {
  readonly owner: PersonId | null
  readonly ownDate: IsoDate | null
  readonly leadDays: number | null
  readonly note: string | null
}

/** Where the plan of one school is, for those who wait for it. */
export interface SchoolPlanStanding {
  readonly school: NodeId
  readonly schoolName: string
  /** The newest version; null while the school has made none. */
  readonly plan: PlanId | null
  readonly state: ReviewState | 'none'
  readonly revision: number
  readonly changedAt: Instant | null
  readonly ownRows: number
  /** A version that is in force, where the newest is another. */
  readonly inForce: PlanId | null
  /** The date of control of the municipal row that asks for the plan; null where none does or it has no date. */
  readonly due: IsoDate | null
}

export interface ReviewEvent {
  readonly at: Instant
  readonly by: string
  readonly step: ReviewStep
  readonly remark: string | null
}
