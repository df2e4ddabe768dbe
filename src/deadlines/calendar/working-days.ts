import type { IsoDate } from '#kernel/clock'
import type { WorkingDays } from '../model.ts'
import { addDays, weekdayOf } from './civil-date.ts'

/** Without data, Monday to Friday. */
export function isWorkingDay(date: IsoDate, calendar?: WorkingDays): boolean {
  const isWeekend = weekdayOf(date) >= 5
  if (calendar === undefined || date < calendar.covers.start || date > calendar.covers.end) return !isWeekend
  return isWeekend ? calendar.workingWeekends.has(date) : !calendar.daysOff.has(date)
}

const longestRest = 60

/** The nearest working day from here on (step 1) or back (step −1), the day itself included. */
export function nearestWorkingDay(date: IsoDate, step: 1 | -1, calendar?: WorkingDays): IsoDate {
  let day = date
  for (let tried = 0; tried < longestRest && !isWorkingDay(day, calendar); tried++) day = addDays(day, step)
  return day
}

/** So many working days later, or earlier for a negative count; the day it is counted from does not count. */
export function addWorkingDays(date: IsoDate, count: number, calendar?: WorkingDays): IsoDate {
  const step = count < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}
