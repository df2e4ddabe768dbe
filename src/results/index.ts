import type { MigrationStep } from '#db'
import { createResults } from './migrations/001-create-results.ts'

export { resultsActionTitles } from './action-titles.ts'
export { importEvidence } from './evidence-source.ts'
export { importTarget } from './import-target.ts'
export { importStaged, type Imported, type ImportRequest } from './import-staged.ts'
export { undoImport } from './undo-import.ts'
export { importsOfFile, type ImportQuestion, listImports, loadReceipt } from './list-imports.ts'
export { type NewUpload, type StagedUpload, stageUpload } from './stage-upload.ts'
export { loadStaged, loadUpload, loadUploadFile } from './load-upload.ts'
export { markUnreadable, packStaged, saveStaged, unpackStaged } from './save-staged.ts'
export { importUpload, type UploadConfirmation } from './import-upload.ts'
export { answerUpload, type UploadAnswer } from './answer-upload.ts'
export { loadCheckContext } from './load-check-context.ts'
export { readUpload, readUploadJob, type ReadUploadPayload } from './read-upload.job.ts'
export {
  type AfterImport,
  importUploadJob,
  importUploadKind,
  type ImportUploadAnswer,
  type ImportUploadPayload,
} from './import-upload.job.ts'
export { dismissUpload, listWaitingUploads, type WaitingUpload } from './list-uploads.ts'
export { expireUploads } from './expire-uploads.ts'
export { expireUploadsJob, expireUploadsKind } from './expire-uploads.job.ts'
export { countWorks, type CountedSpecification } from './count-works.ts'
export { recountAssessment } from './recount-assessment.ts'
export { addCounts, totalCounts } from './add-counts.ts'
export { readResultsFile, readResultsTable } from './reading/read-results-file.ts'
export { type DatasetFile, readDatasetFolder } from './reading/read-dataset-folder.ts'
export { type Recognition, recogniseTable } from './reading/recognise-table.ts'
export { asksForSchool, assignSchool } from './reading/assign-school.ts'
export { asksForAssessment, assignAssessment, type AssessmentAnswer } from './reading/assign-assessment.ts'
export { describeStaged, type PartDescription, type StagedDescription } from './reading/describe-staged.ts'
export { municipalityKey } from './reading/municipality-key.ts'
export { reportTitles } from './reading/report-titles.ts'
export { canonicalSubject, subjectKey } from './reading/subject-names.ts'
export { checkStagedFile } from './checking/check-staged-file.ts'
export { bareContext, type CheckContext, type ExpectedWork, type KnownSchool } from './checking/check-context.ts'
export { type FindingGroup, groupFindings } from './checking/group-findings.ts'
export { markWorks } from './checking/mark-works.ts'
export { withoutErrorRows } from './checking/without-error-rows.ts'
export {
  loadScreeningCells,
  loadWiderDistributions,
  type ScreeningClass,
  type WiderDistribution,
} from './load-screening-cells.ts'
export { loadTaskScores, type TaskScoreRow } from './load-task-scores.ts'
export { loadMarkers, type OfficialMarkers } from './load-markers.ts'
export { dataVersion } from './data-version.ts'
export { analyseAttendance } from './analyse-attendance.ts'
export { analyseMarks } from './analyse-marks.ts'
export { analyseScores } from './analyse-scores.ts'
export { analyseRegister } from './analyse-register.ts'
export { analyseTasks } from './analyse-tasks.ts'
export { analyseTasksByMark } from './analyse-tasks-by-mark.ts'
export { analysePlanned } from './analyse-planned.ts'
export { analyseDynamics } from './analyse-dynamics.ts'
export { analyseCompleteness, type CompletenessQuestion } from './analyse-completeness.ts'
export { listImportsInForce, type ImportInForce, type ImportsInForceQuestion } from './list-imports-in-force.ts'
export { listRegisterGaps } from './list-register-gaps.ts'
export { listSchoolResults, type SchoolResultsQuestion } from './list-school-results.ts'
export * from './present/index.ts'
export { publishedZones, zoneOf } from './performance-zones.ts'
export { shieldGroups, type ShieldedGroup, type Shielding } from './shield-groups.ts'

export const migrations: readonly MigrationStep[] = [createResults]
export { cellFindings } from './cell-findings.ts'
export { receiptFindings } from './receipt-findings.ts'
