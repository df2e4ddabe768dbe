import type { Stretch } from '#deadlines/model'
import type { IsoDate } from '#kernel/clock'
import { shiftMonth } from './plan-words.ts'

/** The month of the address; otherwise this month where the plan covers it, and the nearer end of the plan where not. */
export function chosenMonth(search: URLSearchParams, period: Stretch, today: IsoDate): string {
  const asked = search.get('month') ?? ''
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(asked)) return asked
  return (today < period.start ? period.start : today > period.end ? period.end : today).slice(0, 7)
}

/** Months of the period, and the one that is shown where it lies outside. */
export function monthsAround({ start, end }: Stretch, shown: string): string[] {
  const months: string[] = []
  for (let month = start.slice(0, 7); month <= end.slice(0, 7); month = shiftMonth(month, 1)) months.push(month)
  return months.includes(shown) ? months : [...months, shown].toSorted()
}

/** `2026-11-30` from `2026-11`. */
export function lastDay(month: string): IsoDate {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
