import { expect, it } from 'vitest'
import { openStore } from '#db'
import { describeOnEachStore } from '#db/testing'
import { seededRandom } from '#kernel/seeded-random'
import { durableStore, findingsOf } from './durable-store.ts'
import { runSaver } from './run-saver.ts'
import { savedNames } from './small-saves.ts'

const kills = 50

describeOnEachStore('a program killed while it saves', (engine) => {
  it(`keeps every acknowledged save whole, ${kills} times over`, async () => {
    await using place = await durableStore(engine)
    const random = seededRandom(20_261_122)
    const acknowledged: string[] = []
    for (let kill = 0; kill < kills; kill++) {
      const afterKept = 1 + random.whole(20)
      // Somewhere inside the save that follows, or the one after it.
      const afterMs = random.uniform() * 8
      const outcome = await runSaver(place.location, {
        prefix: `k${String(kill).padStart(2, '0')}`,
        count: 100_000,
        onKept: (kept, die) => {
          if (kept === afterKept) setTimeout(die, afterMs)
        },
      })
      expect(outcome.errors).toBe('')
      acknowledged.push(...outcome.kept)
    }
    await using store = openStore(place.location)
    const { rows, entries } = await savedNames(store)
    expect(rows).toEqual(entries)
    expect(acknowledged.filter((name) => !rows.includes(name))).toEqual([])
    // At most the one save that was under way at each kill is there without having been acknowledged.
    expect(rows.length - acknowledged.length).toBeLessThanOrEqual(kills * 3)
    expect(await findingsOf(store)).toEqual([])
  })
})
