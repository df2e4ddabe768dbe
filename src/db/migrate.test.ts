import { expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { migrate, type MigrationStep } from './migrate.ts'
import { describeOnEachStore, temporaryStore } from './testing.ts'

const createTable = (name: string, table: string): MigrationStep => ({
  name,
  async up(db) {
    await db.schema.createTable(table).addColumn('id', 'text').execute()
  },
})

const first = createTable('2026-01-01-01 test/first', 'first')
const second = createTable('2026-01-01-02 test/second', 'second')
const broken: MigrationStep = {
  name: '2026-01-01-03 test/broken',
  async up(db) {
    await createTable('', 'half').up(db, 'sqlite')
    throw new Error('the step broke')
  },
}

const has = async (db: unknown, table: string): Promise<boolean> =>
  (db as Kysely<Record<string, { id: string }>>)
    .selectFrom(table)
    .selectAll()
    .execute()
    .then(() => true)
    .catch(() => false)

describeOnEachStore('migrating', (engine) => {
  it('runs each step once, in the order of the names', async () => {
    await using store = await temporaryStore(engine, [second, first])
    await migrate(store, [first, second])
    expect([await has(store.migrationDb, 'first'), await has(store.migrationDb, 'second')]).toEqual([true, true])
  })

  it('keeps nothing of a migration that broke in the middle', async () => {
    await using store = await temporaryStore(engine, [first])
    await expect(migrate(store, [first, second, broken])).rejects.toThrow('the step broke')
    expect([await has(store.migrationDb, 'second'), await has(store.migrationDb, 'half')]).toEqual([false, false])
    await migrate(store, [first, second])
    expect(await has(store.migrationDb, 'second')).toBe(true)
  })

  it('is safe to start twice at once', async () => {
    await using store = await temporaryStore(engine, [])
    await Promise.all([migrate(store, [first, second]), migrate(store, [first, second])])
    expect(await has(store.migrationDb, 'second')).toBe(true)
  })
})
