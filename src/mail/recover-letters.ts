import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import './tables.ts'

const unknownReason =
  'Программа остановилась, пока говорила с почтовым сервером: он мог принять письмо. Само оно второй раз не уйдёт.'

/**
 * Letters whose sender was killed in the middle of the talk are not sent again by themselves: the server may have them.
 * Letters that nobody needs any more are not sent at all.
 */
export async function recoverLetters(tx: WriteTx, now: Instant): Promise<void> {
  await tx
    .updateTable('letter')
    .set((eb) => ({
      state: 'unknown',
      answer: unknownReason,
      settled_at: now,
      text: eb.case().when('secret', '=', 1).then('').else(eb.ref('text')).end(),
      html: eb.case().when('secret', '=', 1).then('').else(eb.ref('html')).end(),
    }))
    .where('state', '=', 'sending')
    .where('lease_until', '<=', now)
    .execute()
  await tx
    .updateTable('letter')
    .set({ state: 'expired', answer: 'Не ушло до своего срока и уже не нужно.', settled_at: now })
    .where('state', '=', 'waiting')
    .where('send_before', '<=', now)
    .execute()
}
