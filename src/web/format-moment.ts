import type { Instant } from '#kernel/clock'

/** «22 ноября 2026 г., 12:04» in the authority’s time zone. For loaders: the server and the browser must not differ. */
export function formatMoment(at: Instant, timezone: string): string {
  const date = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: timezone }).format(new Date(at))
  const time = new Intl.DateTimeFormat('ru', { timeStyle: 'short', timeZone: timezone }).format(new Date(at))
  return `${date.replaceAll(' ', '\u00a0')}, ${time}`
}
