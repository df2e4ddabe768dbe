import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { feedHash, newFeedToken } from './feed-token.ts'
import './tables.ts'

interface FeedOwner {
  readonly person: PersonId
  readonly nodePath: string
}

/** Opens the calendar of a person and gives the token of its address, which is told once. An older address closes. */
export async function openFeed(tx: WriteTx, act: Act, { person, nodePath }: FeedOwner): Promise<string> {
  const { token, hash } = newFeedToken()
  await tx
    .insertInto('plan_feed')
    .values({ person_id: person, token_hash: hash, created_at: act.at })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ token_hash: hash, created_at: act.at }))
    .execute()
  await appendAudit(tx, { ...act, action: 'plan.open-feed', nodePath, subject: person, details: {} })
  return token
}

/** Closes the calendar: its address answers as if it had never been. False where there was none. */
export async function closeFeed(tx: WriteTx, act: Act, { person, nodePath }: FeedOwner): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('plan_feed').where('person_id', '=', person).executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await appendAudit(tx, { ...act, action: 'plan.close-feed', nodePath, subject: person, details: {} })
  return true
}

/** When the calendar of a person was opened; undefined where it is not. */
export async function feedSince(tx: ReadTx, person: PersonId): Promise<Instant | undefined> {
  const row = await tx.selectFrom('plan_feed').select('created_at').where('person_id', '=', person).executeTakeFirst()
  return row?.created_at
}

/** Whose calendar the token opens. */
export async function findFeedOwner(tx: ReadTx, token: string): Promise<PersonId | undefined> {
  const row = await tx
    .selectFrom('plan_feed')
    .select('person_id')
    .where('token_hash', '=', feedHash(token))
    .executeTakeFirst()
  return row?.person_id
}
