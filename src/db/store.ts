import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'
import type { ReadTx, WriteTx } from './transaction.ts'

/** An open store, SQLite or PostgreSQL. Whoever opened it closes it: `await using store = await openStore(…)`. */
export interface Store extends AsyncDisposable {
  readonly engine: 'sqlite' | 'postgres'
  /** Runs `work` on one consistent view. */
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  /** Runs `work` in one transaction: all of it is kept and on disk when the promise resolves, or nothing. */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** For migrations only: changes the schema on the writing connection. */
  readonly migrationDb: Kysely<Tables>
  /** For the sign-in library only, which speaks to its tables itself. */
  readonly signInDb: Kysely<Tables>
  close(): Promise<void>
}
