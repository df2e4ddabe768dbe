import type { MigrationStep } from '#db'

export const createRevisions: MigrationStep = {
  name: '2026-11-22-93 plan/create-revisions',
  async up(db) {
    // Ids on both sides change hands when a revision is put in force, so that neither refers to plan_measure.
    await db.schema
      .createTable('plan_measure_pair')
      .addColumn('measure_id', 'text', (column) => column.primaryKey())
      .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.id'))
      .addColumn('replaced_id', 'text', (column) => column.notNull())
      .addUniqueConstraint('plan_measure_pair_replaced', ['plan_id', 'replaced_id'])
      .execute()
    await db.schema
      .createIndex('plan_measure_pair_back')
      .on('plan_measure_pair')
      .columns(['replaced_id', 'measure_id'])
      .execute()
    await db.schema
      .createTable('plan_measure_event')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('reason', 'text')
      .addColumn('changes', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('plan_measure_event_measure')
      .on('plan_measure_event')
      .columns(['measure_id', 'at', 'id'])
      .execute()
    await db.schema
      .createTable('plan_execution_past')
      .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.id'))
      .addColumn('execution_id', 'text', (column) => column.notNull().references('plan_execution.id'))
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('item', 'integer')
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('control_date', 'text')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('remark', 'text')
      .addPrimaryKeyConstraint('plan_execution_past_key', ['plan_id', 'execution_id'])
      .execute()
    // Counts of a plan that was replaced, and the executions of one of its measures, each from the index itself.
    await db.schema
      .createIndex('plan_execution_past_counts')
      .on('plan_execution_past')
      .columns(['plan_id', 'measure_id', 'state', 'control_date', 'node_id'])
      .execute()
  },
}
