import type { MigrationStep } from '#db'

export const createSchoolPlans: MigrationStep = {
  name: '2026-11-22-95 plan/create-school-plans',
  async up(db) {
    // The municipal plan that a school's own plan comes from; null for the plan of an authority.
    await db.schema
      .alterTable('plan')
      .addColumn('parent_id', 'text', (column) => column.references('plan.id'))
      .execute()
    await db.schema.createIndex('plan_parent').on('plan').columns(['parent_id', 'node_id']).execute()
    await db.schema
      .createTable('school_plan')
      .addColumn('plan_id', 'text', (column) => column.primaryKey().references('plan.id'))
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('remark', 'text')
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    await db.schema
      .createTable('school_plan_event')
      .addColumn('plan_id', 'text', (column) => column.notNull().references('school_plan.plan_id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('step', 'text', (column) => column.notNull())
      .addColumn('remark', 'text')
      .addPrimaryKeyConstraint('school_plan_event_key', ['plan_id', 'version'])
      .execute()
    await db.schema
      .createTable('school_plan_row')
      .addColumn('plan_id', 'text', (column) => column.notNull().references('school_plan.plan_id'))
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('carries_id', 'text', (column) => column.references('plan_measure.id'))
      .addColumn('owner_id', 'text', (column) => column.references('person.id'))
      .addColumn('own_date', 'text')
      .addColumn('lead_days', 'integer')
      .addColumn('note', 'text')
      .addColumn('remark', 'text')
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('school_plan_row_key', ['plan_id', 'measure_id'])
      .execute()
  },
}
