import { type Kysely, sql } from 'kysely'
import { unreachable } from '#kernel/assert'
import { listTables } from './list-tables.ts'
import { readBatches } from './read-batches.ts'
import type { Store } from './store.ts'
import type { ReadTx } from './transaction.ts'

/** One thing that must hold in a sound store. */
export interface StoreCheck {
  /** What is checked, in Russian: «Журнал действий». */
  readonly name: string
  /** One Russian sentence for each thing that does not hold; none when all does. */
  run(tx: ReadTx): Promise<readonly string[]>
}

export interface CheckedPart {
  readonly name: string
  readonly findings: readonly string[]
}

/** Asks the engine about its own files and constraints, then every check of the domains, all on one view of the store. */
export async function verifyStore(store: Store, checks: readonly StoreCheck[]): Promise<CheckedPart[]> {
  return store.read(async (view) => {
    const tx = view as unknown as Kysely<unknown>
    const parts: CheckedPart[] = [
      { name: 'Файлы хранилища', findings: await engineFindings(tx, store.engine) },
      { name: 'Связи между таблицами', findings: await linkFindings(tx, store.engine) },
    ]
    for (const check of checks) parts.push({ name: check.name, findings: await check.run(view) })
    return parts
  })
}

async function engineFindings(tx: Kysely<unknown>, engine: Store['engine']): Promise<string[]> {
  switch (engine) {
    case 'sqlite': {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(tx)
      return rows
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok')
        .map((line) => `Файл хранилища повреждён: ${line}.`)
    }
    case 'postgres': {
      const { rows } = await sql<{ name: string }>`
        select i.indexrelid::regclass::text as name from pg_index i
        join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = current_schema()::regnamespace and not (i.indisvalid and i.indisready)`.execute(tx)
      await readEveryRow(tx)
      return rows.map((row) => `Указатель ${row.name} не достроен: выполните REINDEX.`)
    }
    default:
      return unreachable(engine)
  }
}

/** A page that PostgreSQL cannot read stops the reading, and the failure names it. */
async function readEveryRow(tx: Kysely<unknown>): Promise<void> {
  for (const table of await listTables(tx, 'postgres')) {
    for await (const rows of readBatches(tx, 'postgres', table)) void rows
  }
}

async function linkFindings(tx: Kysely<unknown>, engine: Store['engine']): Promise<string[]> {
  switch (engine) {
    case 'sqlite': {
      const { rows } = await sql<{ table: string; parent: string; n: number }>`
        select "table", parent, count(*) as n from pragma_foreign_key_check() group by "table", parent`.execute(tx)
      return rows.map(
        (row) => `В таблице ${row.table} строк, которые ссылаются на отсутствующие строки ${row.parent}: ${row.n}.`,
      )
    }
    case 'postgres': {
      const { rows } = await sql<{ table: string; name: string }>`
        select conrelid::regclass::text as "table", conname::text as name from pg_constraint
        where connamespace = current_schema()::regnamespace and not convalidated`.execute(tx)
      return rows.map((row) => `В таблице ${row.table} ограничение ${row.name} не проверено.`)
    }
    default:
      return unreachable(engine)
  }
}
