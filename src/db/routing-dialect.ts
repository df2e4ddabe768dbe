import type { CompiledQuery, DatabaseConnection, Dialect, Driver, Kysely, QueryResult } from 'kysely'
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'

/**
 * Lends both SQLite connections to a library that wants one Kysely of its own (sign-in): selects go to the reader,
 * everything else waits its turn on the writer, so a long import never delays a page.
 */
export function routingDialect<T>(reader: Kysely<T>, writer: Kysely<T>): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
      (query.query.kind === 'SelectQueryNode' ? reader : writer).executeQuery<R>(query),
    streamQuery: () => {
      throw new Error('routingDialect: streaming is not offered')
    },
  }
  const refuse = async (): Promise<void> => {
    throw new Error('routingDialect: transactions are not offered, use Store.write')
  }
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    releaseConnection: async () => {},
    destroy: async () => {},
  }
  return {
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createDriver: () => driver,
  }
}
