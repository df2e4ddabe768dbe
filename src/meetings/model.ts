import type { PersonId, Role } from '#access/model'
import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { FederalCode, NodeId, NodeKind } from '#organisations/model'
import type { MeasureScope, PlanId, PlanMeasureId, Progress } from '#plan/model'
import type { MeetingKind } from './meeting-kind-model.ts'

export * from './meeting-kind-model.ts'

export type MeetingId = Brand<string, 'MeetingId'>
export type InviteeId = Brand<string, 'InviteeId'>
export type AgendaItemId = Brand<string, 'AgendaItemId'>
export type DecisionId = Brand<string, 'DecisionId'>

export const meetingStates = ['draft', 'invited', 'held', 'agreed', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

export const meetingStateTitles: Readonly<Record<MeetingState, string>> = {
  draft: 'готовится',
  invited: 'приглашения отправлены',
  held: 'состоялось',
  agreed: 'протокол утверждён',
  cancelled: 'отменено',
}

/** Whole days, both included, or two moments. */
export type MeetingWhen =
  | { readonly kind: 'days'; readonly from: IsoDate; readonly to: IsoDate }
  | { readonly kind: 'moments'; readonly from: Instant; readonly to: Instant }

/** Roles that a school or an authority can send somebody of. */
export const audienceRoles = [
  'school-head',
  'school-coordinator',
  'teacher',
  'psychologist',
  'methodist',
] as const satisfies readonly Role[]

export const audienceRoleTitles: Readonly<Record<(typeof audienceRoles)[number], string>> = {
  'school-head': 'директора',
  'school-coordinator': 'заместители и координаторы',
  teacher: 'учителя',
  psychologist: 'психологи',
  methodist: 'методисты',
}

export interface Audience {
  readonly roles: readonly (typeof audienceRoles)[number][]
  /** `own`: only the people of the organiser. */
  readonly scope: MeasureScope
  /** Of `named-schools`; empty otherwise. */
  readonly schools: readonly NodeId[]
  /** By name, of the organiser's own people. */
  readonly people: readonly PersonId[]
  /** Guests in words, one a line. */
  readonly guests: readonly string[]
}

/** What a person says of a meeting in its form. */
export interface MeetingHead {
  readonly kind: MeetingKind
  readonly title: string
  readonly when: MeetingWhen
  /** Where it is held; empty where there is only a link. */
  readonly place: string
  readonly link: string
  readonly audience: Audience
}

export interface MeetingSummary {
  readonly id: MeetingId
  readonly node: NodeId
  readonly nodeName: string
  readonly kind: MeetingKind
  readonly title: string
  readonly when: MeetingWhen
  /** The first and the last day in the organiser's time zone. */
  readonly firstDay: IsoDate
  readonly lastDay: IsoDate
  readonly place: string
  readonly link: string
  readonly state: MeetingState
  readonly minutesNumber: string | null
}

export interface AgendaItem {
  readonly id: AgendaItemId
  readonly text: string
  readonly speaker: string
  /** For how long; null where nobody has said. */
  readonly minutes: number | null
  /** The fact it was proposed from; empty where a person wrote it. */
  readonly source: string
  /** What was said, and what was resolved: for the minutes. */
  readonly heard: string
  readonly resolved: string
}

export interface Decision {
  readonly id: DecisionId
  readonly item: AgendaItemId | null
  readonly text: string
  readonly scope: MeasureScope
  /** Of `named-schools`; empty otherwise. */
  readonly schools: readonly NodeId[]
  readonly deadlineText: string | null
  readonly ownerRole: Role
  /** The plan that it is to be carried out by; null where it is only noted. */
  readonly plan: PlanId | null
  /** The row of the plan that it became when the minutes were agreed. */
  readonly measure: PlanMeasureId | null
}

export interface Meeting extends MeetingSummary {
  readonly nodeKind: NodeKind
  readonly nodeCode: FederalCode
  readonly nodePath: string
  readonly audience: Audience
  /** Of the calendar entry: raised by every change that a reader's calendar must take over. */
  readonly sequence: number
  readonly cancelReason: string
  readonly items: readonly AgendaItem[]
  readonly decisions: readonly Decision[]
  readonly minutes: {
    readonly number: string
    readonly date: IsoDate | null
    readonly chair: string
    readonly secretary: string
    /** People in the room as counted by the secretary; null where only the marks below count. */
    readonly present: number | null
    readonly agreedAt: Instant | null
    readonly agreedBy: string | null
  }
  readonly changedAt: Instant
  readonly changedBy: string
  /** Raised by every change of the organiser; a change that names an older one is refused. */
  readonly version: number
}

export const answers = ['will', 'will-not'] as const
export type Answer = (typeof answers)[number]

export const answerTitles: Readonly<Record<Answer, string>> = { will: 'будет', 'will-not': 'не будет' }

export const attendances = ['present', 'representative', 'absent'] as const
export type Attendance = (typeof attendances)[number]

export const attendanceTitles: Readonly<Record<Attendance, string>> = {
  present: 'были',
  representative: 'представитель',
  absent: 'не были',
}

/** A school, a person or a guest who was asked to come. */
export interface Invitee {
  readonly id: InviteeId
  readonly kind: 'school' | 'person' | 'guest'
  readonly node: NodeId | null
  readonly person: PersonId | null
  readonly name: string
  readonly readAt: Instant | null
  readonly answer: Answer | null
  readonly answerNote: string
  readonly attendance: Attendance | null
  /** Who came, in words. */
  readonly attendee: string
  /** How many came from there; 1 unless said otherwise. */
  readonly people: number
}

export interface InviteeCounts {
  readonly total: number
  readonly read: number
  readonly will: number
  readonly willNot: number
  readonly present: number
  readonly representative: number
  readonly absent: number
  /** Of all those marked as there. */
  readonly people: number
  /** Schools among the total, and schools that were there. */
  readonly schools: number
  readonly schoolsPresent: number
}

/** A point for the agenda that the facts propose. */
export interface AgendaProposal {
  /** Names the fact: taken twice, it stands once. */
  readonly key: string
  readonly from: 'plan' | 'screening' | 'analysis' | 'decision'
  readonly text: string
  /** Why it is proposed, with its number. */
  readonly reason: string
}

export const proposalTitles: Readonly<Record<AgendaProposal['from'], string>> = {
  decision: 'Решения прошлых встреч',
  plan: 'Мероприятия плана',
  screening: 'Области внимания',
  analysis: 'Результаты',
}

export interface DecisionProgress {
  readonly decision: DecisionId
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly progress: Progress
}

/** Section of the plan under which decisions stand. */
export const decisionSection = 'Решения совещаний'
