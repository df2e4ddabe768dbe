import type { IsoDate } from '#kernel/clock'
import { unreachable } from '#kernel/assert'
import { later } from './calendar/civil-date.ts'
import { expandRule } from './calendar/expand-rule.ts'
import { readRule } from './calendar/recurrence-rule.ts'
import type { DeadlinePart, ReadingContext, Stretch } from './model.ts'
import { formatDay } from './printing/format-day.ts'

/** The one date a part is checked by, and why that one. */
export interface ControlDate {
  readonly date: IsoDate
  /** «контрольная дата 30.11.2023: последний день названного месяца» */
  readonly reason: string
}

/**
 * The date of control of one part; undefined while it has none: it hangs on an event, a schedule or a request, has no
 * rhythm, or was not read. Of what repeats, the first time not before the approval.
 */
export function controlDate(part: DeadlinePart, context: ReadingContext): ControlDate | undefined {
  const found = findControl(part, context)
  return found === undefined
    ? undefined
    : { date: found.date, reason: `контрольная дата ${formatDay(found.date)}: ${found.why}` }
}

/** The earliest control date of all parts. */
export function firstControl(parts: readonly DeadlinePart[], context: ReadingContext): IsoDate | null {
  let first: IsoDate | null = null
  for (const part of parts) {
    const date = findControl(part, context)?.date
    if (date !== undefined && (first === null || date < first)) first = date
  }
  return first
}

function findControl(part: DeadlinePart, context: ReadingContext): { date: IsoDate; why: string } | undefined {
  const { kind, end } = part
  switch (kind) {
    case 'on':
      return dated(end, 'названный день')
    case 'by':
      return dated(end, 'последний день срока')
    case 'months':
      return dated(end, 'последний день названного месяца')
    case 'range':
      return dated(end, 'последний день названного промежутка')
    case 'period':
      return dated(end, 'последний день планового периода')
    case 'from':
      return dated(context.period.end, 'срок открыт, взят последний день планового периода')
    case 'continuous':
      return dated(end, 'последний день планового периода, своего ритма у срока нет')
    case 'recurring':
      return dated(firstOccurrence(part, context), 'первый раз из повторяющихся')
    case 'relative':
    case 'schedule':
    case 'on-request':
    case 'unknown':
      return undefined
    default:
      return unreachable(kind)
  }
}

function dated(date: IsoDate | null, why: string): { date: IsoDate; why: string } | undefined {
  return date === null ? undefined : { date, why }
}

function firstOccurrence(part: DeadlinePart, context: ReadingContext): IsoDate | null {
  const rule = part.rule === null ? undefined : readRule(part.rule)
  if (rule?.ok !== true) return null
  const bounds = recurringBounds(part, context.period)
  for (const { end } of expandRule(rule.value, bounds, context.workingDays)) {
    if (end >= (context.approved ?? bounds.start)) return end
  }
  return null
}

/** What repeats does so inside its own bounds, or inside the planning period. */
export function recurringBounds({ start, end }: DeadlinePart, period: Stretch): Stretch {
  return { start: start ?? period.start, end: later(end ?? period.end, start ?? period.start) }
}
