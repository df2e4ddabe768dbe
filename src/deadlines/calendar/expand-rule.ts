import type { IsoDate } from '#kernel/clock'
import { unreachable } from '#kernel/assert'
import type { Stretch, WorkingDays } from '../model.ts'
import {
  addDays,
  addMonths,
  daysInMonth,
  earlier,
  firstOfMonth,
  isoDate,
  lastOfMonth,
  monthOf,
  weekdayOf,
  yearOf,
} from './civil-date.ts'
import type { RecurrenceRule } from './recurrence-rule.ts'
import { weekdayInMonth } from './spans-of-year.ts'
import { isWorkingDay } from './working-days.ts'

/**
 * The occurrences of a rule inside bounds, one after another. A rule that names days gives those days; one that does not
 * gives the stretches themselves (each month, quarter, week), cut at the end of the bounds. Months of an interval that
 * divides the year are counted from January, others and weeks and years from the beginning of the bounds.
 */
export function* expandRule(rule: RecurrenceRule, bounds: Stretch, calendar?: WorkingDays): Generator<Stretch> {
  if (bounds.start > bounds.end) return
  switch (rule.frequency) {
    case 'DAILY':
      yield* everyDays(bounds, rule.interval)
      return
    case 'WEEKLY':
      yield* inWeeks(rule, bounds)
      return
    case 'MONTHLY':
      yield* hasDays(rule) ? inMonths(rule, bounds, calendar) : monthSpans(rule.interval, bounds)
      return
    case 'YEARLY':
      if (rule.byMonth.length === 0) yield* yearSpans(rule.interval, bounds)
      else yield* inMonths(rule, bounds, calendar)
      return
    default:
      unreachable(rule.frequency)
  }
}

function hasDays(rule: RecurrenceRule): boolean {
  return rule.byMonthDay.length > 0 || rule.byDay.length > 0
}

function* everyDays({ start, end }: Stretch, interval: number): Generator<Stretch> {
  for (let day = start; day <= end; day = addDays(day, interval)) yield { start: day, end: day }
}

function* inWeeks(rule: RecurrenceRule, { start, end }: Stretch): Generator<Stretch> {
  const days = rule.byDay.map(({ weekday }) => weekday).sort((a, b) => a - b)
  for (let monday = addDays(start, -weekdayOf(start)); monday <= end; monday = addDays(monday, 7 * rule.interval)) {
    if (days.length === 0) yield cut({ start: monday, end: addDays(monday, 6) }, { start, end })
    for (const weekday of days) {
      const day = addDays(monday, weekday)
      if (day >= start && day <= end) yield { start: day, end: day }
    }
  }
}

function* monthSpans(interval: number, { start, end }: Stretch): Generator<Stretch> {
  const offset = 12 % interval === 0 ? (monthOf(start) - 1) % interval : 0
  for (let first = addMonths(firstOfMonth(yearOf(start), monthOf(start)), -offset); first <= end;) {
    const next = addMonths(first, interval)
    yield cut({ start: first, end: addDays(next, -1) }, { start, end })
    first = next
  }
}

function* yearSpans(interval: number, { start, end }: Stretch): Generator<Stretch> {
  for (let years = 0; ; years += interval) {
    const first = addMonths(start, years * 12)
    if (first > end) return
    yield cut({ start: first, end: addDays(addMonths(start, (years + interval) * 12), -1) }, { start, end })
  }
}

function* inMonths(rule: RecurrenceRule, { start, end }: Stretch, calendar?: WorkingDays): Generator<Stretch> {
  let index = 0
  for (let first = firstOfMonth(yearOf(start), monthOf(start)); first <= end; first = addMonths(first, 1)) {
    const [year, month] = [yearOf(first), monthOf(first)]
    if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) continue
    const turn = rule.frequency === 'YEARLY' ? year - yearOf(start) : index
    index += 1
    if (turn % rule.interval !== 0) continue
    if (!hasDays(rule)) yield cut({ start: first, end: lastOfMonth(year, month) }, { start, end })
    for (const day of daysOfMonth(rule, year, month, calendar)) {
      if (day >= start && day <= end) yield { start: day, end: day }
    }
  }
}

/** Days of one month that the rule names, in order. Workdays chosen by position are those of the calendar. */
function daysOfMonth(rule: RecurrenceRule, year: number, month: number, calendar?: WorkingDays): IsoDate[] {
  const days = new Set<IsoDate>()
  const length = daysInMonth(year, month)
  for (const day of rule.byMonthDay) {
    const number = day < 0 ? length + 1 + day : day
    if (number >= 1 && number <= length) days.add(isoDate(year, month, number))
  }
  const everyWorkday = rule.byDay.length === 5 && rule.setPosition !== 0
  for (const { weekday, ordinal } of everyWorkday ? [] : rule.byDay) {
    const ordinals = ordinal === 0 ? [1, 2, 3, 4, 5] : [ordinal]
    for (const each of ordinals) {
      const day = weekdayInMonth(year, month, weekday, each)
      if (day !== undefined) days.add(day)
    }
  }
  if (everyWorkday) {
    for (let day = 1; day <= length; day++) {
      const date = isoDate(year, month, day)
      if (isWorkingDay(date, calendar)) days.add(date)
    }
  }
  const sorted = [...days].sort()
  if (rule.setPosition === 0) return sorted
  const chosen = sorted.at(rule.setPosition > 0 ? rule.setPosition - 1 : rule.setPosition)
  return chosen === undefined ? [] : [chosen]
}

function cut(span: Stretch, bounds: Stretch): Stretch {
  const start = span.start < bounds.start ? bounds.start : span.start
  return { start, end: earlier(span.end, bounds.end) }
}
