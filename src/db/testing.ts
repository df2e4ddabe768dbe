import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'
import { newId } from '#kernel/new-id'
import { migrate, type MigrationStep } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Store } from './store.ts'

/** Address of a PostgreSQL that tests may make schemas in; `.ci/run` and `npm test` set it. */
export const testPostgresUrl = process.env['OBYEKTIV_TEST_POSTGRES']

/** An empty store that vanishes when disposed. */
export async function temporaryStore(engine: Store['engine'], steps: readonly MigrationStep[]): Promise<Store> {
  const made = engine === 'sqlite' ? temporarySqlite() : await temporaryPostgres()
  await migrate(made, steps)
  return made
}

function temporarySqlite(): Store {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-'))
  const store = openSqlite(join(folder, 'store.sqlite'))
  const close = async (): Promise<void> => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...store, close, [Symbol.asyncDispose]: close }
}

async function temporaryPostgres(): Promise<Store> {
  if (testPostgresUrl === undefined) throw new Error('temporaryPostgres: OBYEKTIV_TEST_POSTGRES is not set')
  const schema = `t_${newId<string>().replaceAll('-', '')}`
  const administrator = new pg.Client({ connectionString: testPostgresUrl })
  await administrator.connect()
  await administrator.query(`create schema ${schema}`)
  const store = openPostgres(testPostgresUrl, schema)
  const close = async (): Promise<void> => {
    await store.close()
    await administrator.query(`drop schema ${schema} cascade`)
    await administrator.end()
  }
  return { ...store, close, [Symbol.asyncDispose]: close }
}

/** Runs the same facts on SQLite and on PostgreSQL. Without a PostgreSQL the second half is skipped and counted as such. */
export function describeOnEachStore(name: string, facts: (engine: Store['engine']) => void): void {
  describe(`${name} (SQLite)`, () => facts('sqlite'))
  describe.skipIf(testPostgresUrl === undefined)(`${name} (PostgreSQL)`, () => facts('postgres'))
}
