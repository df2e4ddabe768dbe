import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrations } from '#app'
import { dumpStore, openStore, restoreStore, type Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { durableStore, findingsOf } from './durable-store.ts'
import { runSaver } from './run-saver.ts'
import { savedNames } from './small-saves.ts'

const made = { at: '2026-11-22T09:00:00.000Z', app: '0.1.0' }

async function saveTo(file: string, store: Store) {
  return dumpStore(store, createWriteStream(file), made)
}

describeOnEachStore('a backup made while people work', (engine) => {
  it('holds whole saves only, and an empty store takes it back row for row', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'obyektiv-copies-'))
    try {
      await using place = await durableStore(engine)
      await using store = openStore(place.location)
      const copies: { file: string; keptBefore: number; sha256: string }[] = []
      let copying = Promise.resolve()
      const outcome = await runSaver(place.location, {
        prefix: 'work',
        count: 400,
        onKept: (kept) => {
          if (kept % 130 !== 0) return
          const file = join(folder, `${kept}.obyektiv`)
          const before = copying
          copying = (async () => {
            await before
            copies.push({ file, keptBefore: kept, sha256: (await saveTo(file, store)).sha256 })
          })()
        },
      })
      await copying
      expect(outcome).toMatchObject({ failed: undefined, errors: '' })
      expect(copies).toHaveLength(3)
      for (const copy of copies) {
        await using back = await temporaryStore(engine, [])
        expect(await restoreStore(back, createReadStream(copy.file), migrations)).toMatchObject({ ok: true })
        const { rows, entries } = await savedNames(back)
        expect(rows).toEqual(entries)
        expect(rows).toEqual(outcome.kept.slice(0, rows.length))
        expect(rows.length).toBeGreaterThanOrEqual(copy.keptBefore)
        expect(await findingsOf(back)).toEqual([])
        // The hash is over the header and every row of every table, in order.
        expect((await saveTo(`${copy.file}.again`, back)).sha256).toBe(copy.sha256)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
