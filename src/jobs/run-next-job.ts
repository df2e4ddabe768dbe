import type { Store } from '#db'
import type { Clock, Instant } from '#kernel/clock'
import { type Claim, claimJob } from './claim-job.ts'
import type { AnyJobKind } from './model.ts'
import { type Outcome, renewLease, settleJob } from './settle-job.ts'

export interface Worker {
  readonly store: Store
  readonly kinds: readonly AnyJobKind[]
  readonly clock: Clock
  /** How long a silent worker is believed to be alive. */
  readonly leaseMs: number
  /** Aborted when the process stops: the running job goes back to the queue. */
  readonly signal: AbortSignal
}

/** Claims one job and runs it to its end. False when nothing is due. */
export async function runNextJob(worker: Worker): Promise<boolean> {
  const { store, kinds, clock } = worker
  for (;;) {
    const claim = await store.write((tx) =>
      claimJob(tx, { now: clock(), leaseUntil: leaseEnd(worker), kinds: kinds.map((known) => known.kind) }),
    )
    if (claim === 'none') return false
    if (claim === 'lost') continue
    const outcome = await attempt(worker, claim)
    await store.write((tx) => settleJob(tx, claim, outcome, clock()))
    return true
  }
}

async function attempt(worker: Worker, claim: Claim): Promise<Outcome> {
  const kind = worker.kinds.find((known) => known.kind === claim.kind)!
  const payload = kind.payload.safeParse(JSON.parse(claim.payload))
  if (!payload.success)
    return { kind: 'failed', message: `payload of ${claim.kind}: ${payload.error.message}`, final: true }
  const stop = new AbortController()
  const told = { progress: 0, stage: '' }
  let ended: 'cancel' | 'lost' | undefined
  let renewal = Promise.resolve()
  const renew = async (): Promise<void> => {
    const answer = await worker.store.write((tx) => renewLease(tx, claim, { leaseUntil: leaseEnd(worker), ...told }))
    if (answer === 'kept') return
    ended = answer
    stop.abort()
  }
  // One renewal at a time: on SQLite it waits for a long writing transaction of the job itself.
  let renewing = false
  const heartbeat = setInterval(
    () => {
      if (renewing) return
      renewing = true
      renewal = renew()
        .catch(() => {}) // a store that does not answer now is asked again; the lease decides
        .finally(() => {
          renewing = false
        })
    },
    Math.min(worker.leaseMs / 3, 1000),
  )
  try {
    const report = (progress: number, stage: string): void => void Object.assign(told, { progress, stage })
    const signal = AbortSignal.any([worker.signal, stop.signal])
    const result = await kind.run(payload.data as never, { clock: worker.clock, signal, report })
    return { kind: 'done', result }
  } catch (error) {
    if (ended === 'cancel') return { kind: 'cancelled' }
    if (worker.signal.aborted) return { kind: 'released' }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error), final: false }
  } finally {
    clearInterval(heartbeat)
    await renewal
  }
}

function leaseEnd({ clock, leaseMs }: Worker): Instant {
  return new Date(Date.parse(clock()) + leaseMs).toISOString()
}
