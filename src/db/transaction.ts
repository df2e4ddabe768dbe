import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

declare const mayWrite: unique symbol

/** A consistent view of the store. Cannot be passed where a `WriteTx` is asked. */
export interface ReadTx {
  readonly selectFrom: Kysely<Tables>['selectFrom']
  readonly with: Kysely<Tables>['with']
  readonly fn: Kysely<Tables>['fn']
}

/** A transaction that may change the store: all of it is kept, or nothing. */
export interface WriteTx extends ReadTx {
  readonly insertInto: Kysely<Tables>['insertInto']
  readonly updateTable: Kysely<Tables>['updateTable']
  readonly deleteFrom: Kysely<Tables>['deleteFrom']
  readonly [mayWrite]: true
}
