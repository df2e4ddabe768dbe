import type { MigrationStep } from '#db'
import { createResults } from './migrations/001-create-results.ts'

export { resultsActionTitles } from './action-titles.ts'
export { importStaged, type Imported, type ImportRequest } from './import-staged.ts'
export { undoImport } from './undo-import.ts'
export { importsOfFile, type ImportQuestion, listImports, loadReceipt } from './list-imports.ts'
export { type NewUpload, type StagedUpload, stageUpload } from './stage-upload.ts'
export { loadStaged, loadUpload, loadUploadFile } from './load-upload.ts'
export { markUnreadable, packStaged, saveStaged } from './save-staged.ts'
export { importUpload, type UploadConfirmation } from './import-upload.ts'
export { expireUploads } from './expire-uploads.ts'
export { countWorks, type CountedSpecification } from './count-works.ts'
export { addCounts, totalCounts } from './add-counts.ts'

export const migrations: readonly MigrationStep[] = [createResults]
