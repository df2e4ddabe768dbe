import { createSignIn, readSignInSecret, type SignIn } from '#access'
import { type Clock, systemClock } from '#kernel/clock'
import { migrate, openStore, type Store } from '#db'
import type { Config } from './config.ts'
import { type Log, openLog } from './log.ts'
import { migrations } from './migrations.ts'

/** Everything a page or a command needs, opened once and closed once. */
export interface App extends AsyncDisposable {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly signIn: SignIn
}

/** Opens the store, brings it to the newest schema, and puts the parts together. Whoever opened it closes it. */
export async function openApp(config: Config, clock: Clock = systemClock): Promise<App> {
  const log = openLog(config.logLevel)
  const secret = await readSignInSecret(config.dataFolder)
  const store = openStore(config.store)
  try {
    await migrate(store, migrations)
  } catch (error) {
    await store.close()
    throw error
  }
  const signIn = createSignIn(store, { origin: config.origin, secret, oidc: config.oidc }, clock)
  return { config, store, clock, log, signIn, [Symbol.asyncDispose]: () => store.close() }
}
