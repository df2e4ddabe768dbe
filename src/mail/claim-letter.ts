import type { Selectable } from 'kysely'
import type { ReadTx, Tables, WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import type { LetterId } from './model.ts'
import './tables.ts'

/** The letter that has waited longest of those whose time has come. */
export async function nextDue(tx: ReadTx, now: Instant): Promise<LetterId | 'none'> {
  const row = await tx
    .selectFrom('letter')
    .select('id')
    .where('state', '=', 'waiting')
    .where('not_before', '<=', now)
    .orderBy('not_before')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? 'none'
}

/** Takes a letter in hand: written down before a word of it is said to the server. `lost` where somebody else took it. */
export async function claimLetter(
  tx: WriteTx,
  id: LetterId,
  leaseUntil: Instant,
): Promise<Selectable<Tables['letter']> | 'lost'> {
  const claimed = await tx
    .updateTable('letter')
    .set((eb) => ({
      state: 'sending',
      lease: newId<string>(),
      lease_until: leaseUntil,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returningAll()
    .executeTakeFirst()
  return claimed ?? 'lost'
}
