import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import './tables.ts'

/** Lets go of the bytes of uploads whose week is over; their lines stay. Answers how many. */
export async function expireUploads(tx: WriteTx, now: Instant): Promise<number> {
  const due = await tx
    .selectFrom('result_upload')
    .select('id')
    .where('expires_at', '<=', now)
    .where('id', 'in', (eb) => eb.selectFrom('result_upload_chunk').select('upload_id'))
    .execute()
  for (const { id } of due) {
    await tx.deleteFrom('result_upload_chunk').where('upload_id', '=', id).execute()
    // An imported file keeps its state: its receipt is what matters from here on.
    await tx
      .updateTable('result_upload')
      .set({ state: 'expired' })
      .where('id', '=', id)
      .where('state', '!=', 'imported')
      .execute()
  }
  return due.length
}
