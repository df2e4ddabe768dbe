import type { IsoDate } from '#kernel/clock'

/** Days since 1970-01-01 in the Gregorian calendar. */
export type DayNumber = number

const twoDigits = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

/** Day 1…31 must exist in the month; year 0…9999. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${twoDigits[month]}-${twoDigits[day]}`
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Month 1…12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 31)
}

export function firstOfMonth(year: number, month: number): IsoDate {
  return isoDate(year, month, 1)
}

export function lastOfMonth(year: number, month: number): IsoDate {
  return isoDate(year, month, daysInMonth(year, month))
}

export function yearOf(date: IsoDate): number {
  return digits(date, 0, 4)
}

export function monthOf(date: IsoDate): number {
  return digits(date, 5, 7)
}

export function dayOf(date: IsoDate): number {
  return digits(date, 8, 10)
}

/** Of a date known to be well formed: no need of a parser that can refuse. */
function digits(date: IsoDate, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + date.charCodeAt(i) - 48
  return value
}

/** H. Hinnant, `days_from_civil`, https://howardhinnant.github.io/date_algorithms.html (public domain). */
export function toDayNumber(date: IsoDate): DayNumber {
  const month = monthOf(date)
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** The inverse of {@link toDayNumber}. */
export function fromDayNumber(days: DayNumber): IsoDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const index = Math.floor((5 * dayOfYear + 2) / 153)
  const month = index < 10 ? index + 3 : index - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return isoDate(year, month, dayOfYear - Math.floor((153 * index + 2) / 5) + 1)
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(toDayNumber(date) + days)
}

/** A day that the later month lacks becomes its last day: 31 January + 1 month is 28 February. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return isoDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)))
}

/** 0 Monday … 6 Sunday. */
export function weekdayOf(date: IsoDate): number {
  return (((toDayNumber(date) + 3) % 7) + 7) % 7
}

export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b
}

export function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b
}
