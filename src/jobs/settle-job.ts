import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { Claim } from './claim-job.ts'
import './tables.ts'

const firstRetryMs = 10_000
const longestRetryMs = 10 * 60_000

export type Outcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'cancelled' }
  /** Tried again later, twice as late each time, until the attempts are used up. */
  | { readonly kind: 'failed'; readonly message: string; readonly final: boolean }
  /** The process is stopping: the job waits for the next worker, the attempt does not count. */
  | { readonly kind: 'released' }

/** Ends a claim. A worker that lost its lease changes nothing: false. */
export async function settleJob(tx: WriteTx, claim: Claim, outcome: Outcome, now: Instant): Promise<boolean> {
  const settled = await tx
    .updateTable('job')
    .set({ lease: '', lease_until: '', ...columnsOf(claim, outcome, now) })
    .where('id', '=', claim.id)
    .where('lease', '=', claim.lease)
    .returning('id')
    .executeTakeFirst()
  return settled !== undefined
}

function columnsOf(claim: Claim, outcome: Outcome, now: Instant) {
  switch (outcome.kind) {
    case 'done':
      return {
        state: 'done',
        result: JSON.stringify(outcome.result ?? null),
        progress: 1,
        failure: null,
        finished_at: now,
      } as const
    case 'cancelled':
      return { state: 'cancelled', finished_at: now } as const
    case 'released':
      return { state: 'waiting', run_at: now, attempts: claim.attempts - 1 } as const
    case 'failed': {
      const failure = outcome.message
      if (outcome.final || claim.attempts >= claim.maxAttempts)
        return { state: 'failed', failure, finished_at: now } as const
      const delay = Math.min(longestRetryMs, firstRetryMs * 2 ** (claim.attempts - 1))
      return { state: 'waiting', failure, run_at: new Date(Date.parse(now) + delay).toISOString() } as const
    }
  }
}

/** Keeps a claim alive and its progress visible. `lost` when another worker has the job, `cancel` when a person asked to stop. */
export async function renewLease(
  tx: WriteTx,
  claim: Claim,
  { leaseUntil, progress, stage }: { readonly leaseUntil: Instant; readonly progress: number; readonly stage: string },
): Promise<'kept' | 'lost' | 'cancel'> {
  const row = await tx
    .updateTable('job')
    .set({ lease_until: leaseUntil, progress, stage })
    .where('id', '=', claim.id)
    .where('lease', '=', claim.lease)
    .returning('cancel_requested')
    .executeTakeFirst()
  if (row === undefined) return 'lost'
  return row.cancel_requested === 1 ? 'cancel' : 'kept'
}
