import type { MigrationStep } from '#db'
import { createScreening } from './migrations/001-create-screening.ts'
import { indexOutcomes } from './migrations/002-index-outcomes.ts'
import { createMunicipalities } from './migrations/003-create-municipalities.ts'
import { keepWorksNeeded } from './migrations/004-keep-works-needed.ts'

export const migrations: readonly MigrationStep[] = [
  createScreening,
  indexOutcomes,
  createMunicipalities,
  keepWorksNeeded,
]
