import { explainInnocently, type InnocentCheck } from './explaining/explain-innocently.ts'
import { speakingPatterns } from './explaining/speaking-patterns.ts'
import { absencePicture, type AbsenceRow } from './figures/absence-picture.ts'
import { cohortYears, type CohortYear } from './figures/cohort-years.ts'
import { expectedHistogram, type ExpectedHistogram } from './figures/expected-histogram.ts'
import { classLikeness, type ClassLikeness } from './figures/likeness.ts'
import { registerExpectation, type RegisterExpectationRow } from './figures/register-expectation.ts'
import { taskProfiles, type TaskProfile } from './figures/task-profile.ts'
import type { CellFinding } from './model.ts'
import type { PatternFamily } from './patterns/pattern-families.ts'
import type { PreparedScreening } from './prepare-screening.ts'

/** What stands behind a cell's sentences: pictures' numbers and what would explain the sign innocently. */
export interface CellEvidence {
  readonly histogram: ExpectedHistogram
  readonly register: readonly RegisterExpectationRow[]
  /** By class; empty where works carry no task scores. */
  readonly profiles: readonly TaskProfile[]
  readonly likeness: readonly ClassLikeness[]
  readonly absence: readonly AbsenceRow[]
  /** The same children by year; empty where there is one sitting only. */
  readonly cohort: readonly CohortYear[]
  readonly checks: readonly InnocentCheck[]
}

/** A cell is worth its evidence when one of its families speaks at all; quiet cells are the many. */
const speaking = Math.log(0.05)

export function speaks(finding: CellFinding): boolean {
  return finding.flagged || finding.indications.some((each) => each.outcome === 'tested' && each.logP <= speaking)
}

/**
 * @param position of the cell among all prepared cells, the order of `ScreeningAnswer.cells`
 * @param pictures of task scores: those of the families that speak (evidence of a region is kept), or all of them
 */
export function cellEvidence(
  prepared: PreparedScreening,
  position: number,
  pictures: 'speaking' | 'all' = 'speaking',
): CellEvidence {
  const cell = prepared.cellAt(position)
  const { families } = speakingPatterns(prepared, cell)
  const shown = (...wanted: readonly PatternFamily[]) =>
    pictures === 'all' || wanted.some((family) => families.includes(family))
  return {
    histogram: expectedHistogram(prepared, cell),
    register: registerExpectation(prepared, cell),
    profiles: shown('task-residual', 'open-minus-short', 'person-fit') ? taskProfiles(prepared, cell) : [],
    likeness: shown('similarity') ? classLikeness(prepared, cell) : [],
    absence: absencePicture(prepared, cell),
    cohort: cohortYears(prepared, cell),
    checks: explainInnocently(prepared, position),
  }
}

type Kept = Omit<CellEvidence, 'profiles' | 'likeness' | 'absence' | 'cohort' | 'checks'> & {
  readonly checks: readonly (Omit<InnocentCheck, 'families'> & Partial<Pick<InnocentCheck, 'families'>>)[]
}

/** Evidence as it was kept; what an older screening did not keep is empty, and its checks spoke of scores and marks. */
export function readEvidence(json: string): CellEvidence {
  const kept = JSON.parse(json) as Kept
  return {
    profiles: [],
    likeness: [],
    absence: [],
    cohort: [],
    ...kept,
    checks: kept.checks.map((check) => ({ families: ['boundary', 'register', 'level'], ...check })),
  }
}
