import { type Kysely, sql } from 'kysely'
import { unreachable } from '#kernel/assert'
import type { Store } from './store.ts'

/**
 * Runs `work` with triggers and foreign keys out of the way, and puts them back, in the caller's transaction: rows of
 * a backup come table by table, and an append-only table must take its history as it was. Putting the foreign keys
 * back checks every row against them.
 */
export async function withoutGuards<T>(
  tx: Kysely<unknown>,
  engine: Store['engine'],
  work: () => Promise<T>,
): Promise<T> {
  switch (engine) {
    case 'sqlite':
      return withoutSqliteGuards(tx, work)
    case 'postgres':
      return withoutPostgresGuards(tx, work)
    default:
      return unreachable(engine)
  }
}

async function withoutSqliteGuards<T>(tx: Kysely<unknown>, work: () => Promise<T>): Promise<T> {
  // Until the commit, which refuses while one row is left without the row it names.
  await sql`pragma defer_foreign_keys = on`.execute(tx)
  const { rows: triggers } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_schema where type = 'trigger'`.execute(tx)
  for (const trigger of triggers) await sql`drop trigger ${sql.id(trigger.name)}`.execute(tx)
  const done = await work()
  for (const trigger of triggers) await sql.raw(trigger.sql).execute(tx)
  return done
}

async function withoutPostgresGuards<T>(tx: Kysely<unknown>, work: () => Promise<T>): Promise<T> {
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select c.conrelid::regclass::text as "table", c.conname::text as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`.execute(tx)
  const { rows: guarded } = await sql<{ table: string }>`
    select distinct t.tgrelid::regclass::text as "table" from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = current_schema()::regnamespace`.execute(tx)
  // `regclass` as text is already quoted where it must be.
  for (const key of keys) await sql`alter table ${sql.raw(key.table)} drop constraint ${sql.id(key.name)}`.execute(tx)
  for (const { table } of guarded) await sql`alter table ${sql.raw(table)} disable trigger user`.execute(tx)
  const done = await work()
  for (const { table } of guarded) await sql`alter table ${sql.raw(table)} enable trigger user`.execute(tx)
  for (const key of keys) {
    const addition = sql.raw(key.definition)
    await sql`alter table ${sql.raw(key.table)} add constraint ${sql.id(key.name)} ${addition}`.execute(tx)
  }
  return done
}
