import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import '../tables.ts'

/**
 * How many wrong passwords a window of time bears. The pair stops guessing at one person; the e-mail alone stops
 * guessing from many addresses; the address alone stops trying one password on many people, and is wide because a
 * whole school may stand behind one address.
 */
const limits = [
  { keyOf: (email: string, address: string) => `pair ${email} ${address}`, failures: 5 },
  { keyOf: (email: string) => `email ${email}`, failures: 20 },
  { keyOf: (_email: string, address: string) => `address ${address}`, failures: 60 },
] as const

const windowMinutes = 15

export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly waitMinutes: number }

/**
 * Counts one attempt as wrong before the password is looked at, so that a hundred at once cannot pass on one stale
 * count; `forgetAttempts` takes it back after a right one.
 */
export async function takeAttempt(tx: WriteTx, email: string, address: string, at: Instant): Promise<Attempt> {
  const windowOpen = minutesBefore(at, windowMinutes)
  await tx.deleteFrom('sign_in_attempt').where('window_start', '<', windowOpen).execute()
  let waitMinutes = 0
  for (const { keyOf, failures } of limits) {
    const counted = await tx
      .insertInto('sign_in_attempt')
      .values({ key: keyOf(email, address), failures: 1, window_start: at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((eb) => ({ failures: eb('sign_in_attempt.failures', '+', 1) })),
      )
      .returning(['failures', 'window_start'])
      .executeTakeFirstOrThrow()
    if (counted.failures > failures) {
      const left = Date.parse(counted.window_start) + windowMinutes * 60_000 - Date.parse(at)
      waitMinutes = Math.max(waitMinutes, Math.ceil(left / 60_000))
    }
  }
  return waitMinutes === 0 ? { allowed: true } : { allowed: false, waitMinutes: Math.max(waitMinutes, 1) }
}

/** After a right password: the person's own counts start anew, the address gets its one attempt back. */
export async function forgetAttempts(tx: WriteTx, email: string, address: string): Promise<void> {
  const [pair, byEmail, byAddress] = limits.map((limit) => limit.keyOf(email, address))
  await tx.deleteFrom('sign_in_attempt').where('key', 'in', [pair!, byEmail!]).execute()
  await tx
    .updateTable('sign_in_attempt')
    .set((eb) => ({ failures: eb('failures', '-', 1) }))
    .where('key', '=', byAddress!)
    .where('failures', '>', 0)
    .execute()
}

function minutesBefore(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) - minutes * 60_000).toISOString()
}
