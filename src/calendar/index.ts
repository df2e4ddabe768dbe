import type { MigrationStep } from '#db'
import { createCalendar } from './migrations/001-create-calendar.ts'

export { calendarActionTitles } from './action-titles.ts'
export { type CalendarProblem, calendarProblemSentence } from './calendar-problem.ts'
export { calendarWithEvent, calendarWithSchoolDates } from './calendar-with.ts'
export {
  type EventChange,
  type EventDraft,
  findEvent,
  planEventChange,
  type PlannedEvent,
  writeEventChange,
} from './change-event.ts'
export {
  loadSchoolSchedule,
  type PlannedSchoolDates,
  planSchoolDates,
  type ScheduleOf,
  type SchoolDatesDraft,
  type SchoolSchedule,
  writeSchoolDates,
} from './change-school-dates.ts'
export { checkSchoolDates, type DateCheck, type DateWarning } from './check-school-dates.ts'
export { type DatedEvent, eventDatesFor, type EventQuestion, procedureBehind } from './event-dates-for.ts'
export { federalProcedureWindows } from './federal-procedure-windows.ts'
export { federalWindowsOf, findWindow, listWindows } from './find-window.ts'
export { linesOfForm, suggestedLines } from './lines-of-form.ts'
export { layHold, liftHold, type NewHold } from './lay-hold.ts'
export { type CompletedProcedure, listCompletedProcedures } from './list-completed-procedures.ts'
export { listCalendarEvents } from './list-calendar-events.ts'
export { findEventMeant, findProcedureEvent, listEvents } from './list-events.ts'
export { listSchoolDates } from './list-school-dates.ts'
export { listSchoolDays, type SchoolDay } from './list-school-days.ts'
export { listSchoolProgress, type SchoolProgress } from './list-school-progress.ts'
export { findHold, listHolds, listStoredWorks } from './list-stored-works.ts'
export { loadCalendar } from './load-calendar.ts'
export { loadStages, type StagesOf } from './load-stages.ts'
export { markStage, type StageDone } from './mark-stage.ts'
export { setStageDeadlines, type StageDeadlines } from './set-stage-deadlines.ts'
export {
  loadStorageTerm,
  setStorageTerm,
  storageTerm,
  type StorageTermDraft,
  type StorageTermOf,
} from './storage-term.ts'

export const migrations: readonly MigrationStep[] = [createCalendar]
