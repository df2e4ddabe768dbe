import { createSignIn, readSignInSecret, type SignIn } from '#access'
import { type Clock, systemClock } from '#kernel/clock'
import { asStoreFailure, migrate, openStore, type Store } from '#db'
import { type RunningWorker, startWorker } from '#jobs'
import type { Config } from './config.ts'
import { JobBoard } from './job-board.ts'
import { jobKinds, schedules } from './job-kinds.ts'
import { type Log, openLog } from './log.ts'
import { migrations } from './migrations.ts'

/** Everything a page or a command needs, opened once and closed once. */
export interface App extends AsyncDisposable {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly signIn: SignIn
  /** How far the jobs of this process are. */
  readonly board: JobBoard
  /** Tells the worker of this process, if it runs one, to look into the queue now. */
  wakeWorker(): void
  /** Runs jobs in this process until disposed. */
  startWorker(): RunningWorker
}

/** The secret lies beside the embedded store, and fails to be read for the same reasons. */
async function readSecret(dataFolder: string): Promise<string> {
  try {
    return await readSignInSecret(dataFolder)
  } catch (error) {
    throw asStoreFailure(error)
  }
}

const leaseMs = 30_000
const pollMs = 1000

/** Opens the store, brings it to the newest schema, and puts the parts together. Whoever opened it closes it. */
export async function openApp(config: Config, clock: Clock = systemClock): Promise<App> {
  const log = openLog(config.logLevel)
  const secret = await readSecret(config.dataFolder)
  const store = openStore(config.store)
  try {
    await migrate(store, migrations)
  } catch (error) {
    await store.close()
    throw error
  }
  const signIn = createSignIn(store, { origin: config.origin, secret, oidc: config.oidc }, clock)
  const board = new JobBoard()
  let worker: RunningWorker | undefined
  return {
    config,
    store,
    clock,
    log,
    signIn,
    board,
    wakeWorker: () => worker?.wake(),
    startWorker: () => {
      worker = startWorker({
        store,
        clock,
        kinds: board.listen(jobKinds(store, config)),
        schedules,
        leaseMs,
        pollMs,
        onError: (error) => log.error({ error }, 'the job worker met an error'),
      })
      return worker
    },
    [Symbol.asyncDispose]: () => store.close(),
  }
}
