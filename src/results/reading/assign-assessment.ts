import type { AssessmentDraft, StagedFile } from '../staged.ts'

/** What a person says of a work that the file does not name. */
export type AssessmentAnswer = Partial<Pick<AssessmentDraft, 'procedure'>> & {
  readonly year?: number
  readonly grade?: number
  readonly subject?: string
}

/** Fills what the file left unknown; what the file says itself is not overruled. */
export function assignAssessment(staged: StagedFile, answer: AssessmentAnswer): StagedFile {
  return {
    ...staged,
    parts: staged.parts.map((part) => ({ ...part, assessment: fillUnknown(part.assessment, answer) })),
  }
}

/** True while year, grade or subject of some part is unknown. */
export function asksForAssessment(staged: StagedFile): boolean {
  return staged.parts.some(({ assessment }) => {
    return assessment.year === 'unknown' || assessment.grade === 'unknown' || assessment.subject === 'unknown'
  })
}

function fillUnknown(draft: AssessmentDraft, answer: AssessmentAnswer): AssessmentDraft {
  return {
    ...draft,
    procedure: answer.procedure ?? draft.procedure,
    year: draft.year === 'unknown' ? (answer.year ?? 'unknown') : draft.year,
    grade: draft.grade === 'unknown' ? (answer.grade ?? 'unknown') : draft.grade,
    subject: draft.subject === 'unknown' ? (answer.subject ?? 'unknown') : draft.subject,
  }
}
