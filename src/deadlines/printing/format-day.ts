import type { IsoDate } from '#kernel/clock'

/** `30.11.2023` from `2023-11-30`. */
export function formatDay(date: IsoDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}
