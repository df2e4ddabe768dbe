import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import type { JobId } from './model.ts'
import './tables.ts'

/** A job in somebody's hands; `lease` proves it until another worker takes the job over. */
export interface Claim {
  readonly id: JobId
  readonly kind: string
  readonly payload: string
  readonly attempts: number
  readonly maxAttempts: number
  readonly lease: string
}

/**
 * Takes the job that has waited longest, or one whose worker let its lease run out (it was killed).
 * Two workers may see the same job: the update names what was seen, so only one of them takes it; the other is told `lost`.
 */
export async function claimJob(
  tx: WriteTx,
  {
    now,
    leaseUntil,
    kinds,
  }: { readonly now: Instant; readonly leaseUntil: Instant; readonly kinds: readonly string[] },
): Promise<Claim | 'none' | 'lost'> {
  if (kinds.length === 0) return 'none'
  const seen = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'payload', 'attempts', 'max_attempts', 'lease', 'state'])
    .where('kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('run_at', '<=', now)]),
        eb.and([eb('state', '=', 'running'), eb('lease_until', '<=', now)]),
      ]),
    )
    .orderBy('run_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (seen === undefined) return 'none'
  const usedUp = seen.attempts >= seen.max_attempts
  const lease = newId<string>()
  const taken = await tx
    .updateTable('job')
    .set(
      usedUp
        ? { state: 'failed', lease: '', finished_at: now, failure: 'Процесс завершался во время каждой попытки.' }
        : { state: 'running', lease, lease_until: leaseUntil, attempts: seen.attempts + 1 },
    )
    .where('id', '=', seen.id)
    .where('state', '=', seen.state)
    .where('lease', '=', seen.lease)
    .returning('id')
    .executeTakeFirst()
  if (taken === undefined || usedUp) return 'lost'
  const { id, kind, payload, attempts, max_attempts: maxAttempts } = seen
  return { id, kind, payload, attempts: attempts + 1, maxAttempts, lease }
}
