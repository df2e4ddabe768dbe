import type { WriteTx } from '#db'
import { checkStagedFile } from './checking/check-staged-file.ts'
import type { UploadId } from './import-model.ts'
import { loadCheckContext } from './load-check-context.ts'
import { loadStaged, loadUpload } from './load-upload.ts'
import { assignAssessment, type AssessmentAnswer } from './reading/assign-assessment.ts'
import { assignSchool } from './reading/assign-school.ts'
import { packStaged, saveStaged } from './save-staged.ts'
import type { CheckedFile } from './staged.ts'

/** What the file could not say and the person did. */
export interface UploadAnswer {
  readonly assessment?: AssessmentAnswer
  /** Login of the school whose own form it is. */
  readonly school?: string
}

/** Completes an upload with the person's answers, checks it anew and keeps it; undefined where there is nothing to complete. */
export async function answerUpload(
  tx: WriteTx,
  upload: UploadId,
  answer: UploadAnswer,
): Promise<CheckedFile | undefined> {
  const known = await loadUpload(tx, upload)
  const checked = await loadStaged(tx, upload)
  if (known === undefined || checked === undefined) return undefined
  const withSchool = answer.school === undefined ? checked.staged : assignSchool(checked.staged, answer.school)
  const staged = answer.assessment === undefined ? withSchool : assignAssessment(withSchool, answer.assessment)
  const completed = {
    staged,
    findings: checkStagedFile(staged, await loadCheckContext(tx, known.node, known.uploadedAt)),
  }
  await saveStaged(tx, upload, await packStaged(completed))
  return completed
}
