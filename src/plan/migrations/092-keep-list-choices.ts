import type { MigrationStep } from '#db'

/** What people keep beside the lists: their selections, the feed of their calendar, and changes that are not steps. */
export const keepListChoices: MigrationStep = {
  name: '2026-11-22-92 plan/keep-list-choices',
  async up(db) {
    await db.schema
      .createTable('plan_saved_filter')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('person_id', 'text', (column) => column.notNull().references('person.id'))
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('query', 'text', (column) => column.notNull())
      .addColumn('is_default', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addUniqueConstraint('plan_saved_filter_name', ['person_id', 'name'])
      .execute()
    await db.schema
      .createTable('plan_feed')
      .addColumn('person_id', 'text', (column) => column.primaryKey().references('person.id'))
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('plan_execution_change')
      .addColumn('execution_id', 'text', (column) =>
        column.notNull().references('plan_execution.id').onDelete('cascade'),
      )
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('field', 'text', (column) => column.notNull())
      .addColumn('from_value', 'text')
      .addColumn('to_value', 'text')
      .addColumn('reason', 'text')
      .addPrimaryKeyConstraint('plan_execution_change_key', ['execution_id', 'version'])
      .execute()
    await db.schema
      .createIndex('plan_execution_owner')
      .on('plan_execution')
      .columns(['plan_id', 'owner_id', 'measure_id', 'state', 'control_date'])
      .where('owner_id', 'is not', null)
      .execute()
  },
}
