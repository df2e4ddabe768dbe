import { federalProcedureWindows, gradesOf, gradesSourceOf } from './federal-procedure-windows.ts'
import type { Calendar, CalendarProcedure, ProcedureWindow, SchoolYear } from './model.ts'

/** The window of a procedure in a year: the nearest who set it, else the country's; undefined while nobody has. */
export function findWindow(
  calendar: Pick<Calendar, 'events'>,
  procedure: CalendarProcedure,
  schoolYear: SchoolYear,
): ProcedureWindow | undefined {
  const own = calendar.events.find(
    (event) => event.procedure === procedure && event.schoolYear === schoolYear && event.start !== null,
  )
  if (own === undefined || own.start === null) return federalWindowsOf(procedure, schoolYear)[0]
  return {
    procedure,
    schoolYear,
    start: own.start,
    end: own.end ?? own.start,
    grades: gradesOf(procedure, schoolYear),
    gradesSource: gradesSourceOf(procedure, schoolYear),
    source: { kind: 'entered', text: own.basis ?? 'даты внесены в календарь, документ не указан' },
    note: null,
  }
}

/** Of the country; in 2022/2023 there were two, in autumn and in spring. */
export function federalWindowsOf(procedure: CalendarProcedure, schoolYear: SchoolYear): readonly ProcedureWindow[] {
  return federalProcedureWindows.filter((window) => window.procedure === procedure && window.schoolYear === schoolYear)
}

/** Windows of all years that a calendar knows, the nearest who set each: what plans are checked against. */
export function listWindows(calendar: Pick<Calendar, 'events'>): readonly ProcedureWindow[] {
  const isOwn = ({ procedure, schoolYear }: ProcedureWindow): boolean =>
    calendar.events.some(
      (event) => event.procedure === procedure && event.schoolYear === schoolYear && event.start !== null,
    )
  const own = new Map(
    calendar.events.flatMap(({ procedure, schoolYear }) => {
      const window = procedure === null ? undefined : findWindow(calendar, procedure, schoolYear)
      return window !== undefined && isOwn(window) ? [[`${procedure} ${schoolYear}`, window] as const] : []
    }),
  )
  return [...federalProcedureWindows.filter((window) => !isOwn(window)), ...own.values()]
}
