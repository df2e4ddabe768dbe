import { federalWindows } from '#procedures'
import { type CalendarProcedure, type ProcedureWindow, type SchoolYear, schoolYearOf } from './model.ts'

/**
 * Grades that take part, where a source names them: the order of Рособрнадзор of 21.12.2023 № 2160 for 2024; clause 11 of
 * the Government decree of 30.04.2024 № 556 («all but 1–3, 9 and 11») for every year after.
 */
export function gradesOf(procedure: CalendarProcedure, schoolYear: SchoolYear): readonly number[] | null {
  if (procedure !== 'ВПР' || schoolYear < 2023) return null
  return schoolYear === 2023 ? [4, 5, 6, 7, 8, 11] : [4, 5, 6, 7, 8, 10]
}

/** Russian: the document that names the grades; null where none does. */
export function gradesSourceOf(procedure: CalendarProcedure, schoolYear: SchoolYear): string | null {
  if (gradesOf(procedure, schoolYear) === null) return null
  return schoolYear === 2023
    ? 'приказ Рособрнадзора от 21.12.2023 №\u00a02160'
    : 'постановление Правительства РФ от 30.04.2024 №\u00a0556, п.\u00a011'
}

/**
 * Windows of the whole country, by calendar year. Only ВПР have sources here: days of ОГЭ, ЕГЭ, the essay and the
 * interview are set by yearly orders that nobody has entered, so nothing is shown until a person enters them.
 */
export const federalProcedureWindows: readonly ProcedureWindow[] = federalWindows.map((window) => ({
  procedure: window.procedure,
  schoolYear: schoolYearOf(window.from),
  start: window.from,
  end: window.to,
  grades: gradesOf(window.procedure, schoolYearOf(window.from)),
  gradesSource: gradesSourceOf(window.procedure, schoolYearOf(window.from)),
  source: window.source,
  note: window.note ?? null,
}))
