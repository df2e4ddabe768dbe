import type { MigrationStep } from '#db'
import { createCalendar } from './migrations/001-create-calendar.ts'

export { loadCalendar } from './load-calendar.ts'
export { eventDatesFor, type DatedEvent, type EventQuestion, procedureBehind } from './event-dates-for.ts'
export { federalProcedureWindows } from './federal-procedure-windows.ts'
export { listCalendarEvents } from './list-calendar-events.ts'

export const migrations: readonly MigrationStep[] = [createCalendar]
