import { federalProcedureWindows, gradesOf } from './federal-procedure-windows.ts'
import type { Calendar, CalendarProcedure, ProcedureWindow, SchoolYear } from './model.ts'

/** The window of a procedure in a year: the nearest who set it, else the country's; undefined while nobody has. */
export function findWindow(
  calendar: Pick<Calendar, 'events'>,
  procedure: CalendarProcedure,
  schoolYear: SchoolYear,
): ProcedureWindow | undefined {
  const [federal] = federalWindowsOf(procedure, schoolYear)
  const own = calendar.events.find(
    (event) => event.procedure === procedure && event.schoolYear === schoolYear && event.start !== null,
  )
  if (own === undefined || own.start === null) return federal
  return {
    procedure,
    schoolYear,
    start: own.start,
    end: own.end ?? own.start,
    grades: gradesOf(procedure, schoolYear),
    source: { kind: 'entered', text: own.basis ?? 'даты внесены в календарь, документ не указан' },
    note: null,
  }
}

/** Of the country; in 2022/2023 there were two, in autumn and in spring. */
export function federalWindowsOf(procedure: CalendarProcedure, schoolYear: SchoolYear): readonly ProcedureWindow[] {
  return federalProcedureWindows.filter((window) => window.procedure === procedure && window.schoolYear === schoolYear)
}

/** Windows of all years that a calendar knows, one for each procedure and year: what plans are checked against. */
export function listWindows(calendar: Pick<Calendar, 'events'>): readonly ProcedureWindow[] {
  const known = [
    ...federalProcedureWindows,
    ...calendar.events.flatMap(({ procedure, schoolYear }) => (procedure === null ? [] : [{ procedure, schoolYear }])),
  ]
  const keys = new Map(known.map((each) => [`${each.procedure} ${each.schoolYear}`, each]))
  return [...keys.values()].flatMap(({ procedure, schoolYear }) => findWindow(calendar, procedure, schoolYear) ?? [])
}
