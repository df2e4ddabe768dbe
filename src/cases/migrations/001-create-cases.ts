import type { MigrationStep } from '#db'

export const createCases: MigrationStep = {
  name: '2026-11-23-01 cases/create-cases',
  async up(db) {
    await db.schema
      .createTable('school_case')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('school_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('year', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('screened_at', 'text', (column) => column.notNull())
      .addColumn('school_q', 'real')
      .addColumn('signs', 'text', (column) => column.notNull())
      .addColumn('official', 'text')
      .addColumn('request', 'text')
      .addColumn('request_due', 'text')
      .addColumn('requested_at', 'text')
      .addColumn('answer', 'text')
      .addColumn('answered_at', 'text')
      .addColumn('decision', 'text')
      .addColumn('decision_reason', 'text')
      .addColumn('decided_at', 'text')
      .addColumn('decided_by', 'text')
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addUniqueConstraint('school_case_year', ['school_id', 'year'])
      .execute()
    await db.schema
      .createTable('school_case_event')
      .addColumn('case_id', 'text', (column) => column.notNull().references('school_case.id'))
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('action', 'text', (column) => column.notNull())
      .addColumn('remark', 'text')
      .addPrimaryKeyConstraint('school_case_event_key', ['case_id', 'version'])
      .execute()
    await db.schema
      .createTable('school_case_measure')
      .addColumn('case_id', 'text', (column) => column.notNull().references('school_case.id'))
      .addColumn('measure_id', 'text', (column) => column.notNull().references('plan_measure.id'))
      .addColumn('plan_id', 'text', (column) => column.notNull().references('plan.id'))
      .addPrimaryKeyConstraint('school_case_measure_key', ['case_id', 'measure_id'])
      .execute()
  },
}
