import type { MigrationStep } from '#db'

export const createAssessments: MigrationStep = {
  name: '2026-11-22-20 procedures/create-assessments',
  async up(db) {
    await db.schema
      .createTable('assessment')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('procedure', 'text', (column) => column.notNull())
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('grade', 'integer', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('sort_key', 'text', (column) => column.notNull())
      .addUniqueConstraint('assessment_identity', ['procedure', 'year', 'grade', 'subject'])
      .execute()
    await db.schema
      .createTable('task_specification')
      .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessment.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('max_score', 'integer')
      .addColumn('tasks', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('origin', 'text')
      .addColumn('withdrawn_at', 'text')
      .addPrimaryKeyConstraint('task_specification_key', ['assessment_id', 'version'])
      .execute()
    await db.schema
      .createTable('mark_scale')
      .addColumn('assessment_id', 'text', (column) => column.notNull().references('assessment.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('from_three', 'integer', (column) => column.notNull())
      .addColumn('from_four', 'integer', (column) => column.notNull())
      .addColumn('from_five', 'integer', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('origin', 'text')
      .addColumn('withdrawn_at', 'text')
      .addPrimaryKeyConstraint('mark_scale_key', ['assessment_id', 'version'])
      .execute()
  },
}
