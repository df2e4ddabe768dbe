import type { Stretch } from '#deadlines/model'
import type { Instant, IsoDate } from '#kernel/clock'
import { addDays } from './stretch-of.ts'

/** The calendar day of a moment in a time zone. */
export function localDay(at: Instant, timeZone: string): IsoDate {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(at))
}

/** Moments of a stretch of days: the first moment that belongs to it, and the first that does not any more. */
export function momentsOf(
  { start, end }: Stretch,
  timeZone: string,
): { readonly from: Instant; readonly until: Instant } {
  return { from: midnight(start, timeZone), until: midnight(addDays(end, 1), timeZone) }
}

/** The moment a day begins: that of Greenwich, moved by what the clocks of the zone show then. */
function midnight(day: IsoDate, timeZone: string): Instant {
  const greenwich = Date.parse(`${day}T00:00:00.000Z`)
  const shown = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    .format(new Date(greenwich))
    .replace(' ', 'T')
  return new Date(greenwich - (Date.parse(`${shown}.000Z`) - greenwich)).toISOString()
}
