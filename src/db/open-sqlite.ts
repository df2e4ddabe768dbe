import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely } from 'kysely'
import { routingDialect } from './routing-dialect.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { asStoreFailure } from './store-failure.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import type { ReadTx, WriteTx } from './transaction.ts'

/** Opens (and makes, if need be) a SQLite store: one writing connection, one reading connection, WAL between them. */
export function openSqlite(file: string): Store {
  makeFolder(dirname(file))
  const writing = openConnection(file, 'write')
  const reading = openReading(file, writing)
  const writer = new Kysely<Tables>({ dialect: sqliteDialect(writing, 'write') })
  const reader = new Kysely<Tables>({ dialect: sqliteDialect(reading, 'read') })
  const close = async (): Promise<void> => {
    await reader.destroy()
    await writer.destroy()
    // Kysely does not close what was never used; the writer goes last and folds the WAL into the file.
    reading.close()
    writing.close()
  }
  return {
    engine: 'sqlite',
    migrationDb: writer,
    signInDb: new Kysely<Tables>({ dialect: routingDialect(reader, writer) }),
    read: (work) => reader.transaction().execute((tx) => work(tx as unknown as ReadTx)),
    write: (work) => writer.transaction().execute((tx) => work(tx as unknown as WriteTx)),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw asStoreFailure(error)
  }
}

function openReading(file: string, writing: Database.Database): Database.Database {
  try {
    return openConnection(file, 'read')
  } catch (error) {
    writing.close()
    throw error
  }
}

function openConnection(file: string, mode: 'read' | 'write'): Database.Database {
  try {
    const database = new Database(file)
    database.pragma('journal_mode = WAL')
    // FULL: an acknowledged change survives a power cut, not only a killed process.
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma('temp_store = MEMORY')
    database.pragma('cache_size = -65536')
    // The writer waits asynchronously (sqlite-dialect.ts); a reader only ever waits for a recovery after a crash.
    database.pragma(`busy_timeout = ${mode === 'write' ? 0 : 5000}`)
    if (mode === 'read') database.pragma('query_only = ON')
    return database
  } catch (error) {
    throw asStoreFailure(error)
  }
}
