import type { Selectable } from 'kysely'
import type { Tables, WriteTx } from '#db'
import { unreachable } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import type { Delivery } from './delivery.ts'
import { nextAttempt } from './pause-after.ts'
import './tables.ts'

/**
 * Notes what the server answered. An answer that comes after the claim ran out is still the answer, unless a person has
 * decided about the letter meanwhile.
 */
export async function settleLetter(
  tx: WriteTx,
  letter: Selectable<Tables['letter']>,
  delivery: Delivery,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('letter')
    .set(columnsOf(letter, delivery, now))
    .where('id', '=', letter.id)
    .where('lease', '=', letter.lease)
    .where('state', 'in', ['sending', 'unknown'])
    .execute()
}

const gone = { text: '', html: '', calendar: null } as const

function columnsOf({ attempts, secret }: Selectable<Tables['letter']>, delivery: Delivery, now: Instant) {
  const opened = secret === 1 ? gone : {}
  switch (delivery.kind) {
    case 'accepted':
      return { state: 'sent', answer: delivery.answer, settled_at: now, ...gone } as const
    case 'refused':
      return { state: 'failed', answer: delivery.answer, settled_at: now, ...opened } as const
    case 'unknown':
      return { state: 'unknown', answer: delivery.reason, settled_at: now, ...opened } as const
    case 'trouble':
      return { state: 'waiting', attempts: attempts - 1, answer: delivery.reason } as const
    case 'later': {
      const next = nextAttempt(attempts, now)
      if (next !== undefined) return { state: 'waiting', not_before: next, answer: delivery.answer } as const
      const answer = `Сервер откладывал письмо ${attempts} раз подряд: ${delivery.answer}`
      return { state: 'failed', answer, settled_at: now, ...opened } as const
    }
    default:
      return unreachable(delivery)
  }
}
