import type { MigrationStep } from '#db'

/** The number of works that would be enough, where nothing could be said: lists show it without opening every finding. */
export const keepWorksNeeded: MigrationStep = {
  name: '2026-11-22-66 screening/keep-works-needed',
  async up(db) {
    await db.schema.alterTable('screening_school').addColumn('works_needed', 'integer').execute()
    await db.schema.alterTable('screening_cell').addColumn('works_needed', 'integer').execute()
  },
}
