import type { Assessment, MarkScale } from '#procedures/model'
import { subjectKey } from '../reading/subject-names.ts'
import type { AssessmentDraft } from '../staged.ts'

/** The known assessment a draft is about, by identifier or by procedure, year, grade and subject. */
export function findAssessment(draft: AssessmentDraft, assessments: readonly Assessment[]): Assessment | 'unknown' {
  const byId = draft.id === undefined ? undefined : assessments.find(({ id }) => id === draft.id)
  return byId ?? sameWork(draft, assessments).find(({ year }) => year === draft.year) ?? 'unknown'
}

/** Assessments of the same procedure, grade and subject in any year. */
export function sameWork(draft: AssessmentDraft, assessments: readonly Assessment[]): readonly Assessment[] {
  if (draft.subject === 'unknown') return []
  const subject = subjectKey(draft.subject)
  return assessments.filter(
    (known) =>
      known.procedure === draft.procedure && known.grade === draft.grade && subjectKey(known.subject) === subject,
  )
}

/** Tasks that may judge a file: a specification guessed from an earlier file's scores may not. */
export function tasksInForce(assessment: Assessment | 'unknown'): Assessment['tasks'] {
  if (assessment === 'unknown' || assessment.tasksSource === 'none' || assessment.tasksSource.kind === 'computed')
    return []
  return assessment.tasks
}

export function scaleInForce(draft: AssessmentDraft, assessment: Assessment | 'unknown'): MarkScale | 'missing' {
  return assessment !== 'unknown' && assessment.scale !== 'missing' ? assessment.scale : draft.scale
}

/** Greatest primary score: of the specification in force, else as the file states it. */
export function maximumInForce(draft: AssessmentDraft, assessment: Assessment | 'unknown'): number | 'unknown' {
  const sum = tasksInForce(assessment).reduce((total, { max }) => total + max, 0)
  if (sum > 0) return sum
  if (assessment !== 'unknown' && assessment.maxScore !== 'unknown' && assessment.tasks.length === 0)
    return assessment.maxScore
  return draft.maxScore
}
