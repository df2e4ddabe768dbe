import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { addDays } from './sending-days.ts'
import './tables.ts'

/** That somebody was reminded is kept for more than a school year; that a morning was looked at, for a month. */
export async function forgetOldLines(tx: WriteTx, now: Instant): Promise<void> {
  const today = now.slice(0, 10)
  await tx.deleteFrom('reminder_line').where('told_at', '<', addDays(today, -500)).execute()
  await tx.deleteFrom('reminder_morning').where('on_date', '<', addDays(today, -31)).execute()
}
