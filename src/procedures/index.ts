import type { MigrationStep } from '#db'
import { createAssessments } from './migrations/001-create-assessments.ts'

export { proceduresActionTitles } from './action-titles.ts'
export { assessmentTitle, shortAssessmentTitle } from './assessment-title.ts'
export { enterMarkScale } from './enter-mark-scale.ts'
export { ensureAssessment, type AssessmentIdentity } from './ensure-assessment.ts'
export { setTaskSpecification, type TaskSpecification } from './set-task-specification.ts'
export { setMarkScale, type NewMarkScale, type ScaleRefusal } from './set-mark-scale.ts'
export { withdrawVersions } from './withdraw-versions.ts'
export { loadAssessment, loadAssessments, type AssessmentFilter } from './load-assessments.ts'
export { sourcedScales, type SourcedScale } from './sourced-scales.ts'
export { suggestScales } from './suggest-scales.ts'
export { federalWindow, federalWindows, type FederalWindow } from './federal-windows.ts'
export { missingFor } from './missing-for.ts'

export const migrations: readonly MigrationStep[] = [createAssessments]
