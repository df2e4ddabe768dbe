import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import type { JobId, JobKind } from './model.ts'
import './tables.ts'

export interface NewJob {
  readonly at: Instant
  /** Who asked for it: a person's id, or `system`. */
  readonly by: string
  /** Not before this moment; at once where absent. */
  readonly runAt?: Instant
  /** A second job of the same key is not made: the answer is the first. */
  readonly onceKey?: string
}

/** Puts work into the queue in the transaction of the change that asks for it: both are kept, or neither. */
export async function enqueueJob<Payload>(
  tx: WriteTx,
  { kind, maxAttempts }: Pick<JobKind<Payload>, 'kind' | 'maxAttempts'>,
  payload: Payload,
  { at, by, runAt, onceKey }: NewJob,
): Promise<JobId> {
  const id = newId<JobId>()
  await tx
    .insertInto('job')
    .values({
      id,
      kind,
      payload: JSON.stringify(payload),
      state: 'waiting',
      run_at: runAt ?? at,
      attempts: 0,
      max_attempts: maxAttempts,
      lease: '',
      lease_until: '',
      cancel_requested: 0,
      progress: 0,
      stage: '',
      result: null,
      failure: null,
      created_at: at,
      created_by: by,
      finished_at: null,
      once_key: onceKey ?? null,
    })
    .onConflict((conflict) => conflict.column('once_key').doNothing())
    .execute()
  if (onceKey === undefined) return id
  const known = await tx.selectFrom('job').select('id').where('once_key', '=', onceKey).executeTakeFirstOrThrow()
  return known.id
}
