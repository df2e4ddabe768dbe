import type { MigrationStep } from '#db'

export const createJobs: MigrationStep = {
  name: '2026-11-22-04 jobs/create-jobs',
  async up(db) {
    await db.schema
      .createTable('job')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('run_at', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('max_attempts', 'integer', (column) => column.notNull())
      .addColumn('lease', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'text', (column) => column.notNull())
      .addColumn('cancel_requested', 'integer', (column) => column.notNull())
      .addColumn('progress', 'real', (column) => column.notNull())
      .addColumn('stage', 'text', (column) => column.notNull())
      .addColumn('result', 'text')
      .addColumn('failure', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('finished_at', 'text')
      .addColumn('once_key', 'text', (column) => column.unique())
      .execute()
    await db.schema.createIndex('job_to_run').on('job').columns(['state', 'run_at']).execute()
  },
}
