import type { IsoDate } from '#kernel/clock'
import { parseWhole } from '#kernel/parse-number'
import { addDays, addMonths } from './calendar/civil-date.ts'
import { addWorkingDays } from './calendar/working-days.ts'
import type { Anchor, Stretch, WorkingDays } from './model.ts'

/** When an event is; `basis` says in Russian who set the dates. */
export interface EventStretch extends Stretch {
  readonly basis?: string
}

/** Dates of an event by its name, undefined while unknown. */
export type EventDates = (event: string) => EventStretch | undefined

/** When a deadline that hangs on an event comes due. `start` is null where it only has an end. */
export interface AnchoredDates {
  readonly start: IsoDate | null
  readonly end: IsoDate
  /** Who set the dates of the event; absent where the event does not say. */
  readonly basis?: string
}

/**
 * Before an event: so long before its first day, or the day before it. After: so long after its last day, or the day
 * after it. «Начало …», «окончание …», «проведение …» of an event that is known by its own name are its first day, its
 * last day and all of it.
 */
export function resolveAnchor(
  { event, side, offset, workingDays }: Anchor,
  events: EventDates | undefined,
  calendar: WorkingDays | undefined,
): AnchoredDates | undefined {
  const dates = findEvent(event, events)
  if (dates === undefined) return undefined
  const shift = (date: IsoDate, sign: 1 | -1): IsoDate =>
    workingDays === true
      ? addWorkingDays(date, sign * countOf(offset ?? 'P1D'), calendar)
      : shiftBy(date, offset ?? 'P1D', sign)
  const told = dates.basis === undefined ? {} : { basis: dates.basis }
  switch (side) {
    case 'before':
      return { start: null, end: shift(dates.start, -1), ...told }
    case 'after':
      return { start: dates.end, end: shift(dates.end, 1), ...told }
    case 'during':
      return dates
  }
}

const edges: Readonly<Record<string, 'start' | 'end' | 'whole'>> = {
  начало: 'start',
  окончание: 'end',
  завершение: 'end',
  проведение: 'whole',
  график: 'whole',
}

function findEvent(event: string, events: EventDates | undefined): EventStretch | undefined {
  const found = events?.(event)
  if (found !== undefined || events === undefined) return found
  const space = event.indexOf(' ')
  const edge = space < 0 ? undefined : edges[event.slice(0, space)]
  if (edge === undefined) return undefined
  const inner = findEvent(event.slice(space + 1).replace(/^проведения /, 'проведение '), events)
  if (inner === undefined || edge === 'whole') return inner
  return { ...inner, start: inner[edge], end: inner[edge] }
}

function shiftBy(date: IsoDate, duration: string, sign: 1 | -1): IsoDate {
  const count = sign * countOf(duration)
  switch (duration.at(-1)) {
    case 'Y':
      return addMonths(date, count * 12)
    case 'M':
      return addMonths(date, count)
    default:
      return addDays(date, count)
  }
}

function countOf(duration: string): number {
  return parseWhole(duration.slice(1, -1)) ?? 0
}
