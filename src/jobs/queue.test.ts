import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import type { Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { claimJob } from './claim-job.ts'
import {
  cancelJob,
  enqueueJob,
  type JobKind,
  loadJob,
  migrations,
  runNextJob,
  startWorker,
  type Worker,
} from './index.ts'
import { dueRuns, enqueueRuns } from './schedule-jobs.ts'
import { settleJob } from './settle-job.ts'

const start = Date.parse('2026-11-22T09:00:00.000Z')
const asked = { at: new Date(start).toISOString(), by: 'system' }
const never = new AbortController().signal

/** A clock that stands until it is moved. */
function standingClock() {
  let now = start
  return { clock: () => new Date(now).toISOString(), move: (ms: number) => void (now += ms) }
}

function kindOf(run: JobKind<{ n: number }>['run'], maxAttempts = 3): JobKind<{ n: number }> {
  return { kind: 'count', payload: z.object({ n: z.number() }), maxAttempts, run }
}

function workerOf(store: Store, kind: JobKind<{ n: number }>, clock: () => string, signal = never): Worker {
  return { store, kinds: [kind], clock, leaseMs: 60_000, signal }
}

describeOnEachStore('the queue', (engine) => {
  it('runs a job once and keeps its answer', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock } = standingClock()
    const kind = kindOf(async ({ n }) => ({ doubled: 2 * n }))
    const id = await store.write((tx) => enqueueJob(tx, kind, { n: 21 }, asked))
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(true)
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(false)
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({
      state: 'done',
      result: { doubled: 42 },
      progress: 1,
      attempts: 1,
    })
  })

  it('gives every job to exactly one of several workers, whatever their number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 4 }), async (jobs, workers) => {
        await using store = await temporaryStore(engine, migrations)
        const { clock } = standingClock()
        const done: number[] = []
        const kind = kindOf(async ({ n }) => void done.push(n))
        for (let n = 0; n < jobs; n++) await store.write((tx) => enqueueJob(tx, kind, { n }, asked))
        const drain = async (): Promise<void> => {
          while (await runNextJob(workerOf(store, kind, clock))) continue
        }
        await Promise.all(Array.from({ length: workers }, drain))
        expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: jobs }, (_, n) => n))
      }),
      { numRuns: 8, seed: 7 },
    )
  })

  it('gives the job of a killed worker to another when the lease has run out, and not before', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock, move } = standingClock()
    const kind = kindOf(async () => 'second')
    const id = await store.write((tx) => enqueueJob(tx, kind, { n: 1 }, asked))
    const leaseUntil = new Date(start + 60_000).toISOString()
    const killed = await store.write((tx) => claimJob(tx, { now: clock(), leaseUntil, kinds: ['count'] }))
    move(59_999)
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(false)
    move(1)
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(true)
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({ state: 'done', result: 'second', attempts: 2 })
    if (typeof killed === 'string') throw new Error('the first worker should have had the job')
    const late = await store.write((tx) => settleJob(tx, killed, { kind: 'done', result: 'first' }, clock()))
    expect(late).toBe(false)
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({ result: 'second' })
  })

  it('tries again later and later, and fails when the attempts are used up', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock, move } = standingClock()
    const kind = kindOf(async () => {
      throw new Error('no luck')
    })
    const id = await store.write((tx) => enqueueJob(tx, kind, { n: 1 }, asked))
    for (const waitMs of [10_000, 20_000]) {
      expect(await runNextJob(workerOf(store, kind, clock))).toBe(true)
      move(waitMs - 1)
      expect(await runNextJob(workerOf(store, kind, clock))).toBe(false)
      move(1)
    }
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(true)
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({
      state: 'failed',
      failure: 'no luck',
      attempts: 3,
    })
  })

  it('fails a job whose workers die every time instead of running it for ever', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock, move } = standingClock()
    const kind = kindOf(async () => 'never', 2)
    const id = await store.write((tx) => enqueueJob(tx, kind, { n: 1 }, asked))
    for (let death = 0; death < 2; death++) {
      await store.write((tx) => claimJob(tx, { now: clock(), leaseUntil: clock(), kinds: ['count'] }))
      move(1)
    }
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(false)
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({ state: 'failed', attempts: 2 })
  })

  it('cancels a waiting job, and takes an unreadable one out of the way', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock } = standingClock()
    const kind = kindOf(async () => 'done')
    const waiting = await store.write((tx) => enqueueJob(tx, kind, { n: 1 }, asked))
    const broken = await store.write((tx) => enqueueJob(tx, kind, { n: 'one' } as never, asked))
    await store.write((tx) => cancelJob(tx, waiting, clock()))
    expect(await runNextJob(workerOf(store, kind, clock))).toBe(true)
    expect(await store.read((tx) => loadJob(tx, waiting))).toMatchObject({ state: 'cancelled' })
    expect(await store.read((tx) => loadJob(tx, broken))).toMatchObject({ state: 'failed', attempts: 1 })
  })

  it('puts the running job back when the process stops', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock } = standingClock()
    const stopping = new AbortController()
    const kind = kindOf((_payload, { signal }) => {
      stopping.abort()
      return Promise.reject(new Error('stopped', { cause: signal.reason }))
    })
    const id = await store.write((tx) => enqueueJob(tx, kind, { n: 1 }, asked))
    await runNextJob(workerOf(store, kind, clock, stopping.signal))
    expect(await store.read((tx) => loadJob(tx, id))).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('makes a scheduled job once for all processes, and catches a missed one up once', async () => {
    await using store = await temporaryStore(engine, migrations)
    const schedule = {
      kind: kindOf(async () => 1),
      payload: { n: 1 },
      pattern: '30 3 * * *',
      timezone: 'Europe/Moscow',
    }
    const count = () => store.read((tx) => tx.selectFrom('job').select('once_key').orderBy('once_key').execute())
    for (const now of [
      '2026-11-22T09:00:00.000Z',
      '2026-11-22T09:00:01.000Z',
      '2026-11-23T00:29:59.000Z',
      '2026-11-26T12:00:00.000Z',
    ]) {
      await store.write((tx) => enqueueRuns(tx, dueRuns([schedule], now), now))
    }
    expect((await count()).map((row) => row.once_key)).toEqual([
      'count 2026-11-22T00:30:00.000Z',
      'count 2026-11-26T00:30:00.000Z',
    ])
  })

  it('is served by a worker that wakes when told and stops when disposed', async () => {
    await using store = await temporaryStore(engine, migrations)
    const { clock } = standingClock()
    const ran = Promise.withResolvers<number>()
    const kind = kindOf(async ({ n }) => ran.resolve(n))
    await using worker = startWorker({
      ...workerOf(store, kind, clock),
      schedules: [],
      pollMs: 60_000,
      onError: (error) => ran.reject(error),
    })
    await store.write((tx) => enqueueJob(tx, kind, { n: 5 }, asked))
    worker.wake()
    expect(await ran.promise).toBe(5)
  })
})
