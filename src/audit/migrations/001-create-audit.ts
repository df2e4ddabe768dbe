import { type Kysely, sql } from 'kysely'
import type { MigrationStep } from '#db'
import { unreachable } from '#kernel/assert'
import { genesisHash } from '../entry-hash.ts'

export const createAudit: MigrationStep = {
  name: '2026-11-22-05 audit/create-audit',
  async up(db, engine) {
    // Paths are searched by prefix as a range, which needs byte order; SQLite has it by default.
    const pathType = engine === 'postgres' ? sql`text collate "C"` : 'text'
    await db.schema
      .createTable('audit_entry')
      .addColumn('sequence', 'integer', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('actor', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('node_path', pathType, (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('previous_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('audit_entry_node').on('audit_entry').columns(['node_path', 'sequence']).execute()
    await db.schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute()
    await sql`insert into audit_head (id, count, hash) values (1, 0, ${sql.lit(genesisHash)})`.execute(db)
    switch (engine) {
      case 'sqlite':
        return refuseChangesInSqlite(db)
      case 'postgres':
        return refuseChangesInPostgres(db)
      default:
        return unreachable(engine)
    }
  },
}

async function refuseChangesInSqlite(db: Kysely<unknown>): Promise<void> {
  for (const verb of ['update', 'delete']) {
    await sql
      .raw(
        `create trigger audit_entry_no_${verb} before ${verb} on audit_entry
         begin select raise(abort, 'audit_entry: the log is append-only'); end`,
      )
      .execute(db)
  }
  await sql`create trigger audit_head_no_delete before delete on audit_head
    begin select raise(abort, 'audit_head: the log is append-only'); end`.execute(db)
  await sql`create trigger audit_head_only_forward before update on audit_head when new.count < old.count
    begin select raise(abort, 'audit_head: the log is append-only'); end`.execute(db)
}

async function refuseChangesInPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`create function audit_refuse_change() returns trigger language plpgsql as
    $$ begin raise exception '%: the log is append-only', tg_table_name; end $$`.execute(db)
  await sql`create trigger audit_entry_no_change before update or delete or truncate on audit_entry
    for each statement execute function audit_refuse_change()`.execute(db)
  await sql`create trigger audit_head_no_delete before delete or truncate on audit_head
    for each statement execute function audit_refuse_change()`.execute(db)
  await sql`create trigger audit_head_only_forward before update on audit_head
    for each row when (new.count < old.count) execute function audit_refuse_change()`.execute(db)
}
