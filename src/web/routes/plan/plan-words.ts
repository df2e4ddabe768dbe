import type { IsoDate } from '#kernel/clock'
import { monthNames } from '#kernel/russian-text'
import type { Stretch } from '#deadlines/model'
import type { PlanMeasure } from '#plan/model'

/** `30.11.2026` from `2026-11-30`. */
export function formatDay(date: IsoDate): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

export function formatStretch({ start, end }: Stretch): string {
  return `${formatDay(start)} – ${formatDay(end)}`
}

/** `ноябрь 2026` from `2026-11`. */
export function monthTitle(month: string): string {
  return `${monthNames[Number.parseInt(month.slice(5, 7), 10) - 1]} ${month.slice(0, 4)}`
}

/** `ноя 2026` from `2026-11`. */
export function monthShort(month: string): string {
  return `${monthNames[Number.parseInt(month.slice(5, 7), 10) - 1]?.slice(0, 3)} ${month.slice(0, 4)}`
}

/** `2026-12` from `2026-11` and 1. */
export function shiftMonth(month: string, by: number): string {
  const months = Number.parseInt(month.slice(0, 4), 10) * 12 + Number.parseInt(month.slice(5, 7), 10) - 1 + by
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`
}

/** «п. 3.1», «строка без номера»; a clause of the order says so. */
export function measureMark({ number, origin }: Pick<PlanMeasure, 'number' | 'origin'>): string {
  if (origin === 'clause') return number === null ? 'пункт приказа' : `пункт ${number} приказа`
  if (origin === 'decision') return number === null ? 'решение совещания' : `решение № ${number}`
  if (origin === 'own') return number === null ? 'строка школы' : `строка школы ${number}`
  return number === null ? 'без номера' : `п. ${number}`
}
