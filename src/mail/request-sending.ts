import type { WriteTx } from '#db'
import { enqueueJob } from '#jobs'
import type { Instant } from '#kernel/clock'
import { sendLettersKind } from './send-letters-kind.ts'

const turnMs = 5000
/** A change is given this long to be committed before its turn comes. */
const graceMs = 1000

/** Has the queue looked through at the next turn after `notBefore`; many letters of one moment ask for one run. */
export async function requestSending(tx: WriteTx, at: Instant, notBefore: Instant = at): Promise<void> {
  const earliest = Math.max(Date.parse(at), Date.parse(notBefore)) + graceMs
  const runAt = new Date(Math.ceil(earliest / turnMs) * turnMs).toISOString()
  await enqueueJob(tx, sendLettersKind, {}, { at, by: 'system', runAt, onceKey: `${sendLettersKind.kind} at ${runAt}` })
}
