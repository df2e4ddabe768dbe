import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { enqueueJob, runNextJob } from '#jobs'
import { remindJob, remindKind } from './index.ts'
import { lettersOf, storeForReminders } from './testing.ts'

describeOnEachStore('the job that reminds', (engine) => {
  it('makes the letters of the moment, and leaves no rows of the day before yesterday behind', async () => {
    const world = await storeForReminders(engine, { deadline: 'до 18 ноября 2026 г.' })
    await using store = world.store
    let now = '2026-11-17T06:00:00.000Z'
    const worker = {
      store,
      kinds: [remindJob(store, 'https://demo.invalid')],
      clock: () => now,
      leaseMs: 60_000,
      signal: new AbortController().signal,
    }
    const tick = async (at: string): Promise<boolean> => {
      now = at
      await store.write((tx) => enqueueJob(tx, remindKind, {}, { at, by: 'system' }))
      return runNextJob(worker)
    }
    expect(await tick('2026-11-17T06:00:00.000Z')).toBe(true)
    expect((await lettersOf(world)).map(({ to }) => to)).toEqual(['direktor1', 'direktor2'])
    expect(await tick('2026-11-20T06:00:00.000Z')).toBe(true)
    const ticks = await store.read((tx) =>
      tx.selectFrom('job').select('run_at').where('kind', '=', remindKind.kind).execute(),
    )
    expect(ticks).toEqual([{ run_at: '2026-11-20T06:00:00.000Z' }])
  })
})
