import type { MigrationStep } from '#db'

export const createTargetRecords: MigrationStep = {
  name: '2026-11-22-96 plan/create-target-records',
  async up(db) {
    await db.schema
      .createTable('plan_target_binding')
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('target', 'integer', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('bound_at', 'text', (column) => column.notNull())
      .addColumn('bound_by', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('plan_target_binding_key', ['measure_id', 'target'])
      .execute()
    await db.schema
      .createTable('plan_record')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('target', 'integer', (column) => column.notNull())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('amount', 'integer', (column) => column.notNull())
      .addColumn('on_date', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('url', 'text')
      .addColumn('file_id', 'text', (column) => column.references('plan_file.id'))
      .addColumn('by_role', 'text', (column) => column.notNull())
      .addColumn('added_at', 'text', (column) => column.notNull())
      .addColumn('added_by', 'text', (column) => column.notNull())
      .addColumn('withdrawn_at', 'text')
      .addColumn('withdrawn_by', 'text')
      .addColumn('withdrawn_why', 'text')
      .execute()
    await db.schema
      .createIndex('plan_record_target')
      .on('plan_record')
      .columns(['measure_id', 'target', 'node_id'])
      .execute()
  },
}
