import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import type { CalendarProblem } from './calendar-problem.ts'

/** A day as a form sends it, `2027-04-12`; null where the field is empty. */
export function readDay(text: string): Result<IsoDate | null, CalendarProblem> {
  const day = text.trim()
  if (day === '') return ok(null)
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // 31 April becomes 1 May in the engine's reading, so the day must come back as it went in.
  const exists = !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day)
  return exists ? ok(day) : err({ kind: 'bad-date' })
}
