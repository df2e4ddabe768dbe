import type { IsoDate } from '#kernel/clock'

/** Both ends belong to it. A range that the author wrote the wrong way round keeps `start` after `end`. */
export interface Stretch {
  readonly start: IsoDate
  readonly end: IsoDate
}

export type PartKind =
  | 'on'
  | 'by'
  | 'from'
  | 'range'
  | 'months'
  | 'recurring'
  | 'relative'
  | 'schedule'
  | 'period'
  | 'continuous'
  | 'on-request'
  | 'unknown'

export const partKindTitles: Readonly<Record<PartKind, string>> = {
  on: 'день',
  by: 'не позднее',
  from: 'начиная с',
  range: 'промежуток',
  months: 'месяц',
  recurring: 'повторяется',
  relative: 'от события',
  schedule: 'по графику',
  period: 'весь период',
  continuous: 'постоянно',
  'on-request': 'по запросу',
  unknown: 'не прочитано',
}

export type Side = 'before' | 'after' | 'during'

/** What a deadline hangs on. */
export interface Anchor {
  /** As the document names it, its first word in the nominative: «окончание основного периода», «график проведения ВПР». */
  readonly event: string
  readonly side: Side
  /** ISO 8601 duration: `P14D`, `P1M`; null where the document gives none. */
  readonly offset: string | null
  /** The offset counts working days; absent otherwise. */
  readonly workingDays?: true
}

/** One date, month, range or sub-item of a deadline. */
export interface DeadlinePart {
  readonly kind: PartKind
  readonly start: IsoDate | null
  readonly end: IsoDate | null
  /** RFC 5545 RRULE of a recurring part. */
  readonly rule: string | null
  readonly anchor: Anchor | null
  /** What the wording adds: time of day, occasion, «по согласованию». */
  readonly note: string | null
}

export type WarningRule =
  | 'reversed-range'
  | 'out-of-order'
  | 'outside-period'
  | 'partly-outside-period'
  | 'before-approval'
  | 'repeated-date'
  | 'impossible-date'
  | 'year-assumed'
  | 'not-working-day'

export interface DeadlineWarning {
  readonly rule: WarningRule
  /** The words of the document it is about. */
  readonly quote: string
  /** One Russian sentence. */
  readonly sentence: string
}

export interface Deadline {
  /** As written. */
  readonly text: string
  /** In the order of the text. */
  readonly parts: readonly DeadlinePart[]
  /** The first date of control; null while it hangs on an event, a request or is not read. */
  readonly control: IsoDate | null
  readonly warnings: readonly DeadlineWarning[]
  /** The text that was not understood; empty when everything was. */
  readonly unread: string
}

/** Working days of a country: weekends are Saturday and Sunday unless it says otherwise. */
export interface WorkingDays {
  /** Acts the data come from. */
  readonly source: string
  /** First and last day it knows; beyond them only weekends count. */
  readonly covers: Stretch
  /** Days off that fall on Monday to Friday. */
  readonly daysOff: ReadonlySet<IsoDate>
  /** Working Saturdays and Sundays. */
  readonly workingWeekends: ReadonlySet<IsoDate>
}

export interface ReadingContext {
  /** The planning period, 1 day to 12 years. */
  readonly period: Stretch
  /** The date of the order or of the approval of the plan. */
  readonly approved?: IsoDate
  /** Given, it lets the reader say that a named day is a day off. */
  readonly workingDays?: WorkingDays
}
