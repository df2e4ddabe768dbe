import { Readable, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { backupRefusalSentence, dumpStore, type MigrationStep, restoreStore, type Store, verifyStore } from './index.ts'
import { describeOnEachStore, temporaryStore, testPostgresUrl } from './testing.ts'

/** What a real schema has: a row naming another of its own table, an append-only table, a seeded row, an engine's own truth. */
const schema: MigrationStep = {
  name: '2026-01-01-01 test/create',
  async up(db, engine) {
    const truth = engine === 'postgres' ? 'boolean' : 'integer'
    const moment = engine === 'postgres' ? 'timestamptz' : 'text'
    await sql`create table node (id text primary key, parent text references node (id), name text not null)`.execute(db)
    await sql`create table entry (sequence integer primary key, node text not null references node (id), value real)`.execute(
      db,
    )
    await sql`create table head (id integer primary key, count integer not null)`.execute(db)
    await sql`create table "session" ("id" text primary key, "isOpen" ${sql.raw(truth)}, "openedAt" ${sql.raw(moment)})`.execute(
      db,
    )
    await sql`insert into head values (1, 0)`.execute(db)
    if (engine === 'sqlite') {
      await sql`create trigger entry_stays before delete on entry begin select raise(abort, 'append-only'); end`.execute(
        db,
      )
      await sql`create trigger head_stays before delete on head begin select raise(abort, 'append-only'); end`.execute(
        db,
      )
      return
    }
    await sql`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$`.execute(
      db,
    )
    await sql`create trigger entry_stays before delete on entry for each statement execute function refuse()`.execute(
      db,
    )
    await sql`create trigger head_stays before delete on head for each statement execute function refuse()`.execute(db)
  },
}

const later: MigrationStep = {
  name: '2026-02-01-01 test/add-note',
  async up(db) {
    await sql`alter table node add column note text not null default 'нет'`.execute(db)
  },
}

const made = { at: '2026-11-22T09:00:00.000Z', app: '0.1.0' }
const madeBy = (app: string) => ({ ...made, app })

async function filledStore(engine: Store['engine'], steps: readonly MigrationStep[] = [schema]): Promise<Store> {
  const store = await temporaryStore(engine, steps)
  const run = (text: string) => sql.raw(text).execute(store.migrationDb)
  await run(`insert into node (id, parent, name) values ('r', null, 'Край')`)
  // The child sorts and stands before its parent: a restore may not depend on the order of rows.
  await run(
    `insert into node (id, parent, name) values ('a', 'r', 'Школа «№ 1»' || char(10) || 'строка')`.replace(
      'char(10)',
      engine === 'postgres' ? 'chr(10)' : 'char(10)',
    ),
  )
  await run(`update node set parent = null where id = 'r'`)
  const values = Array.from(
    { length: 5000 },
    (_, index) => `(${index + 1}, '${index % 2 === 0 ? 'a' : 'r'}', ${index % 3 === 0 ? 'null' : index / 4})`,
  )
  await run(`insert into entry values ${values.join(', ')}`)
  await run(`update head set count = 5000`)
  await run(`insert into "session" values ('s', ${engine === 'postgres' ? 'true' : '1'}, '2026-11-22T09:00:00.000Z')`)
  return store
}

async function dump(store: Store, by = made): Promise<Buffer> {
  const chunks: Buffer[] = []
  const into = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(chunk)
      done()
    },
  })
  await dumpStore(store, into, by)
  return Buffer.concat(chunks)
}

const linesOf = (backup: Buffer): string[] => gunzipSync(backup).toString('utf8').split('\n').slice(1, -2)

