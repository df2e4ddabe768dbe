import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { appendAudit, listAudit, migrations } from './index.ts'

async function logOfTown(engine: Store['engine']): Promise<Store> {
  const store = await temporaryStore(engine, migrations)
  const rows = [
    ['2026-11-20T10:00:00.000Z', 'organisations.create', 'r/', 'town'],
    ['2026-11-21T23:59:59.999Z', 'results.import', 'r/t/s1/', 'file 1'],
    ['2026-11-22T00:00:00.000Z', 'results.import', 'r/t/s2/', 'file 2'],
    ['2026-11-22T12:00:00.000Z', 'results.undo-import', 'r/t/s1/', 'file 1'],
    ['2026-11-23T12:00:00.000Z', 'results.import', 'r/t/', 'file 3'],
  ] as const
  await store.write(async (tx) => {
    for (const [at, action, nodePath, subject] of rows) {
      await appendAudit(tx, { at, actor: 'system', action, nodePath, subject, details: { works: 2 } })
    }
  })
  return store
}

describeOnEachStore('reading the audit log', (engine) => {
  it.each([
    ['the municipality sees its schools', { nodePathPrefix: 'r/t/' }, [5, 4, 3, 2]],
    ['a school sees its own data only', { nodePathPrefix: 'r/t/s1/' }, [4, 2]],
    ['one action', { nodePathPrefix: 'r/', action: 'results.import' }, [5, 3, 2]],
    ['one subject', { nodePathPrefix: 'r/', subject: 'file 1' }, [4, 2]],
    ['one day, to its last moment', { nodePathPrefix: 'r/', fromDay: '2026-11-21', toDay: '2026-11-21' }, [2]],
  ])('%s', async (_what, question, sequences) => {
    await using store = await logOfTown(engine)
    const page = await store.read((tx) => listAudit(tx, { ...question, limit: 10 }))
    expect(page.entries.map((entry) => entry.sequence)).toEqual(sequences)
    expect(page.next).toBeUndefined()
  })

  it('turns pages without losing or repeating an entry', async () => {
    await using store = await logOfTown(engine)
    const first = await store.read((tx) => listAudit(tx, { nodePathPrefix: 'r/', limit: 3 }))
    expect(first.entries.map((entry) => entry.sequence)).toEqual([5, 4, 3])
    const second = await store.read((tx) => listAudit(tx, { nodePathPrefix: 'r/', limit: 3, before: first.next! }))
    expect(second.entries.map((entry) => entry.sequence)).toEqual([2, 1])
    expect(second.next).toBeUndefined()
    expect(second.entries[0]?.details).toEqual({ works: 2 })
  })
})
