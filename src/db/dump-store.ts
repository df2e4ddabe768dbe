import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Instant } from '#kernel/clock'
import { backupFormat, type BackupHeader, type BackupReceipt, backupVersion } from './backup-format.ts'
import { toBackupValue } from './backup-values.ts'
import { listTables, type StoredTable, takenSteps } from './list-tables.ts'
import { readBatches } from './read-batches.ts'
import type { Store } from './store.ts'

/**
 * Writes the whole store as one backup, consistent as of one moment, while others go on reading and writing it.
 * It occupies the store's reading connection: a serving process opens a second `Store` for it.
 */
export async function dumpStore(
  store: Store,
  into: NodeJS.WritableStream,
  made: { readonly at: Instant; readonly app: string },
): Promise<BackupReceipt> {
  return store.read(async (view) => {
    const tx = view as unknown as Kysely<unknown>
    const tables = await listTables(tx, store.engine)
    const header = await makeHeader(tx, store.engine, tables, made)
    const hash = createHash('sha256')
    const lines = async function* (): AsyncGenerator<string> {
      for await (const text of contentOf(tx, store.engine, header, tables)) {
        hash.update(text)
        yield text
      }
      yield `${JSON.stringify({ end: true, sha256: hash.copy().digest('hex') })}\n`
    }
    await pipeline(Readable.from(lines(), { objectMode: true }), createGzip({ level: 6 }), into)
    return {
      madeAt: made.at,
      tables: tables.length,
      rows: header.tables.reduce((sum, table) => sum + table.rows, 0),
      sha256: hash.digest('hex'),
    }
  })
}

async function makeHeader(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  tables: readonly StoredTable[],
  made: { readonly at: Instant; readonly app: string },
): Promise<BackupHeader> {
  const counted: BackupHeader['tables'] = []
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.id(table.name)}`.execute(tx)
    counted.push({ name: table.name, columns: table.columns.map((column) => column.name), rows: rows[0]?.n ?? 0 })
  }
  return {
    format: backupFormat,
    version: backupVersion,
    app: made.app,
    madeAt: made.at,
    schema: await takenSteps(tx, engine),
    tables: counted,
  }
}

/** Header and rows as text, a batch of rows at a time. */
async function* contentOf(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  header: BackupHeader,
  tables: readonly StoredTable[],
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  for (const table of tables) {
    yield `${JSON.stringify({ table: table.name })}\n`
    for await (const rows of readBatches(tx, engine, table)) {
      const lines = rows.map((row) => JSON.stringify(table.columns.map((column) => toBackupValue(row[column.name]))))
      yield `${lines.join('\n')}\n`
    }
  }
}
