import { appendAudit } from '#audit'
import type { Instant } from '#kernel/clock'
import type { ReadTx, WriteTx } from '#db'
import { homePath } from '../home-path.ts'
import type { Person, SessionId } from '../model.ts'
import { describeDevice } from './describe-device.ts'
import './tables.ts'

export interface OwnSession {
  readonly id: SessionId
  readonly since: Instant
  readonly until: Instant
  readonly address: string
  /** «Chrome, Windows». */
  readonly device: string
}

/** Where the person is signed in now, the latest first. */
export async function listOwnSessions(tx: ReadTx, person: Person, now: Instant): Promise<readonly OwnSession[]> {
  const rows = await tx
    .selectFrom('sign_in_session')
    .select(['id', 'createdAt', 'expiresAt', 'ipAddress', 'userAgent'])
    .where('userId', '=', person.id)
    .execute()
  return rows
    .map((row) => ({
      id: row.id,
      since: new Date(row.createdAt).toISOString(),
      until: new Date(row.expiresAt).toISOString(),
      address: row.ipAddress ?? '',
      device: describeDevice(row.userAgent ?? ''),
    }))
    .filter((session) => session.until > now)
    .toSorted((a, b) => (a.since < b.since ? 1 : -1))
}

/** Ends one of the person's own sessions, or all but the one in use. Tells how many ended. */
export async function endOwnSessions(
  tx: WriteTx,
  person: Person,
  at: Instant,
  which: { readonly id: SessionId } | { readonly allBut: SessionId },
): Promise<number> {
  const own = tx.deleteFrom('sign_in_session').where('userId', '=', person.id)
  const ended = await ('id' in which ? own.where('id', '=', which.id) : own.where('id', '!=', which.allBut))
    .returning('id')
    .execute()
  if (ended.length > 0) {
    await appendAudit(tx, {
      actor: person.id,
      at,
      action: 'access.end-session',
      nodePath: await homePath(tx, person.id),
      subject: person.id,
      details: { name: person.name, ended: ended.length },
    })
  }
  return ended.length
}
