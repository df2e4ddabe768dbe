import type { Instant, IsoDate } from '#kernel/clock'

/** The calendar day of a moment where the people are: late on 20 May in Moscow is 21 May in Vladivostok. */
export function dayOfMoment(at: Instant, timeZone: string): IsoDate {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format(new Date(at))
}
