import { addDays, daysInMonth, firstOfMonth, isoDate, lastOfMonth, weekdayOf } from './civil-date.ts'
import type { Stretch } from '../model.ts'

/**
 * A piece of a year whose year may not be known yet: a day, a month, a quarter. `order` puts pieces of one year in the
 * order of their beginnings. `place` gives its dates in a year, undefined when that year has no such date.
 */
export interface YearPiece {
  readonly kind: 'on' | 'months' | 'range'
  readonly order: number
  place(year: number): Stretch | undefined
}

const orderOf = (month: number, day: number): number => month * 32 + day

export function dayPiece(month: number, day: number): YearPiece {
  return {
    kind: 'on',
    order: orderOf(month, day),
    place: (year) => {
      if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
      const date = isoDate(year, month, day)
      return { start: date, end: date }
    },
  }
}

export function monthPiece(month: number): YearPiece {
  return {
    kind: 'months',
    order: orderOf(month, 1),
    place: (year) => ({ start: firstOfMonth(year, month), end: lastOfMonth(year, month) }),
  }
}

/** Whole months, both named ones inside: a quarter, a half-year, a year. */
export function monthsPiece(first: number, last: number): YearPiece {
  return {
    kind: 'range',
    order: orderOf(first, 1),
    place: (year) => ({ start: firstOfMonth(year, first), end: lastOfMonth(year, last) }),
  }
}

export const wholeYear: YearPiece = monthsPiece(1, 12)

/** Days of one month; a last day of 0 is the end of the month. */
export function daysPiece(month: number, first: number, last: number): YearPiece {
  return {
    kind: 'range',
    order: orderOf(month, first),
    place: (year) => ({
      start: isoDate(year, month, first),
      end: last === 0 ? lastOfMonth(year, month) : isoDate(year, month, last),
    }),
  }
}

/** The last seven days of a month. */
export function lastWeekPiece(month: number): YearPiece {
  return {
    kind: 'range',
    order: orderOf(month, 22),
    place: (year) => ({ start: isoDate(year, month, daysInMonth(year, month) - 6), end: lastOfMonth(year, month) }),
  }
}

/** «Последний понедельник ноября»: ordinal 1…5 from the beginning, −1, −2 from the end of the month. */
export function weekdayPiece(month: number, weekday: number, ordinal: number): YearPiece {
  return {
    kind: 'on',
    order: orderOf(month, ordinal > 0 ? ordinal * 7 - 6 : 31 + ordinal * 7),
    place: (year) => {
      const date = weekdayInMonth(year, month, weekday, ordinal)
      return date === undefined ? undefined : { start: date, end: date }
    },
  }
}

/** The date of an ordinal weekday; undefined when the month has no fifth one. */
export function weekdayInMonth(year: number, month: number, weekday: number, ordinal: number): string | undefined {
  const first = firstOfMonth(year, month)
  const firstSuch = 1 + ((weekday - weekdayOf(first) + 7) % 7)
  const count = Math.floor((daysInMonth(year, month) - firstSuch) / 7) + 1
  const index = ordinal > 0 ? ordinal - 1 : count + ordinal
  return index < 0 || index >= count ? undefined : addDays(first, firstSuch - 1 + index * 7)
}
