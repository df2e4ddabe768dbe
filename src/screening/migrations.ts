import type { MigrationStep } from '#db'
import { createScreening } from './migrations/001-create-screening.ts'

export const migrations: readonly MigrationStep[] = [createScreening]
