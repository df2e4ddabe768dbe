import type { MigrationStep } from '#db'
import { createDocuments } from './migrations/001-create-documents.ts'

export { reportsActionTitles } from './action-titles.ts'
export { documentEvidence } from './evidence-source.ts'
export { composeAnalyticNote } from './compose-analytic-note.ts'
export { findDocumentFaults } from './find-document-faults.ts'
export { audienceOf, gatherAnalyticNote, type NoteNode, type NoteQuestion } from './gather-analytic-note.ts'
export { type DocumentsQuestion, listDocuments, loadDocument, loadDocumentFile } from './load-document.ts'
export { makeAnalyticNote, type MadeNote } from './make-analytic-note.ts'
export { hasResults, outlineNote, type OutlineSection } from './outline-note.ts'

export const migrations: readonly MigrationStep[] = [createDocuments]
