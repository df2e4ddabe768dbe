import { z } from 'zod'
import type { ReadTx, Store } from '#db'
import type { JobKind } from '#jobs'
import type { Instant } from '#kernel/clock'
import { mailServerState } from './mail-server.ts'
import type { SmtpConfig } from './model.ts'
import { recoverLetters } from './recover-letters.ts'
import { requestSending } from './request-sending.ts'
import { sendLettersKind } from './send-letters-kind.ts'
import { sendLetters } from './send-letters.ts'
import './tables.ts'

/** Sends letters and asks for the next run where something is left; without a mail server the letters are kept. */
export function sendLettersJob(store: Store, smtp: SmtpConfig | 'off'): JobKind<object> {
  return {
    ...sendLettersKind,
    payload: z.object({}),
    run: async (_payload, { clock, signal }) => {
      if (smtp === 'off') {
        await store.write((tx) => recoverLetters(tx, clock()))
        return { sent: 0 }
      }
      const sent = await sendLetters({ store, smtp, clock, signal })
      await store.write(async (tx) => {
        const wake = await nextWake(tx)
        if (wake !== 'none') await requestSending(tx, clock(), wake)
      })
      return { sent }
    },
  }
}

/** When there will be something to do: a letter whose time comes, or a claim that runs out. */
async function nextWake(tx: ReadTx): Promise<Instant | 'none'> {
  const row = await tx
    .selectFrom('letter')
    .select(({ fn, eb }) =>
      fn
        .min<string | null>(
          eb.case().when('state', '=', 'sending').then(eb.ref('lease_until')).else(eb.ref('not_before')).end(),
        )
        .as('at'),
    )
    .where('state', 'in', ['waiting', 'sending'])
    .executeTakeFirst()
  const at = row?.at ?? undefined
  if (at === undefined) return 'none'
  const server = await mailServerState(tx)
  return server.kind === 'trouble' && server.nextTryAt > at ? server.nextTryAt : at
}
