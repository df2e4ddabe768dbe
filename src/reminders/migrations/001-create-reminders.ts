import type { MigrationStep } from '#db'

export const createReminders: MigrationStep = {
  name: '2026-11-22-88 reminders/create-reminders',
  async up(db) {
    await db.schema
      .createTable('letter_preference')
      .addColumn('person_id', 'text', (column) => column.primaryKey().references('person.id'))
      .addColumn('digest_time', 'text', (column) => column.notNull())
      .addColumn('off', 'text', (column) => column.notNull())
      .addColumn('paused_from', 'text')
      .addColumn('paused_until', 'text')
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('reminder_morning')
      .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
      .addColumn('on_date', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reminder_morning_key', ['on_date', 'person_id'])
      .execute()
    await db.schema
      .createTable('reminder_line')
      .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
      .addColumn('rule', 'text', (column) => column.notNull())
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('occasion', 'text', (column) => column.notNull())
      .addColumn('told_at', 'text', (column) => column.notNull())
      .addColumn('letter_id', 'text', (column) => column.notNull().references('letter.id'))
      .addPrimaryKeyConstraint('reminder_line_key', ['person_id', 'subject_id', 'rule', 'occasion'])
      .execute()
    await db.schema.createIndex('reminder_line_told').on('reminder_line').column('told_at').execute()
    await db.schema
      .createTable('reminder_settled')
      .addColumn('subject_id', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reminder_settled_key', ['subject_id', 'version'])
      .execute()
    // What happened lately, whosever it was.
    await db.schema.createIndex('plan_execution_event_at').on('plan_execution_event').column('at').execute()
  },
}
