import { type EventDates, resolveAnchor } from '#deadlines'
import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { type EventName, readEventName } from './event-name.ts'
import { federalProcedureWindows } from './federal-procedure-windows.ts'
import type { Calendar, CalendarProcedure, SchoolYear } from './model.ts'

export interface EventQuestion {
  /** Whose deadline it is: a school's own dates go before everybody else's. */
  readonly executor?: NodeId
  /** The planning period. */
  readonly period: Stretch
  /** Nothing that was over before the approval is meant. */
  readonly approved?: IsoDate
}

/** Dates with the words that say whose they are. */
export interface DatedEvent extends Stretch {
  readonly schoolYear: SchoolYear
  readonly basis: string
}

/**
 * What a deadline finds the dates of its event by: the first year of the planning period that has them, and in it the
 * nearest who set them: the school, the municipality, the region, the country.
 */
export function eventDatesFor(calendar: Calendar, question: EventQuestion): EventDates {
  return (event) => {
    const name = readEventName(event)
    const found = candidates(calendar, name, question.executor)
      .filter(({ start, end }) => start <= question.period.end && end >= earliest(question))
      .reduce<DatedEvent | undefined>(
        (best, each) => (best === undefined || isBefore(each, best) ? each : best),
        undefined,
      )
    return found
  }
}

/** The procedure that an event of a document is about, its edges off: «окончание основного периода ВПР» is about ВПР. */
export function procedureBehind(event: string): CalendarProcedure | undefined {
  let procedure: CalendarProcedure | undefined
  resolveAnchor(
    { event, side: 'during', offset: null },
    (part) => {
      const name = readEventName(part)
      if (name.kind === 'procedure') procedure = name.procedure
      return undefined
    },
    undefined,
  )
  return procedure
}

const earliest = ({ period, approved }: EventQuestion): IsoDate =>
  approved === undefined || approved < period.start ? period.start : approved

/** Of one year the nearer one stands first in the list, so only an earlier year goes before it. */
const isBefore = (a: DatedEvent, b: DatedEvent): boolean => a.schoolYear < b.schoolYear

/** Nearest first. */
function candidates(calendar: Calendar, name: EventName, executor: NodeId | undefined): readonly DatedEvent[] {
  const own = calendar.events.flatMap((event): DatedEvent[] => {
    if (event.start === null || event.end === null) return []
    if (readEventName(event.name).key !== name.key) return []
    const { start, end, schoolYear, basis } = event
    return [{ start, end, schoolYear, basis: basis ?? 'даты в календаре' }]
  })
  if (name.kind === 'named') return own
  const { procedure } = name
  const school = calendar.schools
    .filter((each) => each.school === executor && each.procedure === procedure)
    .map(({ start, end, schoolYear }) => ({ start, end, schoolYear, basis: 'свои даты школы' }))
  const federal = federalProcedureWindows
    .filter((window) => window.procedure === procedure)
    .map(({ start, end, schoolYear, source }) => ({ start, end, schoolYear, basis: source.text }))
  return [...school, ...own, ...federal]
}
