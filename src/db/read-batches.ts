import { type Kysely, sql } from 'kysely'
import { unreachable } from '#kernel/assert'
import type { StoredTable } from './list-tables.ts'
import type { Store } from './store.ts'

export type StoredRow = Readonly<Record<string, unknown>>

/** Uploaded files lie in pieces of a quarter of a megabyte each: so many of them still fit the memory. */
const batchSize = 250

/** Every row of a table inside the caller's transaction, one batch in memory at a time. */
export async function* readBatches(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  table: StoredTable,
): AsyncGenerator<readonly StoredRow[]> {
  switch (engine) {
    case 'sqlite':
      return yield* bySqliteRow(tx, table)
    case 'postgres':
      return yield* byPostgresCursor(tx, table)
    default:
      return unreachable(engine)
  }
}

/** The name under which a row's own number travels beside its columns. */
const rowNumber = 'obyektiv_row_number'

async function* bySqliteRow(tx: Kysely<unknown>, table: StoredTable): AsyncGenerator<readonly StoredRow[]> {
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const { rows } = await sql<StoredRow>`
      select rowid as ${sql.id(rowNumber)}, ${columnList(table)} from ${sql.id(table.name)}
      where rowid > ${after} order by rowid limit ${batchSize}`.execute(tx)
    const last = rows.at(-1)?.[rowNumber]
    if (typeof last !== 'number') return
    yield rows
    after = last
  }
}

async function* byPostgresCursor(tx: Kysely<unknown>, table: StoredTable): AsyncGenerator<readonly StoredRow[]> {
  await sql`declare obyektiv_rows no scroll cursor for select ${columnList(table)} from ${sql.id(table.name)}`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<StoredRow>`fetch ${sql.lit(batchSize)} from obyektiv_rows`.execute(tx)
    if (rows.length === 0) break
    yield rows
  }
  await sql`close obyektiv_rows`.execute(tx)
}

function columnList(table: StoredTable) {
  return sql.join(table.columns.map((column) => sql.id(column.name)))
}
