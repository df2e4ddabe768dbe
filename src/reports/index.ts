import type { MigrationStep } from '#db'
import { createDocuments } from './migrations/001-create-documents.ts'
import { createPeriodReports } from './migrations/097-create-period-reports.ts'

export { reportsActionTitles } from './action-titles.ts'
export { documentEvidence } from './evidence-source.ts'
export { documentTarget } from './document-target.ts'
export { composeAnalyticNote } from './compose-analytic-note.ts'
export { findDocumentFaults } from './find-document-faults.ts'
export { gatherRequisites, type NoteRequisites } from './gather/gather-requisites.ts'
export { keepDocument, type NewDocument } from './keep-document.ts'
export { audienceOf, gatherAnalyticNote, type NoteNode, type NoteQuestion } from './gather-analytic-note.ts'
export { type DocumentsQuestion, listDocuments, loadDocument, loadDocumentFile } from './load-document.ts'
export { makeAnalyticNote, type MadeNote } from './make-analytic-note.ts'
export type { PlanAnnexData } from './plan-annex/annex-data.ts'
export { composeOrder } from './plan-annex/compose-order.ts'
export { composePlanAnnex } from './plan-annex/compose-plan-annex.ts'
export { parseSignatory } from './plan-annex/parse-signatory.ts'
export { makeAnnexBlocks, makePlanAnnex, type PlanDocumentKind } from './plan-annex/make-plan-annex.ts'
export { hasResults, outlineNote, type OutlineSection } from './outline-note.ts'

export { composeReport } from './monthly/compose-report.ts'
export { createReport } from './monthly/create-report.ts'
export { decideReport } from './monthly/decide-report.ts'
export { deleteReport } from './monthly/delete-report.ts'
export { endSchedule } from './monthly/end-schedule.ts'
export { freezeReport } from './monthly/freeze-report.ts'
export { gatherReport, type ReportData, reportTitle } from './monthly/gather-report.ts'
export { type DueReports, listDueReports, listReports, type ReportsQuestion } from './monthly/list-reports.ts'
export { listSchedules, loadSchedule } from './monthly/list-schedules.ts'
export { listReportEvents, loadReport } from './monthly/load-report.ts'
export { makeDueReportsJob, makeDueReportsKind } from './monthly/make-due-reports.job.ts'
export { type NewSchedule, planReports } from './monthly/plan-reports.ts'
export {
  previewSchedule,
  type ReadSchedule,
  type WordingProblem,
  wordingProblemSentence,
} from './monthly/preview-schedule.ts'
export { renderReport } from './monthly/render-report.ts'
export { reportEvidence } from './monthly/report-evidence.ts'
export { type ReportProblem, reportProblemSentence } from './monthly/report-problem.ts'
export { reportOfStretch } from './monthly/report-of-stretch.ts'
export { saveReportFields } from './monthly/save-report-fields.ts'
export { readyToSend, type ReportSeen, sendReport } from './monthly/send-report.ts'
export { stretchOf } from './monthly/stretch-of.ts'
export { stretchWords } from './monthly/stretch-words.ts'

export const migrations: readonly MigrationStep[] = [createDocuments, createPeriodReports]
