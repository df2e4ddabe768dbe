import type { Instant, IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'
import type { MeetingWhen } from './model.ts'

/** The day and the time of a clock on the wall: `2026-12-03` and `14:30`. */
export interface LocalTime {
  readonly date: IsoDate
  readonly time: string
}

export function localTimeOf(at: Instant, timezone: string): LocalTime {
  const [date = '', time = ''] = new Intl.DateTimeFormat('sv', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(new Date(at))
    .split(' ')
  return { date, time }
}

/**
 * The moment when a clock on the wall shows this. Where summer time skips it, the moment an hour later; where it comes
 * twice, the first.
 */
export function momentAt({ date, time }: LocalTime, timezone: string): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (moment: number): number => {
    const local = localTimeOf(new Date(moment).toISOString(), timezone)
    return Date.parse(`${local.date}T${local.time}:00Z`) - Math.floor(moment / 60_000) * 60_000
  }
  // The offset is asked twice: the first answer may be that of the other side of a change of the clocks.
  const first = asUtc - offsetAt(asUtc)
  return new Date(asUtc - offsetAt(first)).toISOString()
}

/** First and last day of a meeting on the organiser's calendar. */
export function daysOf(when: MeetingWhen, timezone: string): { readonly first: IsoDate; readonly last: IsoDate } {
  if (when.kind === 'days') return { first: when.from, last: when.to }
  return { first: localTimeOf(when.from, timezone).date, last: localTimeOf(when.to, timezone).date }
}

/** «3 декабря 2026 г., 14:30–16:00», «с 1 по 10 декабря 2026 г.» in the organiser's time zone. */
export function formatWhen(when: MeetingWhen, timezone: string): string {
  if (when.kind === 'days') {
    return when.from === when.to ? formatDate(when.from) : `${formatDate(when.from)} – ${formatDate(when.to)}`
  }
  const [from, to] = [localTimeOf(when.from, timezone), localTimeOf(when.to, timezone)]
  return from.date === to.date
    ? `${formatDate(from.date)}, ${from.time}–${to.time}`
    : `${formatDate(from.date)}, ${from.time} – ${formatDate(to.date)}, ${to.time}`
}
