import { sql } from 'kysely'
import type { MigrationStep } from '#db'

export const createLetters: MigrationStep = {
  name: '2026-11-22-87 mail/create-letters',
  async up(db, engine) {
    // Paths are searched by prefix as a range, which needs byte order; SQLite has it by default.
    const pathType = engine === 'postgres' ? sql`text collate "C"` : 'text'
    await db.schema
      .createTable('letter')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('dedupe_key', 'text', (column) => column.notNull().unique())
      .addColumn('node_path', pathType, (column) => column.notNull())
      .addColumn('to_name', 'text', (column) => column.notNull())
      .addColumn('to_email', 'text', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('html', 'text', (column) => column.notNull())
      .addColumn('calendar', 'text')
      .addColumn('preferences_url', 'text')
      .addColumn('secret', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('not_before', 'text', (column) => column.notNull())
      .addColumn('send_before', 'text')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('lease', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'text', (column) => column.notNull())
      .addColumn('answer', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('settled_at', 'text')
      .execute()
    await db.schema.createIndex('letter_to_send').on('letter').columns(['state', 'not_before']).execute()
    await db.schema.createIndex('letter_list').on('letter').columns(['created_at', 'id']).execute()
    await db.schema
      .createTable('mail_server')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('failing_since', 'text')
      .addColumn('next_try_at', 'text', (column) => column.notNull())
      .addColumn('answered_at', 'text')
      .execute()
  },
}
