import { expect, it } from 'vitest'
import { openStore } from '#db'
import { describeOnEachStore } from '#db/testing'
import { durableStore, findingsOf } from './durable-store.ts'
import { runSaver } from './run-saver.ts'
import { savedNames } from './small-saves.ts'

const savesEach = 150

describeOnEachStore('two processes on one store', (engine) => {
  it('both save, and nothing of either is lost', async () => {
    await using place = await durableStore(engine)
    const outcomes = await Promise.all(
      ['one', 'two'].map((prefix) => runSaver(place.location, { prefix, count: savesEach })),
    )
    expect(outcomes.map(({ kept, failed, errors }) => ({ kept: kept.length, failed, errors }))).toEqual([
      { kept: savesEach, failed: undefined, errors: '' },
      { kept: savesEach, failed: undefined, errors: '' },
    ])
    await using store = openStore(place.location)
    const { rows, entries } = await savedNames(store)
    expect(rows).toEqual(outcomes.flatMap(({ kept }) => kept).toSorted())
    expect(entries).toEqual(rows)
    expect(await findingsOf(store)).toEqual([])
  })
})
