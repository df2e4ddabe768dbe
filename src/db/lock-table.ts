import { type Kysely, PostgresAdapter, sql } from 'kysely'
import type { Tables } from './tables.ts'
import type { WriteTx } from './transaction.ts'

/**
 * Waits for every transaction that touches the table and keeps others out until this one ends. For the rare operation
 * that replaces everything: without it a job that commits half-way through leaves rows that refer to what is gone.
 * On SQLite a writing transaction is alone already.
 */
export async function lockTable(tx: WriteTx, table: keyof Tables & string): Promise<void> {
  const transaction = tx as unknown as Kysely<Tables>
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return
  await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(transaction)
}
