import type { IsoDate } from '#kernel/clock'
import type { Stage } from './model.ts'
import { addDays, nearestSendingDay } from './sending-days.ts'

/** Work that is late for longer is in the weekly summary; a list of hundreds of old lines reminds nobody of anything. */
export const longestLateness = 30
/** Seven days before, brought forward over the longest holidays. */
export const longestForesight = 7 + 14

/** Latest first; days after the control date. */
const offsets: readonly (readonly [Stage, number])[] = [
  ['late-7', 7],
  ['late-3', 3],
  ['late-1', 1],
  ['before-1', -1],
  ['before-7', -7],
]

/**
 * The stage that a control date has reached today. Before the date a day off brings the reminder forward, after it
 * back: a deadline on Monday is spoken of on Friday, lateness since Friday on Monday.
 */
export function stageOf(controlDate: IsoDate, today: IsoDate): Stage | 'none' {
  if (addDays(controlDate, longestLateness) < today) return 'none'
  const isLate = today > controlDate
  const reached = offsets.find(
    ([, days]) => days > 0 === isLate && nearestSendingDay(addDays(controlDate, days), days > 0 ? 1 : -1) <= today,
  )
  return reached?.[0] ?? 'none'
}
