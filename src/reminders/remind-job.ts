import { z } from 'zod'
import type { Store } from '#db'
import { forgetFinishedJobs, type JobKind } from '#jobs'
import type { Instant } from '#kernel/clock'
import { sendLettersKind } from '#mail'
import { forgetOldLines } from './forget-old-lines.ts'
import { letterLinks } from './letter-links.ts'
import { sendMornings } from './send-mornings.ts'
import { sendNews } from './send-news.ts'

export const remindKind = { kind: 'reminders.remind', maxAttempts: 3 } as const

const keptDays = 2

/** Looks what is to be told to whom now. Runs every few minutes; whose morning it is, the rules decide by local time. */
export function remindJob(store: Store, origin: string): JobKind<object> {
  const links = letterLinks(origin)
  return {
    ...remindKind,
    payload: z.object({}),
    run: async (_payload, { clock }) => {
      const news = await sendNews(store, clock(), links)
      const mornings = await sendMornings(store, clock(), links)
      await forget(store, clock())
      return { news, mornings }
    },
  }
}

/** A tick leaves a row each; those of the day before yesterday tell nobody anything. */
async function forget(store: Store, now: Instant): Promise<void> {
  const before = new Date(Date.parse(now) - keptDays * 86_400_000).toISOString()
  await store.write(async (tx) => {
    for (const { kind } of [remindKind, sendLettersKind]) await forgetFinishedJobs(tx, { kind, before })
    await forgetOldLines(tx, now)
  })
}
