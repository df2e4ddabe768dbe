import {
  findEventMeant,
  listCalendarEvents,
  listEvents,
  listSchoolDays,
  loadCalendar,
  procedureBehind,
} from '#calendar'
import {
  type CalendarProcedure,
  procedureSlugs,
  schoolYearOf,
  schoolYearTitle,
  stretchOfSchoolYear,
} from '#calendar/model'
import { russianWorkingDays } from '#deadlines'
import type { IsoDate } from '#kernel/clock'
import { listWaitingEvents } from '#plan'
import type { Visit } from '../../enter.ts'
import { paths } from '../../paths.ts'
import type { CalendarPlace } from './calendar-address.ts'
import { loadProcedures } from './load-procedures.ts'
import { knownUntil, monthsOfYear } from './months-of-year.ts'

export type CalendarPage = Awaited<ReturnType<typeof loadCalendarPage>>

/** One school year of a node; `only` leaves out the other procedures. */
export async function loadCalendarPage(
  visit: Visit,
  place: CalendarPlace,
  { today, only }: { readonly today: IsoDate; readonly only: CalendarProcedure | undefined },
) {
  const { node } = visit
  const mayEdit = visit.may('calendar.edit')
  const seesSchools = visit.may('calendar.read-schools')
  return visit.app.store.read(async (tx) => {
    const all = await listCalendarEvents(tx, node.id, stretchOfSchoolYear(place.year))
    const wanted = (procedure: CalendarProcedure | null): boolean => only === undefined || procedure === only
    const entries = all.filter(({ procedure }) => procedure === null || wanted(procedure))
    const days = seesSchools ? await listSchoolDays(tx, { nodePath: node.path, schoolYear: place.year }) : []
    const held = new Set(days.filter(({ procedure }) => wanted(procedure)).map(({ date }) => date))
    const own = await listEvents(tx, { nodePath: node.path, schoolYear: place.year })
    const calendar = await loadCalendar(tx, node.path)
    const waiting = seesSchools ? await listWaitingEvents(tx, node.id) : []
    const editable = new Set(mayEdit ? own.filter((event) => event.node === node.id).map(({ id }) => id as string) : [])
    const procedures = await loadProcedures(tx, { node, year: place.year, today, only, calendar, days, seesSchools })
    return {
      place: { ...place, name: node.shortName },
      isSchool: node.kind === 'school',
      current: schoolYearOf(today),
      yearTitle: schoolYearTitle(place.year),
      only: only === undefined ? '' : procedureSlugs[only],
      mayEdit,
      seesSchools,
      months: monthsOfYear(place.year, entries, held, today),
      entries: entries.map((entry) => ({
        ...entry,
        source: entry.source,
        to: entry.key.startsWith('event-') && editable.has(entry.key.slice(6)) ? paths.event(entry.key.slice(6)) : null,
      })),
      undated: own
        .filter(({ start }) => start === null)
        .map(({ id, name }) => ({ id, name, mayEdit: editable.has(id) })),
      waiting: waiting.map(({ event, executions, measures, period }) => {
        const procedure = procedureBehind(event)
        const year = Math.max(schoolYearOf(period.start), Math.min(schoolYearOf(today), schoolYearOf(period.end)))
        const meant = year === place.year ? findEventMeant(own, node.id, event) : undefined
        return { event, executions, measures, procedure: procedure ?? null, year, meant: meant?.id ?? null }
      }),
      procedures,
      code: node.code,
      daysOffSource: russianWorkingDays.source.split('; ').filter((act) => actOfYear(act, place.year)),
      knownUntil: knownUntil(place.year),
    }
  })
}

/** The act of the autumn before a year sets its days off. */
const actOfYear = (act: string, year: number): boolean => act.includes(`.${year - 1} №`) || act.includes(`.${year} №`)
