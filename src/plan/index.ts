import type { MigrationStep } from '#db'
import { createPlans } from './migrations/001-create-plans.ts'
import { bindExecutionsToEvents } from './migrations/081-bind-executions-to-events.ts'
import { countExecutions } from './migrations/091-count-executions.ts'
import { keepListChoices } from './migrations/092-keep-list-choices.ts'
import { createRevisions } from './migrations/093-create-revisions.ts'
import { createSchoolPlans } from './migrations/095-create-school-plans.ts'
import { createTargetRecords } from './migrations/096-create-target-records.ts'

export { checkAnswer } from './checking/check-answer.ts'
export { checkPlan } from './checking/check-plan.ts'
export type { CheckContext, PlanRule, ProcedureWindow } from './checking/plan-rule.ts'
export { planRules } from './checking/plan-rules.ts'
export { readPlan, type ReadPlanOptions } from './reading/read-plan.ts'
export { readingAnswer } from './reading-answer.ts'
export { whereKey, whereTitle } from './where-title.ts'
export { type PlanProblem, planProblemSentence } from './plan-problem.ts'
export type { EvidenceOffer, EvidenceSource } from './evidence-source.ts'
export { planActionTitles } from './action-titles.ts'
export { dismissPlanUpload, listPlanUploads, loadPlanUpload, stagePlanUpload } from './stage-plan-upload.ts'
export { loadPlanFile } from './keep-file.ts'
export { createPlanFromReading } from './create-plan.ts'
export { suggestDecision } from './suggest-decision.ts'
export { suggestKind } from './suggest-kind.ts'
export {
  addDecidedMeasure,
  type AddedMeasure,
  type DecidedDeadline,
  type DecidedMeasure,
  type DeadlineQuestion,
  previewDecidedDeadline,
} from './add-decided-measure.ts'
export { type ClosableQuestion, type ClosableRows, listClosable } from './list-closable.ts'
export { countProgress, noProgress, type ProgressQuestion } from './count-progress.ts'
export { type EditForecast, editMeasure, forecastEdit, type MeasureEdit } from './edit-measure.ts'
export { assignOwner } from './assign-owner.ts'
export { listPossibleOwners } from './list-possible-owners.ts'
export { executionsOfOwner, listOwners } from './list-owners.ts'
export { addDraftRow, type NewDraftRow } from './revising/add-draft-row.ts'
export { dropDraftRow } from './revising/drop-draft-row.ts'
export { followMeasure } from './revising/carry-over.ts'
export { forecastRevision } from './revising/forecast-revision.ts'
export { keepFormerRow } from './revising/keep-former-row.ts'
export { listMeasureEvents } from './revising/list-measure-events.ts'
export { listPastExecutions } from './revising/list-past-executions.ts'
export { listRevisions } from './revising/list-revisions.ts'
export { loadDifference } from './revising/load-difference.ts'
export { pairMeasures } from './revising/pair-measures.ts'
export { measureChanges, shownChange } from './revising/measure-changes.ts'
export { previewChange } from './change-measure.ts'
export { findCorrected, readCorrection } from './revising/read-correction.ts'
export { putPlanInForce } from './put-plan-in-force.ts'
export { deletePlanDraft } from './delete-plan-draft.ts'
export { acknowledgePlan, listAcknowledgements } from './acknowledge-plan.ts'
export { moveExecution } from './move-execution.ts'
export { returnExecution } from './return-execution.ts'
export { markNotRequired } from './mark-not-required.ts'
export { attachEvidence } from './attach-evidence.ts'
export { detachEvidence } from './detach-evidence.ts'
export { offerEvidence } from './offer-evidence.ts'
export { listPlans } from './list-plans.ts'
export { loadPlan } from './load-plan.ts'
export { listMeasures } from './list-measures.ts'
export { loadMeasure } from './load-measure.ts'
export { listExecutions } from './list-executions.ts'
export { findExecutions, type FilteredQuestion } from './find-executions.ts'
export {
  type BulkPreview,
  type BulkQuestion,
  bulkRights,
  changeExecutions,
  previewExecutions,
} from './change-executions.ts'
export { listChoices } from './list-choices.ts'
export { monthGridOf } from './month-grid.ts'
export { duesOfMonth } from './dues-of-month.ts'
export { type PlaceSummary, summariseBelow } from './summarise-below.ts'
export { listSavedFilters } from './list-saved-filters.ts'
export { type NewFilter, saveFilter } from './save-filter.ts'
export { changeSavedFilter, type FilterChange } from './change-saved-filter.ts'
export { closeFeed, feedSince, findFeedOwner, openFeed } from './open-feed.ts'
export { feedEntries, type FeedContext } from './feed-entries.ts'
export { listOwnDue } from './list-own-due.ts'
export { tallyFindings } from './tally-findings.ts'
export { loadExecution } from './load-execution.ts'
export { matrixOf } from './matrix-of.ts'
export { todayFor } from './today-for.ts'
export { forecastPlan } from './forecast-plan.ts'
export { readOrderFile } from './read-order-file.ts'

