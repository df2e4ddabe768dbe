import type { IsoDate } from '#kernel/clock'

const dayMs = 86_400_000

/** Whole days from one calendar date to another; negative where the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}
