import type { PreparedScreening } from '../prepare-screening.ts'
import { explainAbsence } from './explain-absence.ts'
import { explainCohort } from './explain-cohort.ts'
import { explainMarks } from './explain-marks.ts'
import { explainOpenTasks } from './explain-open-tasks.ts'
import { explainPatterns } from './explain-patterns.ts'
import { explainSimilarity } from './explain-similarity.ts'
import type { InnocentCheck } from './innocent-check.ts'
import { speakingPatterns } from './speaking-patterns.ts'

export type { InnocentCheck } from './innocent-check.ts'

/**
 * What would explain this cell innocently: each check is computed where data can answer it, and said also where it does
 * not fit; what only the school knows is asked.
 */
export function explainInnocently(prepared: PreparedScreening, position: number): readonly InnocentCheck[] {
  const found = prepared.cellAt(position)
  const spoken = speakingPatterns(prepared, found)
  return [
    ...explainMarks(prepared, found),
    ...explainPatterns(prepared, found, spoken),
    ...explainOpenTasks(prepared, found, spoken),
    ...explainSimilarity(prepared, found, spoken),
    ...explainAbsence(prepared, found),
    ...explainCohort(prepared, found),
  ]
}
