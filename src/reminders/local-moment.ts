import type { Instant, IsoDate } from '#kernel/clock'
import type { QuietHours } from './model.ts'
import { isSendingDay } from './sending-days.ts'

/** What the clock on the wall shows. */
export interface LocalMoment {
  readonly date: IsoDate
  /** `08:30`. */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function localMoment(at: Instant, timezone: string): LocalMoment {
  const known = formats.get(timezone)
  const format =
    known ?? new Intl.DateTimeFormat('sv-SE', { timeZone: timezone, dateStyle: 'short', timeStyle: 'short' })
  if (known === undefined) formats.set(timezone, format)
  const [date = '', time = ''] = format.format(new Date(at)).split(' ')
  return { date, time }
}

/** Neither at night nor on a day off. */
export function isSendingTime({ date, time }: LocalMoment, { from, until }: QuietHours): boolean {
  if (!isSendingDay(date)) return false
  const hour = Number.parseInt(time.slice(0, 2), 10)
  // Most nights begin in the evening and end in the morning; a night that begins after midnight does not cross it.
  const isQuiet = from > until ? hour >= from || hour < until : hour >= from && hour < until
  return !isQuiet
}
