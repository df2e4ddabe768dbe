import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import type { WriteTx } from '#db'
import { appendAudit, migrations } from './index.ts'
import { entryHash, genesisHash } from './entry-hash.ts'

const event = (subject: string) => ({
  at: '2026-11-22T09:00:00.000Z',
  actor: 'system' as const,
  action: 'results.import',
  nodePath: 'region/town/',
  subject,
  details: { works: 412, file: 'Ф1.xlsx' },
})

const entries = (tx: Pick<WriteTx, 'selectFrom'>) =>
  tx.selectFrom('audit_entry').selectAll().orderBy('sequence').execute()

describeOnEachStore('the audit log', (engine) => {
  it('numbers entries without gaps and chains each to the one before', async () => {
    await using store = await temporaryStore(engine, migrations)
    await store.write(async (tx) => {
      await appendAudit(tx, event('first'))
      await appendAudit(tx, event('second'))
    })
    const rows = await store.read(entries)
    expect(rows.map((row) => row.sequence)).toEqual([1, 2])
    expect(rows[0]?.previous_hash).toBe(genesisHash)
    expect(rows[1]?.previous_hash).toBe(rows[0]?.hash)
    expect(rows.map((row) => row.hash)).toEqual(rows.map(entryHash))
  })

  it('keeps one line of entries when many transactions write at once', async () => {
    await using store = await temporaryStore(engine, migrations)
    const subjects = Array.from({ length: 20 }, (_, index) => `change ${index}`)
    await Promise.all(subjects.map((subject) => store.write((tx) => appendAudit(tx, event(subject)))))
    const rows = await store.read(entries)
    expect(rows.map((row) => row.sequence)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    expect(rows.map((row) => row.previous_hash)).toEqual([genesisHash, ...rows.slice(0, -1).map((row) => row.hash)])
  })

  it('forgets an entry together with the change that failed', async () => {
    await using store = await temporaryStore(engine, migrations)
    const failed = store.write(async (tx) => {
      await appendAudit(tx, event('lost'))
      throw new Error('the change failed')
    })
    await expect(failed).rejects.toThrow('the change failed')
    await store.write((tx) => appendAudit(tx, event('kept')))
    const rows = await store.read(entries)
    expect(rows.map((row) => [row.sequence, row.subject])).toEqual([[1, 'kept']])
  })

  it.each([
    ['changing an entry', (tx: WriteTx) => tx.updateTable('audit_entry').set({ subject: 'other' }).execute()],
    ['deleting an entry', (tx: WriteTx) => tx.deleteFrom('audit_entry').execute()],
    ['deleting the head', (tx: WriteTx) => tx.deleteFrom('audit_head').execute()],
    ['turning the count back', (tx: WriteTx) => tx.updateTable('audit_head').set({ count: 0 }).execute()],
  ])('refuses %s', async (_what, change) => {
    await using store = await temporaryStore(engine, migrations)
    await store.write((tx) => appendAudit(tx, event('first')))
    await expect(store.write(async (tx) => void (await change(tx)))).rejects.toThrow('append-only')
  })
})
