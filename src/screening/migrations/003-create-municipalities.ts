import type { MigrationStep } from '#db'

export const createMunicipalities: MigrationStep = {
  name: '2026-11-22-65 screening/create-municipalities',
  async up(db) {
    await db.schema
      .createTable('screening_municipality')
      .addColumn('run_id', 'text', (column) => column.notNull().references('screening_run.id'))
      .addColumn('municipality_id', 'text', (column) => column.notNull().references('organisation_node.id'))
      .addColumn('finding', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('screening_municipality_key', ['run_id', 'municipality_id'])
      .execute()
  },
}
