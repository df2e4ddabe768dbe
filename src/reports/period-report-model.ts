import type { Stretch } from '#deadlines/model'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId, NodeKind } from '#organisations/model'
import type { PlanId, PlanMeasureId } from '#plan/model'
import type { DocumentId } from './model.ts'

export type ReportId = Brand<string, 'ReportId'>
export type ReportScheduleId = Brand<string, 'ReportScheduleId'>

export const reportStates = ['draft', 'sent', 'returned', 'accepted'] as const
export type ReportState = (typeof reportStates)[number]

export const reportStateTitles: Readonly<Record<ReportState, string>> = {
  draft: 'черновик',
  sent: 'отправлен',
  returned: 'возвращён с замечанием',
  accepted: 'принят',
}

/** States in which its author may still write in it; its facts are those of the moment. */
export const openReportStates: readonly ReportState[] = ['draft', 'returned']

export type ReportStep = 'create' | 'send' | 'return' | 'accept'

/** Lines of the history. */
export const reportStepTitles: Readonly<Record<ReportStep, string>> = {
  create: 'составлен',
  send: 'отправлен',
  return: 'возвращён с замечанием',
  accept: 'принят',
}

export const reportFields = ['conclusions', 'difficulties', 'proposals'] as const
/** What only a person can say. */
export type ReportField = (typeof reportFields)[number]

export const reportFieldTitles: Readonly<Record<ReportField, string>> = {
  conclusions: 'Выводы',
  difficulties: 'Трудности',
  proposals: 'Предложения и решения',
}

export const longestReportField = 10_000

/** Where a fact came from: an object of the product that the page can open. */
export type FactLink =
  | { readonly to: 'plan'; readonly plan: PlanId }
  | { readonly to: 'plan-readers'; readonly plan: PlanId }
  | { readonly to: 'measure'; readonly plan: PlanId; readonly measure: PlanMeasureId }
  | { readonly to: 'import'; readonly id: string }
  | { readonly to: 'areas' }
  | { readonly to: 'cases' }
  | { readonly to: 'school'; readonly code: string }
  | { readonly to: 'document'; readonly id: DocumentId }
  | { readonly to: 'meeting'; readonly id: string }
  | { readonly to: 'report'; readonly id: ReportId }

export interface FactFigure {
  readonly label: string
  /** Worded: `12`, `25 из 30`, `22 ноября 2026 г.`. */
  readonly value: string
  readonly link: FactLink | 'none'
}

export interface FactTable {
  readonly kind: 'table'
  /** Empty where the title of the section says enough. */
  readonly caption: string
  /** `weight`: share of the width in the document. */
  readonly columns: readonly { readonly title: string; readonly weight: number; readonly align: 'left' | 'right' }[]
  /** The link belongs to the text of the first column that is `left`. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly link: FactLink | 'none' }[]
  /** Rows that were left out. */
  readonly more: number
}

export type FactBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figures'; readonly figures: readonly FactFigure[] }
  | FactTable

export interface FactSection {
  readonly id: string
  readonly title: string
  readonly blocks: readonly FactBlock[]
}

/** Everything that a report says by itself, as of a moment: frozen with the report when it is sent. */
export interface ReportFacts {
  readonly at: Instant
  readonly sections: readonly FactSection[]
}

export interface ReportSummary {
  readonly id: ReportId
  readonly node: NodeId
  readonly nodeName: string
  readonly nodeKind: NodeKind
  /** «Отчёт о ходе плана». */
  readonly title: string
  readonly stretch: Stretch
  /** When it must be sent; null where nobody has said. */
  readonly due: IsoDate | null
  readonly state: ReportState
  readonly sentAt: Instant | null
  readonly changedAt: Instant
  /** Raised by every change; a change that names an older one is refused. */
  readonly version: number
}

export interface PeriodReport extends ReportSummary, Readonly<Record<ReportField, string>> {
  readonly nodePath: string
  readonly schedule: ReportScheduleId | null
  /** Said with the last return. */
  readonly remark: string | null
  readonly sentBy: string | null
  /** As they were sent; `live` while its author may write. */
  readonly facts: ReportFacts | 'live'
  /** The DOCX that was sent last; null before the first time. */
  readonly document: DocumentId | null
}

export interface ReportEvent {
  readonly at: Instant
  readonly by: string
  readonly step: ReportStep
  readonly remark: string | null
  /** What was sent with this step. */
  readonly document: DocumentId | null
  readonly sha256: string | null
}

export const reportCovers = ['month', 'previous-month', 'quarter', 'previous-quarter', 'since-last'] as const
/** Which stretch a report that is due on a day speaks of. */
export type ReportCover = (typeof reportCovers)[number]

export const reportCoverTitles: Readonly<Record<ReportCover, string>> = {
  month: 'месяц, в котором наступает срок',
  'previous-month': 'месяц перед сроком',
  quarter: 'квартал, в котором наступает срок',
  'previous-quarter': 'квартал перед сроком',
  'since-last': 'время после прошлого срока',
}

/** Days between a draft and its due day. */
export const leadDaysRange = { min: 0, max: 30 } as const

export type ScheduleScope = 'own' | 'below'

/** When reports of a node, or of those right below it, come due. */
export interface ReportSchedule {
  readonly id: ReportScheduleId
  readonly node: NodeId
  readonly nodePath: string
  readonly nodeName: string
  readonly title: string
  /** As the person wrote it: «ежемесячно, последний понедельник месяца». */
  readonly wording: string
  readonly scope: ScheduleScope
  readonly cover: ReportCover
  /** Days between the draft and the day it is due. */
  readonly leadDays: number
  /** When the schedule holds. */
  readonly period: Stretch
  readonly createdAt: Instant
}
