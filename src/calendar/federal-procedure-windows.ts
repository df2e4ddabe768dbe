import { federalWindows } from '#procedures'
import { type ProcedureWindow, schoolYearOf } from './model.ts'

/** Government decree of 30.04.2024 № 556, clause 11: all grades but 1–3, 9 and 11. */
const gradesSince2025 = [4, 5, 6, 7, 8, 10]

const gradesByYear: ReadonlyMap<number, readonly number[]> = new Map([
  [2024, [4, 5, 6, 7, 8, 11]],
  [2025, gradesSince2025],
  [2026, gradesSince2025],
])

/**
 * Windows of the whole country, by calendar year. Only ВПР have sources here: days of ОГЭ, ЕГЭ, the essay and the
 * interview are set by yearly orders that nobody has entered, so nothing is shown until a person enters them.
 */
export const federalProcedureWindows: readonly ProcedureWindow[] = federalWindows.map((window) => ({
  procedure: window.procedure,
  schoolYear: schoolYearOf(window.from),
  start: window.from,
  end: window.to,
  grades: gradesByYear.get(window.year) ?? null,
  source: window.source,
  note: window.note ?? null,
}))
