import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { asStoreFailure } from './store-failure.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'
import type { ReadTx, WriteTx } from './transaction.ts'

const connections = 10

/** Opens a PostgreSQL store. Several processes may share one database. */
export function openPostgres(url: string, schema?: string): Store {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types: { getTypeParser: numbersAsNumbers as typeof pg.types.getTypeParser },
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  })
  // A connection lost while idle is replaced by the pool; the error reaches the next caller, not the process.
  pool.on('error', () => {})
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const close = (): Promise<void> => kysely.destroy()
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw asStoreFailure(error)
    }
  }
  return {
    engine: 'postgres',
    migrationDb: kysely,
    signInDb: kysely,
    read: (work) =>
      attempt(() =>
        kysely
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((tx) => work(tx as unknown as ReadTx)),
      ),
    write: (work) => attempt(() => kysely.transaction().execute((tx) => work(tx as unknown as WriteTx))),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const int8 = 20
const numeric = 1700

/** Counts and sums come as numbers, as SQLite gives them; ours stay far below 2^53. */
function numbersAsNumbers(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === int8 || oid === numeric) return (text: string) => Number.parseFloat(text)
  return pg.types.getTypeParser(oid, format as 'text')
}
