import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { JobId } from './model.ts'
import './tables.ts'

/** A waiting job is cancelled at once; a running one is asked to stop and ends when it hears of it. */
export async function cancelJob(tx: WriteTx, id: JobId, now: Instant): Promise<void> {
  await tx
    .updateTable('job')
    .set({ state: 'cancelled', finished_at: now })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  await tx.updateTable('job').set({ cancel_requested: 1 }).where('id', '=', id).where('state', '=', 'running').execute()
}
