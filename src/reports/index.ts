import type { MigrationStep } from '#db'
import { createDocuments } from './migrations/001-create-documents.ts'

export { reportsActionTitles } from './action-titles.ts'
export { documentEvidence } from './evidence-source.ts'
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
export { makePlanAnnex, type PlanDocumentKind } from './plan-annex/make-plan-annex.ts'
export { hasResults, outlineNote, type OutlineSection } from './outline-note.ts'

export const migrations: readonly MigrationStep[] = [createDocuments]