describeOnEachStore('backup and restore', (engine) => {
  it('gives an empty store the same rows', async () => {
    await using from = await filledStore(engine)
    const backup = await dump(from)
    await using to = await temporaryStore(engine, [schema])
    expect(await restoreStore(to, Readable.from([backup]), [schema])).toMatchObject({
      ok: true,
      value: { tables: 4, rows: 5004 },
    })
    expect(linesOf(await dump(to))).toEqual(linesOf(backup))
  })

  it('leaves guards and links in force after a restore', async () => {
    await using from = await filledStore(engine)
    await using to = await temporaryStore(engine, [])
    await restoreStore(to, Readable.from([await dump(from)]), [schema])
    await expect(sql`delete from entry`.execute(to.migrationDb)).rejects.toThrow(/append-only/)
    await expect(sql`insert into entry values (9000, 'nobody', 1)`.execute(to.migrationDb)).rejects.toThrow(
      /foreign key/i,
    )
    expect((await verifyStore(to, [])).flatMap((part) => part.findings)).toEqual([])
  })

  it('takes the steps of a newer program over a copy made by an older one', async () => {
    await using from = await filledStore(engine)
    await using to = await temporaryStore(engine, [])
    expect(await restoreStore(to, Readable.from([await dump(from)]), [schema, later])).toMatchObject({ ok: true })
    const { rows } = await sql<{ note: string }>`select note from node where id = 'a'`.execute(to.migrationDb)
    expect(rows).toEqual([{ note: 'нет' }])
  })

  const cut = (backup: Buffer): Buffer =>
    gzipSync(`${gunzipSync(backup).toString().split('\n').slice(0, -3).join('\n')}\n`)
  it.each([
    ['a text file', 'not-a-backup', () => Buffer.from('Протокол')],
    ['an empty file', 'not-a-backup', () => Buffer.alloc(0)],
    ['somebody else’s gzip', 'not-a-backup', () => gzipSync('{"format":"other"}\n')],
    ['a copy cut in the middle of the file', 'damaged', (backup: Buffer) => backup.subarray(0, backup.length / 2)],
    ['a copy whose last lines are gone', 'damaged', cut],
    [
      'a copy with one changed figure',
      'damaged',
      (backup: Buffer) => gzipSync(gunzipSync(backup).toString().replace('[2,"r",0.25]', '[2,"r",9.25]')),
    ],
    [
      'a copy with a row that names nobody',
      'damaged',
      (backup: Buffer) => gzipSync(gunzipSync(backup).toString().replace('[2,"r",0.25]', '[2,"x",0.25]')),
    ],
    [
      'a copy of a later format',
      'newer',
      (backup: Buffer) => gzipSync(gunzipSync(backup).toString().replace('"version":1', '"version":2')),
    ],
    [
      'a copy with steps this program does not know',
      'newer',
      (backup: Buffer) => gzipSync(gunzipSync(backup).toString().replace('test/create', 'test/unknown')),
    ],
  ] as const)('refuses %s and changes nothing', async (_what, kind, spoil) => {
    await using from = await filledStore(engine)
    await using to = await temporaryStore(engine, [schema])
    const before = linesOf(await dump(to))
    const outcome = await restoreStore(to, Readable.from([spoil(await dump(from))]), [schema])
    expect(outcome).toMatchObject({ ok: false, error: { kind } })
    if (!outcome.ok) expect(backupRefusalSentence(outcome.error)).toMatch(/ничего не восстановлено/)
    expect(linesOf(await dump(to))).toEqual(before)
  })

  it('refuses a store that has data, and one marked out by a newer program', async () => {
    await using from = await filledStore(engine)
    const backup = await dump(from, madeBy('0.1.0'))
    await using full = await filledStore(engine)
    expect(await restoreStore(full, Readable.from([backup]), [schema])).toMatchObject({
      error: { kind: 'store-not-empty' },
    })
    await using ahead = await temporaryStore(engine, [schema, later])
    expect(await restoreStore(ahead, Readable.from([backup]), [schema, later])).toMatchObject({
      error: { kind: 'store-ahead' },
    })
  })

  it.skipIf(testPostgresUrl === undefined)('moves the data to the other engine and back', async () => {
    await using from = await filledStore(engine)
    const other = engine === 'sqlite' ? 'postgres' : 'sqlite'
    await using between = await temporaryStore(other, [])
    await using back = await temporaryStore(engine, [])
    const first = await dump(from)
    expect(await restoreStore(between, Readable.from([first]), [schema])).toMatchObject({ ok: true })
    expect(await restoreStore(back, Readable.from([await dump(between)]), [schema])).toMatchObject({ ok: true })
    expect(linesOf(await dump(back)).toSorted()).toEqual(linesOf(first).toSorted())
  })
})
