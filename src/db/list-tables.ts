import { type Kysely, sql } from 'kysely'
import { unreachable } from '#kernel/assert'
import type { Store } from './store.ts'

export interface StoredTable {
  readonly name: string
  readonly columns: readonly StoredColumn[]
}

export interface StoredColumn {
  readonly name: string
  /** As the engine calls it, in small letters: `text`, `integer`, `boolean`, `timestamp with time zone`. */
  readonly type: string
}

/** The table by which `migrate` remembers its steps; a backup carries them in its header instead. */
const stepsTable = 'schema_step'

/** Tables of the store by name, without the one that remembers migration steps. */
export async function listTables(db: Kysely<unknown>, engine: Store['engine']): Promise<StoredTable[]> {
  const columns = (await columnsQuery(engine).execute(db)).rows
  const tables = Map.groupBy(columns, (column) => column.table_name)
  return [...tables.entries()]
    .filter(([name]) => name !== stepsTable)
    .map(([name, own]) => ({
      name,
      columns: own.map((column) => ({ name: column.column_name, type: column.type.toLowerCase() })),
    }))
}

interface ColumnRow {
  readonly table_name: string
  readonly column_name: string
  readonly type: string
}

function columnsQuery(engine: Store['engine']) {
  switch (engine) {
    case 'sqlite':
      return sql<ColumnRow>`
        select m.name as table_name, c.name as column_name, c.type as type
        from sqlite_schema m join pragma_table_info(m.name) c
        where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'
        order by m.name, c.cid`
    case 'postgres':
      return sql<ColumnRow>`
        select c.table_name::text as table_name, c.column_name::text as column_name, c.data_type::text as type
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
        order by c.table_name collate "C", c.ordinal_position`
    default:
      return unreachable(engine)
  }
}

/** Names of the migration steps that the store has taken, in order; none when it has no schema yet. */
export async function takenSteps(db: Kysely<unknown>, engine: Store['engine']): Promise<string[]> {
  const tables = (await columnsQuery(engine).execute(db)).rows
  if (!tables.some((column) => column.table_name === stepsTable)) return []
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(stepsTable)}`.execute(db)
  return rows.map((row) => row.name).toSorted()
}
