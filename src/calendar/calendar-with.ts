import type { PlannedEvent } from './change-event.ts'
import type { Calendar, CalendarProcedure, SchoolDate, SchoolYear } from './model.ts'
import type { NodeId } from '#organisations/model'

/** The calendar as it would be with an event changed: what a preview reckons with. */
export function calendarWithEvent(calendar: Calendar, { before, after }: PlannedEvent): Calendar {
  const at = calendar.events.findIndex(({ id }) => id === before?.id)
  const rest = calendar.events.filter((_, index) => index !== at)
  if (after === undefined) return { ...calendar, events: rest }
  // Nearest first: it stands before the first event that is not of its own node.
  const place = at >= 0 ? at : placeOf(calendar, after.node)
  return { ...calendar, events: rest.toSpliced(place, 0, after) }
}

/** The calendar as it would be with a school's dates of one procedure replaced. */
export function calendarWithSchoolDates(
  calendar: Calendar,
  whose: { readonly school: NodeId; readonly schoolYear: SchoolYear; readonly procedure: CalendarProcedure },
  dates: readonly Pick<SchoolDate, 'date'>[],
): Calendar {
  const others = calendar.schools.filter(
    ({ school, schoolYear, procedure }) =>
      school !== whose.school || schoolYear !== whose.schoolYear || procedure !== whose.procedure,
  )
  const days = dates.map(({ date }) => date).toSorted()
  const [start, end] = [days[0], days.at(-1)]
  return {
    ...calendar,
    schools: start === undefined || end === undefined ? others : [...others, { ...whose, start, end }],
  }
}

/** An event of a region stands behind those of a municipality that the calendar is loaded for. */
function placeOf({ events, path }: Calendar, node: NodeId): number {
  const height = (id: NodeId): number => path.indexOf(id)
  const at = events.findIndex((event) => height(event.node) <= height(node))
  return at < 0 ? events.length : at
}
