import type { MigrationStep } from '#db'
import { createScreening } from './migrations/001-create-screening.ts'
import { indexOutcomes } from './migrations/002-index-outcomes.ts'

export const migrations: readonly MigrationStep[] = [createScreening, indexOutcomes]
