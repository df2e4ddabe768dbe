import type SqliteDatabase from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { asStoreFailure } from './store-failure.ts'

const busyRetryMs = 20
const busyLimitMs = 30_000
const statementsKept = 500

/**
 * Kysely over one better-sqlite3 connection. Kysely's own driver begins transactions as `deferred`, which fails
 * with SQLITE_BUSY in the middle when two processes write, and waits synchronously, which stops the event loop.
 * Here a writing transaction begins `immediate` and waits for its turn asynchronously.
 */
export function sqliteDialect(database: SqliteDatabase.Database, mode: 'read' | 'write'): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => new SqliteStoreDriver(new SqliteConnection(database), mode),
  }
}

/** One connection, one user at a time: callers queue for it in order. */
class SqliteStoreDriver implements Driver {
  readonly #connection: SqliteConnection
  readonly #begin: string
  #queue: Promise<void> = Promise.resolve()
  #release: (() => void) | undefined

  constructor(connection: SqliteConnection, mode: 'read' | 'write') {
    this.#connection = connection
    this.#begin = mode === 'write' ? 'begin immediate' : 'begin'
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#queue
    let release: () => void = () => {}
    this.#queue = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(this.#begin))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback()
  }

  async releaseConnection(): Promise<void> {
    this.#release?.()
  }

  async destroy(): Promise<void> {
    this.#connection.close()
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #database: SqliteDatabase.Database
  readonly #statements = new Map<string, SqliteDatabase.Statement>()

  constructor(database: SqliteDatabase.Database) {
    this.#database = database
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const giveUpAt = performance.now() + busyLimitMs
    for (;;) {
      try {
        return this.#execute<R>(query)
      } catch (error) {
        const busy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
        if (!busy || performance.now() > giveUpAt) throw asStoreFailure(error)
        await new Promise((resolve) => setTimeout(resolve, busyRetryMs))
      }
    }
  }

  #execute<R>(query: CompiledQuery): QueryResult<R> {
    const statement = this.#prepare(query.sql)
    if (statement.reader) return { rows: statement.all(query.parameters) as R[] }
    const { changes, lastInsertRowid } = statement.run(query.parameters)
    return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A fresh statement: a cached one may be asked again while this one is still being read.
    for (const row of this.#database.prepare(query.sql).iterate(query.parameters)) yield { rows: [row as R] }
  }

  #prepare(sql: string): SqliteDatabase.Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#database.prepare(sql)
    if (this.#statements.size >= statementsKept) {
      const [oldest] = this.#statements.keys()
      if (oldest !== undefined) this.#statements.delete(oldest)
    }
    this.#statements.set(sql, statement)
    return statement
  }

  rollback(): void {
    // SQLite itself rolls back on some errors (a full disk among them); then there is nothing left to undo.
    if (this.#database.inTransaction) this.#database.exec('rollback')
  }

  close(): void {
    this.#database.close()
  }
}
