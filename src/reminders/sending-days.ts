import { addWorkingDays, isWorkingDay, nearestWorkingDay, russianWorkingDays } from '#deadlines'
import type { WorkingDays } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'

/** Labour Code of the Russian Federation, article 112, month and day; transfers are added when the Government makes them. */
const holidays = [
  ...Array.from({ length: 8 }, (_, day) => `01-0${day + 1}`),
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
]

const yearsAhead = 10

/** The production calendar, and beyond its last year the holidays of the Labour Code: nobody is written to on 1 January. */
export const sendingDays: WorkingDays = {
  source: `${russianWorkingDays.source}; далее – статья 112 Трудового кодекса РФ`,
  covers: { start: russianWorkingDays.covers.start, end: `${lastYear() + yearsAhead}-12-31` },
  daysOff: new Set([
    ...russianWorkingDays.daysOff,
    ...Array.from({ length: yearsAhead }, (_, index) =>
      holidays.map((day) => `${lastYear() + 1 + index}-${day}`),
    ).flat(),
  ]),
  workingWeekends: russianWorkingDays.workingWeekends,
}

function lastYear(): number {
  return Number(russianWorkingDays.covers.end.slice(0, 4))
}

export const isSendingDay = (date: IsoDate): boolean => isWorkingDay(date, sendingDays)

/** The first working day from this one on, or the last one up to it. */
export const nearestSendingDay = (date: IsoDate, step: 1 | -1): IsoDate => nearestWorkingDay(date, step, sendingDays)

/** True on the first working day of a week: Monday, or the day after a long holiday. */
export function opensWeek(date: IsoDate): boolean {
  const before = addWorkingDays(date, -1, sendingDays)
  return isSendingDay(date) && mondayOf(before) < mondayOf(date)
}

export const addDays = (date: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

export const mondayOf = (date: IsoDate): IsoDate =>
  addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))

export const daysBetween = (from: IsoDate, to: IsoDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
