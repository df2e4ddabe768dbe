import { openPostgres } from './open-postgres.ts'
import { openSqlite } from './open-sqlite.ts'
import type { Store } from './store.ts'

/** Where the data live: a file of the embedded store, or the address of a PostgreSQL database. */
export type StoreLocation =
  | { readonly engine: 'sqlite'; readonly file: string }
  | { readonly engine: 'postgres'; readonly url: string; readonly schema?: string }

export function openStore(location: StoreLocation): Store {
  return location.engine === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url, location.schema)
}
