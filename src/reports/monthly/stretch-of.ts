import type { Stretch } from '#deadlines/model'
import { unreachable } from '#kernel/assert'
import type { IsoDate } from '#kernel/clock'
import type { ReportCover } from '../model.ts'
import { daysInMonth } from './stretch-words.ts'

/** Pure. What a report that is due on a day speaks of; `previous` is the day the one before it was due. */
export function stretchOf(cover: ReportCover, due: IsoDate, previous: IsoDate | undefined): Stretch {
  switch (cover) {
    case 'month':
      return months(due, 0, 1)
    case 'previous-month':
      return months(due, -1, 1)
    case 'quarter':
      return months(due, -((monthOf(due) - 1) % 3), 3)
    case 'previous-quarter':
      return months(due, -((monthOf(due) - 1) % 3) - 3, 3)
    case 'since-last':
      return previous === undefined ? months(due, 0, 1) : { start: addDays(previous, 1), end: due }
    default:
      return unreachable(cover)
  }
}

/** Pure. The stretch of the same kind right after: a month after a month, as many days after any other. */
export function stretchAfter({ start, end }: Stretch): Stretch {
  const next = addDays(end, 1)
  const isMonths = start.endsWith('-01') && next.endsWith('-01')
  if (!isMonths) return { start: next, end: addDays(next, daysBetween(start, end)) }
  const count = (yearOf(next) - yearOf(start)) * 12 + monthOf(next) - monthOf(start)
  return months(next, 0, count)
}

/** `count` whole months, the first `shift` months from that of the day. */
function months(day: IsoDate, shift: number, count: number): Stretch {
  const first = yearOf(day) * 12 + monthOf(day) - 1 + shift
  const last = first + count - 1
  const lastYear = Math.floor(last / 12)
  const lastMonth = (last % 12) + 1
  return {
    start: isoDate(Math.floor(first / 12), (first % 12) + 1, 1),
    end: isoDate(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
  }
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

const yearOf = (date: IsoDate): number => Number.parseInt(date.slice(0, 4), 10)
const monthOf = (date: IsoDate): number => Number.parseInt(date.slice(5, 7), 10)
const isoDate = (year: number, month: number, day: number): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
