import { expect, it } from 'vitest'
import { openStore, type Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { seededRandom } from '#kernel/seeded-random'
import { startLoopbackSmtp } from '../support/loopback-smtp.ts'
import { durableStore, findingsOf } from './durable-store.ts'
import { plantLateSchools } from './late-schools.ts'
import { runReminder } from './run-reminder.ts'

const kills = 20
const schools = 120
/** 19 November 2026 is a Thursday: nine in the morning of Moscow. */
const morning = Date.parse('2026-11-19T06:00:00.000Z')
/** Between two runs the claim of the killed one runs out. */
const betweenMs = 6 * 60_000

const startOf = (run: number): string => new Date(morning + run * betweenMs).toISOString()

async function lettersIn(store: Store) {
  return store.read((tx) => tx.selectFrom('letter').select(['id', 'state', 'to_email as email']).execute())
}

describeOnEachStore('a program killed while it reminds', (engine) => {
  it(`sends each letter at most once, loses none and names those it cannot know of, ${kills} times over`, async () => {
    await using place = await durableStore(engine)
    {
      await using store = openStore(place.location)
      await plantLateSchools(store, schools)
    }
    await using server = await startLoopbackSmtp()
    const random = seededRandom(20_261_119)
    for (let kill = 0; kill < kills; kill++) {
      // Sometimes while the letters are made, mostly while they are sent.
      const word = random.chance(0.3) ? 'began' : 'made'
      const afterMs = random.uniform() * 60
      const errors = await runReminder(place.location, {
        url: server.url,
        start: startOf(kill),
        onWord: (said, child) => {
          if (said === word) setTimeout(() => child.kill('SIGKILL'), afterMs)
        },
      })
      expect(errors).toBe('')
    }
    expect(await runReminder(place.location, { url: server.url, start: startOf(kills) })).toBe('')
    // A claim of the last killed run has run out by now at the latest.
    expect(await runReminder(place.location, { url: server.url, start: startOf(kills + 1) })).toBe('')

    await using store = openStore(place.location)
    const letters = await lettersIn(store)
    expect(new Set(letters.map(({ email }) => email)).size).toBe(schools)
    expect(letters).toHaveLength(schools)
    const lines = await store.read((tx) => tx.selectFrom('reminder_line').select('subject_id').execute())
    expect(lines).toHaveLength(2 * schools)
    expect(new Set(lines.map((line) => line.subject_id)).size).toBe(2 * schools)

    const kept = Map.groupBy(server.kept, ({ messageId }) => messageId)
    const copiesOf = (id: string): number => kept.get(`<${id}@demo.invalid>`)?.length ?? 0
    const wrong = letters.filter(({ id, state }) =>
      state === 'sent' ? copiesOf(id) !== 1 : state !== 'unknown' || copiesOf(id) > 1,
    )
    expect(wrong).toEqual([])
    const unknown = letters.filter(({ state }) => state === 'unknown')
    expect(unknown.length).toBeLessThanOrEqual(kills)
    expect(await findingsOf(store)).toEqual([])
  })

  it('killed between the server’s acceptance and its own note, it says that it does not know, and sends nothing again', async () => {
    await using place = await durableStore(engine)
    {
      await using store = openStore(place.location)
      await plantLateSchools(store, 5)
    }
    let kill: (() => void) | undefined
    await using server = await startLoopbackSmtp({
      onText: () => {
        const doomed = kill
        kill = undefined
        doomed?.()
        return undefined
      },
    })
    const hearing = {
      url: server.url,
      onWord: (_word: string, child: { kill: (signal: 'SIGKILL') => boolean }) => {
        kill = () => void child.kill('SIGKILL')
      },
    }
    await runReminder(place.location, { ...hearing, start: startOf(0) })
    expect(server.kept).toHaveLength(1)
    expect(await runReminder(place.location, { url: server.url, start: startOf(1) })).toBe('')
    await using store = openStore(place.location)
    const states = (await lettersIn(store)).map(({ state }) => state).toSorted()
    expect(states).toEqual(['sent', 'sent', 'sent', 'sent', 'unknown'])
    expect(server.kept).toHaveLength(5)
    expect(new Set(server.kept.map(({ messageId }) => messageId)).size).toBe(5)
  })
})
