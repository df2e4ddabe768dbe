import type { IsoDate } from '#kernel/clock'
import { formatDate } from '#kernel/russian-text'

/** «20 апреля – 20 мая 2026 г.», «20 апреля 2026 г.»; the year and the month are said once where they are the same. */
export function stretchWords(start: IsoDate, end: IsoDate): string {
  if (start === end) return formatDate(start)
  const first = formatDate(start).replace(/\s\d{4}\s?г\.$/u, '')
  const sameYear = start.slice(0, 4) === end.slice(0, 4)
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDate(end)}`
  return `${sameYear ? first : formatDate(start)} – ${formatDate(end)}`
}

/** `20.04–20.05`, for places where a month is already named. */
export function shortStretch(start: IsoDate, end: IsoDate): string {
  const day = (date: IsoDate): string => `${date.slice(8, 10)}.${date.slice(5, 7)}`
  return start === end ? day(start) : `${day(start)}–${day(end)}`
}
