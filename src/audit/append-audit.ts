import type { WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { canonicalJson } from './canonical-json.ts'
import { entryHash } from './entry-hash.ts'
import type { AuditEvent } from './model.ts'
import './tables.ts'

/**
 * Writes down one event in the same transaction as the change it tells of: both are kept, or neither.
 * Raising the count of the head row takes its lock until the transaction ends, so entries of several processes stand
 * in one line. Call it last in an operation: the lock is then held for the shortest time.
 */
export async function appendAudit(tx: WriteTx, event: AuditEvent): Promise<void> {
  assert(/^[a-z-]+\.[a-z-]+$/.test(event.action), `appendAudit: action must be domain.verb, got ${event.action}`)
  const head = await tx
    .updateTable('audit_head')
    .set((eb) => ({ count: eb('count', '+', 1) }))
    .where('id', '=', 1)
    .returning(['count', 'hash'])
    .executeTakeFirstOrThrow()
  const entry = {
    sequence: head.count,
    at: event.at,
    actor: event.actor,
    action: event.action,
    node_path: event.nodePath,
    subject: event.subject,
    details: canonicalJson(event.details),
    previous_hash: head.hash,
  }
  const hash = entryHash(entry)
  await tx
    .insertInto('audit_entry')
    .values({ ...entry, hash })
    .execute()
  await tx.updateTable('audit_head').set({ hash }).where('id', '=', 1).execute()
}
