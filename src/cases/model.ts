import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import type { PlanId, PlanMeasureId } from '#plan/model'
import type { AssessmentId } from '#procedures/model'
import type { EffectUnit, Family } from '#screening/model'

export type CaseId = Brand<string, 'CaseId'>

export const caseStates = ['opened', 'asked', 'answered', 'decided'] as const
export type CaseState = (typeof caseStates)[number]

export const caseStateTitles: Readonly<Record<CaseState, string>> = {
  opened: 'открыто',
  asked: 'ждёт ответа школы',
  answered: 'школа ответила',
  decided: 'решено',
}

export const caseDecisions = ['dropped', 'watch', 'help', 'observe', 'recheck'] as const
export type CaseDecision = (typeof caseDecisions)[number]

export const caseDecisionTitles: Readonly<Record<CaseDecision, string>> = {
  dropped: 'вопросов нет',
  watch: 'следить за результатами',
  help: 'помочь школе',
  observe: 'направить наблюдателей',
  recheck: 'перепроверить работы',
}

/** What a decision asks to be done, as the wording of a row of the plan that a person then makes their own. */
export const proposedMeasures: Readonly<
  Record<CaseDecision, { readonly text: string; readonly deadline: string } | null>
> = {
  dropped: null,
  watch: null,
  help: {
    text: 'Составить с методистом программу адресной помощи и отчитаться о её выполнении',
    deadline: 'в течение месяца',
  },
  observe: {
    text: 'Принять независимых наблюдателей на всех этапах следующих проверочных работ',
    deadline: 'по графику ВПР',
  },
  recheck: {
    text: 'Передать работы участников для перепроверки независимыми экспертами под кодами',
    deadline: 'в течение двух недель',
  },
}

/** A sign as it stood when the case was opened: a later screening does not rewrite what the school was asked about. */
export interface CaseSign {
  readonly assessment: AssessmentId
  /** «4 класс, Русский язык». */
  readonly title: string
  readonly works: number
  readonly q: number
  readonly signs: readonly {
    readonly family: Family
    readonly sentence: string
    readonly p: number
    readonly effect: number
    readonly unit: EffectUnit
    /** The class that the sign rests on, where it is one. */
    readonly classLabel?: string
  }[]
  /** What was checked in the data by itself, each with its answer; a question is what only the school can answer. */
  readonly checks: readonly { readonly fits: boolean; readonly sentence: string; readonly question?: true }[]
}

export interface SchoolCase {
  readonly id: CaseId
  readonly school: NodeId
  readonly schoolCode: FederalCode
  readonly schoolName: string
  readonly year: number
  readonly state: CaseState
  /** Of the screening that the signs are of. */
  readonly screenedAt: Instant
  /** Of all works of the school together; null where the school as a whole does not stand out. */
  readonly schoolQ: number | null
  readonly signs: readonly CaseSign[]
  /** What the official list says of the school in that year, worded; null where no list of the year was imported. */
  readonly official: string | null
  readonly request: { readonly text: string; readonly due: IsoDate | null; readonly at: Instant } | null
  /** The school's own words. `sentAt` is null while they are only filled in. */
  readonly answer: { readonly text: string; readonly sentAt: Instant | null } | null
  readonly decision: {
    readonly decision: CaseDecision
    readonly reason: string
    readonly at: Instant
    readonly by: string
  } | null
  readonly changedAt: Instant
  readonly changedBy: string
  /** Raised by every change; a change that names an older one is refused. */
  readonly version: number
}

export interface CaseEvent {
  readonly at: Instant
  readonly by: string
  readonly action: CaseAction
  readonly remark: string | null
}

export const caseActions = ['open', 'ask', 'answer', 'decide', 'reopen', 'plan', 'issue'] as const
export type CaseAction = (typeof caseActions)[number]

export const caseActionTitles: Readonly<Record<CaseAction, string>> = {
  open: 'дело открыто',
  ask: 'школе направлен запрос',
  answer: 'школа ответила',
  decide: 'принято решение',
  reopen: 'открыто снова',
  plan: 'мера поставлена в план',
  issue: 'выпущен документ',
}

/** A row of a plan that came of the decision. */
export interface CaseMeasure {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly text: string
  readonly planTitle: string
  readonly accepted: number
  readonly total: number
}

export interface ListedCase {
  readonly id: CaseId
  readonly school: NodeId
  readonly schoolCode: FederalCode
  readonly schoolName: string
  readonly year: number
  readonly state: CaseState
  readonly decision: CaseDecision | null
  readonly signs: number
  readonly due: IsoDate | null
  readonly changedAt: Instant
}

export type CaseProblem =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'not-a-school' }
  | { readonly kind: 'nothing-to-clarify' }
  | { readonly kind: 'already-open'; readonly id: CaseId }
  | { readonly kind: 'stale'; readonly current: SchoolCase }
  | { readonly kind: 'wrong-state'; readonly state: CaseState }
  | { readonly kind: 'text-needed' }
  | { readonly kind: 'reason-needed' }
  | { readonly kind: 'no-such-plan' }
  | { readonly kind: 'plan-refused'; readonly sentence: string }
