import type { MigrationStep } from '#db'

export const indexOutcomes: MigrationStep = {
  name: '2026-11-22-41 screening/index-outcomes',
  async up(db) {
    // Lists count schools and works to look at; the rows themselves are fat with findings and evidence.
    await db.schema
      .createIndex('screening_school_outcome')
      .on('screening_school')
      .columns(['run_id', 'municipality_id', 'flagged', 'school_id'])
      .execute()
    await db.schema
      .createIndex('screening_cell_flagged')
      .on('screening_cell')
      .columns(['run_id', 'flagged', 'school_id'])
      .execute()
  },
}