export type { BurdenQuestion, BurdenSource } from './burden-source.ts'
export { executionBurden } from './burden/execution-burden.ts'
export { burdenLedger } from './burden/burden-ledger.ts'
export { forecastBurden } from './burden/forecast-burden.ts'
export { schoolYearOf } from './burden/months-of.ts'
export type { TargetQuestion, TargetSource } from './target-source.ts'
export { acceptedExecutionsTarget, acceptedSchoolsTarget } from './targets/accepted-targets.ts'
export { recordsTarget, schoolsWithRecordsTarget } from './targets/record-targets.ts'
export { bindTarget } from './targets/bind-target.ts'
export { type CountedTarget, listTargets } from './targets/list-targets.ts'
export { addRecord, type NewRecord, withdrawRecord } from './targets/change-records.ts'
export { listRecords, loadRecord, loadRecordFile } from './targets/list-records.ts'
export { loadTarget } from './targets/load-target.ts'
export { type TargetProblem, targetProblemSentence } from './targets/target-problem.ts'
export { deriveSchoolPlan } from './cascade/derive-school-plan.ts'
export { startNextVersion } from './cascade/start-next-version.ts'
export { deleteSchoolPlanDraft } from './cascade/delete-school-plan-draft.ts'
export { listReviewEvents, loadSchoolPlan } from './cascade/load-school-plan.ts'
export { listSchoolPlanRows } from './cascade/list-school-plan-rows.ts'
export { listSchoolPlans } from './cascade/list-school-plans.ts'
export { type SchoolPlansToday, schoolPlansToday } from './cascade/school-plans-today.ts'
export { findCurrentPlan } from './cascade/current-plan.ts'
export { addOwnRow, editOwnRow, removeOwnRow } from './cascade/change-own-rows.ts'
export { listSchoolPeople, readOwnDeadline } from './cascade/own-row.ts'
export { type DerivedRowEdit, editDerivedRow } from './cascade/edit-derived-row.ts'
export { checkSchoolPlan, type RowFinding } from './cascade/check-school-plan.ts'
export { recallSchoolPlan, sendSchoolPlan } from './cascade/send-school-plan.ts'
export { returnSchoolPlan } from './cascade/return-school-plan.ts'
export { acceptSchoolPlan } from './cascade/accept-school-plan.ts'
export { schoolPlanEvidence } from './cascade/school-plan-evidence.ts'
export { type SchoolPlanProblem, schoolPlanProblemSentence } from './cascade/school-plan-problem.ts'
export {
  makeEventChange,
  makeSchoolDates,
  previewEventChange,
  previewSchoolDates,
  type RedatingProblem,
  redatingProblemSentence,
} from './redate-by-calendar.ts'
export { stageEvidence } from './stage-evidence.ts'
export { listWaitingEvents } from './list-waiting-events.ts'
export { listRedatings } from './list-redatings.ts'

export const migrations: readonly MigrationStep[] = [
  createPlans,
  bindExecutionsToEvents,
  createSchoolPlans,
  createTargetRecords,
  countExecutions,
  keepListChoices,
  createRevisions,
]
