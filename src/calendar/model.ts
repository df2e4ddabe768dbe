import type { Brand } from '#kernel/brand'
import type { Instant, IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { Provenance } from '#procedures/model'

export * from './procedure-model.ts'
export * from './stage-model.ts'
export * from './storage-model.ts'
export * from './subject-model.ts'
import type { CalendarProcedure } from './procedure-model.ts'

export type EventId = Brand<string, 'EventId'>

export const eventKinds = ['procedure', 'diagnostics', 'holidays', 'study', 'other'] as const
export type EventKind = (typeof eventKinds)[number]

export const eventKindTitles: Readonly<Record<EventKind, string>> = {
  procedure: 'Проведение процедуры',
  diagnostics: 'Своя диагностика',
  holidays: 'Каникулы',
  study: 'Учебный год и четверти',
  other: 'Другое событие',
}

/** The year that begins in September of `schoolYear`. */
export type SchoolYear = number

/** Something of a school year that a municipality or a region names and gives dates to. Nobody's dates are guessed. */
export interface CalendarEvent {
  readonly id: EventId
  /** Whose event it is: it holds for this node and everything below it. */
  readonly node: NodeId
  readonly schoolYear: SchoolYear
  readonly kind: EventKind
  /** Of a `procedure`: which one. There is one such event of a node in a year. */
  readonly procedure: CalendarProcedure | null
  /** What deadlines call it: «Осенние каникулы», «график проведения ВПР, ГИА». */
  readonly name: string
  /** Both null while nobody has set them. */
  readonly start: IsoDate | null
  readonly end: IsoDate | null
  /** Order or letter that set the dates; Russian. */
  readonly basis: string | null
  /** Raised by every change; a change that names an older one is refused. */
  readonly version: number
  readonly changedAt: Instant
  readonly changedBy: string
}

/** When a procedure is held, and who says so. */
export interface ProcedureWindow {
  readonly procedure: CalendarProcedure
  readonly schoolYear: SchoolYear
  readonly start: IsoDate
  readonly end: IsoDate
  /** Grades that take part; null where no source names them. */
  readonly grades: readonly number[] | null
  /** The document that names them; Russian. */
  readonly gradesSource: string | null
  readonly source: Provenance
  /** What was particular about the year; Russian. */
  readonly note: string | null
}

/** The day when one school holds one work. */
export interface SchoolDate {
  readonly school: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
  readonly grade: number
  readonly subject: string
  readonly date: IsoDate
}

/** The first and the last of a school's own dates of one procedure in one year. */
export interface SchoolStretch {
  readonly school: NodeId
  readonly schoolYear: SchoolYear
  readonly procedure: CalendarProcedure
  readonly start: IsoDate
  readonly end: IsoDate
}

/** What the dates of events are found in: everything that holds for one node, and what its schools have entered. */
export interface Calendar {
  /** The path of the node it was loaded for. */
  readonly path: string
  /** Own events and those of the nodes above, nearest first. */
  readonly events: readonly CalendarEvent[]
  readonly schools: readonly SchoolStretch[]
}

export const entryKinds = [
  'federal',
  'procedure',
  'diagnostics',
  'holidays',
  'study',
  'other',
  'school',
  'stage',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** One line of a calendar that is shown or sent: everything that has dates, of whatever kind. */
export interface CalendarEntry {
  readonly kind: EntryKind
  /** Stays the same while the thing does: an address of a calendar feed. */
  readonly key: string
  readonly title: string
  readonly start: IsoDate
  readonly end: IsoDate
  readonly procedure: CalendarProcedure | null
  readonly schoolYear: SchoolYear
  /** Whose it is: `federal`, or a node. */
  readonly of: 'federal' | NodeId
  /** Where the dates come from; Russian, null where a person set them without a basis. */
  readonly source: string | null
}

/** 2026 for every day from 1 September 2026 to 31 August 2027. */
export function schoolYearOf(date: IsoDate): SchoolYear {
  const year = Number.parseInt(date.slice(0, 4), 10)
  return date.slice(5, 7) < '09' ? year - 1 : year
}

export function stretchOfSchoolYear(year: SchoolYear): { readonly start: IsoDate; readonly end: IsoDate } {
  return { start: `${year}-09-01`, end: `${year + 1}-08-31` }
}

export function schoolYearTitle(year: SchoolYear): string {
  return `${year}/${year + 1} учебный год`
}
