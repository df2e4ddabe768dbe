import type { MigrationStep } from '#db'

export const createScreening: MigrationStep = {
  name: '2026-11-22-40 screening/create-screening',
  async up(db) {
    await db.schema
      .createTable('screening_run')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('node_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('data_version', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('works', 'integer', (column) => column.notNull())
      .addColumn('schools', 'integer', (column) => column.notNull())
      .addColumn('assessments', 'integer', (column) => column.notNull())
      .addColumn('finished_at', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('screening_run_node').on('screening_run').columns(['node_id', 'finished_at']).execute()
    await db.schema
      .createTable('screening_school')
      .addColumn('run_id', 'text', (column) => column.notNull().references('screening_run.id'))
      .addColumn('school_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('municipality_id', 'text', (column) => column.notNull())
      .addColumn('works', 'integer', (column) => column.notNull())
      .addColumn('flagged', 'integer', (column) => column.notNull())
      .addColumn('enough_data', 'integer', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('screening_school_key', ['run_id', 'school_id'])
      .execute()
    await db.schema
      .createTable('screening_cell')
      .addColumn('run_id', 'text', (column) => column.notNull().references('screening_run.id'))
      .addColumn('school_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessment.id'))
      .addColumn('municipality_id', 'text', (column) => column.notNull())
      .addColumn('works', 'integer', (column) => column.notNull())
      .addColumn('flagged', 'integer', (column) => column.notNull())
      .addColumn('enough_data', 'integer', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text')
      .addPrimaryKeyConstraint('screening_cell_key', ['run_id', 'school_id', 'assessment_id'])
      .execute()
    await db.schema
      .createTable('screening_funnel')
      .addColumn('run_id', 'text', (column) => column.notNull().references('screening_run.id'))
      .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessment.id'))
      .addColumn('funnel', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('screening_funnel_key', ['run_id', 'assessment_id'])
      .execute()
    await db.schema
      .createIndex('screening_cell_assessment')
      .on('screening_cell')
      .columns(['run_id', 'assessment_id'])
      .execute()
  },
}
