import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { toBackupValue } from './backup-values.ts'
import { listTables, type StoredTable } from './list-tables.ts'
import { migrate, type MigrationStep } from './migrate.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Store } from './store.ts'

/** Whether nothing but the migrations has ever put a row into the store: it cannot be told from one just made. */
export async function isUntouched(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  steps: readonly MigrationStep[],
): Promise<boolean> {
  const found = await firstRows(tx, await listTables(tx, engine))
  if (found.size === 0) return true
  const fresh = await rowsOfFreshStore(steps)
  return [...found].every(([table, rows]) => rows === fresh.get(table))
}

/** More rows than any migration puts into a table. */
const enough = 1000

/** The rows of each table that has any, as text that is the same for both engines. */
async function firstRows(tx: Kysely<unknown>, tables: readonly StoredTable[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const table of tables) {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`
      select * from ${sql.id(table.name)} limit ${sql.lit(enough)}`.execute(tx)
    const texts = rows.map((row) => JSON.stringify(table.columns.map((column) => toBackupValue(row[column.name]))))
    if (texts.length > 0) found.set(table.name, texts.toSorted().join('\n'))
  }
  return found
}

async function rowsOfFreshStore(steps: readonly MigrationStep[]): Promise<Map<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-fresh-'))
  try {
    await using fresh = openSqlite(join(folder, 'store.sqlite'))
    await migrate(fresh, steps)
    const db = fresh.migrationDb as unknown as Kysely<unknown>
    return await firstRows(db, await listTables(db, 'sqlite'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
