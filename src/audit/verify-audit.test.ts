import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { entryHash } from './entry-hash.ts'
import { appendAudit, auditFaultSentence, migrations, verifyAudit } from './index.ts'

async function logOfFive(engine: Store['engine']): Promise<Store> {
  const store = await temporaryStore(engine, migrations)
  for (const subject of ['a', 'b', 'c', 'd', 'e']) {
    await store.write((tx) =>
      appendAudit(tx, {
        at: '2026-11-22T09:00:00.000Z',
        actor: 'system',
        action: 'results.import',
        nodePath: 'region/',
        subject,
        details: { works: 1 },
      }),
    )
  }
  return store
}

/** Somebody with the database's own password takes the guards away. */
async function withoutGuards(store: Store, statements: readonly string[]): Promise<void> {
  const guards =
    store.engine === 'sqlite'
      ? ['audit_entry_no_update', 'audit_entry_no_delete', 'audit_head_no_delete', 'audit_head_only_forward'].map(
          (name) => `drop trigger ${name}`,
        )
      : ['alter table audit_entry disable trigger all', 'alter table audit_head disable trigger all']
  const guardless = store.engine === 'sqlite' ? guards : guards.map((text) => text.replace('all', 'user'))
  for (const statement of [...guardless, ...statements]) await sql.raw(statement).execute(store.migrationDb)
}

describeOnEachStore('verifying the audit log', (engine) => {
  it('finds a sound log sound, and an empty one too', async () => {
    await using empty = await temporaryStore(engine, migrations)
    expect(await empty.read(verifyAudit)).toMatchObject({ ok: true, value: { entries: 0 } })
    await using store = await logOfFive(engine)
    expect(await store.read(verifyAudit)).toMatchObject({ ok: true, value: { entries: 5 } })
  })

  it.each([
    ['a changed word', ["update audit_entry set subject = 'x' where sequence = 3"], 'changed', 3],
    ['a changed moment', ["update audit_entry set at = '2020' where sequence = 1"], 'changed', 1],
    ['changed details', ["update audit_entry set details = '{}' where sequence = 5"], 'changed', 5],
    ['a missing first entry', ['delete from audit_entry where sequence = 1'], 'missing', 1],
    ['a missing entry in the middle', ['delete from audit_entry where sequence = 4'], 'missing', 4],
    ['a cut tail', ['delete from audit_entry where sequence > 3'], 'missing', 4],
    [
      'a cut tail with the count turned back',
      ['delete from audit_entry where sequence > 3', 'update audit_head set count = 3'],
      'head',
      3,
    ],
    ['an emptied log', ['delete from audit_entry'], 'missing', 1],
    ['a head that is gone', ['delete from audit_head'], 'head', 5],
    [
      'two entries that changed places',
      [
        'update audit_entry set sequence = 99 where sequence = 2',
        'update audit_entry set sequence = 2 where sequence = 3',
        'update audit_entry set sequence = 3 where sequence = 99',
      ],
      'changed',
      2,
    ],
  ] as const)('names %s', async (_what, statements, kind, sequence) => {
    await using store = await logOfFive(engine)
    await withoutGuards(store, statements)
    const verdict = await store.read(verifyAudit)
    expect(verdict).toEqual({ ok: false, error: { kind, sequence } })
    if (!verdict.ok) expect(auditFaultSentence(verdict.error)).toContain(`№ ${sequence}`)
  })

  it('names the entry after one that was rewritten together with its hash', async () => {
    await using store = await logOfFive(engine)
    const entry = await store.read((tx) =>
      tx.selectFrom('audit_entry').selectAll().where('sequence', '=', 2).executeTakeFirstOrThrow(),
    )
    const forged = entryHash({ ...entry, subject: 'x' })
    await withoutGuards(store, [`update audit_entry set subject = 'x', hash = '${forged}' where sequence = 2`])
    expect(await store.read(verifyAudit)).toEqual({ ok: false, error: { kind: 'unlinked', sequence: 3 } })
  })

  it('names an entry put in behind the head', async () => {
    await using store = await logOfFive(engine)
    const last = await store.read((tx) =>
      tx.selectFrom('audit_entry').selectAll().where('sequence', '=', 5).executeTakeFirstOrThrow(),
    )
    const extra = { ...last, sequence: 6, previous_hash: last.hash }
    await store.write((tx) =>
      tx
        .insertInto('audit_entry')
        .values({ ...extra, hash: entryHash(extra) })
        .execute(),
    )
    expect(await store.read(verifyAudit)).toEqual({ ok: false, error: { kind: 'unlisted', sequence: 6 } })
  })
})
