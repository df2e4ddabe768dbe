import type { ReadTx, WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { MailServerState } from './model.ts'
import { nextTry } from './pause-after.ts'
import './tables.ts'

const only = 1

export async function mailServerState(tx: ReadTx): Promise<MailServerState> {
  const row = await tx.selectFrom('mail_server').selectAll().where('id', '=', only).executeTakeFirst()
  if (row === undefined) return { kind: 'never-tried' }
  if (row.failures === 0) return { kind: 'answers', at: row.answered_at ?? row.next_try_at }
  return {
    kind: 'trouble',
    reason: row.failure ?? '',
    since: row.failing_since ?? row.next_try_at,
    nextTryAt: row.next_try_at,
    failures: row.failures,
  }
}

/** A server that does not answer is asked again later and later; the letters wait, and none counts it as its own attempt. */
export async function noteTrouble(tx: WriteTx, reason: string, now: Instant): Promise<void> {
  const before = await mailServerState(tx)
  const failures = before.kind === 'trouble' ? before.failures + 1 : 1
  const row = {
    failures,
    failure: reason,
    failing_since: before.kind === 'trouble' ? before.since : now,
    next_try_at: nextTry(failures, now),
  }
  await tx
    .insertInto('mail_server')
    .values({ id: only, answered_at: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function noteAnswer(tx: WriteTx, now: Instant): Promise<void> {
  const row = { failures: 0, failure: null, failing_since: null, next_try_at: now, answered_at: now }
  await tx
    .insertInto('mail_server')
    .values({ id: only, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** A person who mended something does not wait for the next turn. */
export async function tryServerNow(tx: WriteTx, now: Instant): Promise<void> {
  await tx.updateTable('mail_server').set({ next_try_at: now }).where('id', '=', only).execute()
}
