import type { CandidateFacts, ExamResult } from './model.ts'

export interface MergedCandidate {
  readonly facts: CandidateFacts
  /** Something known was said otherwise. */
  readonly contradicts: boolean
  readonly changed: boolean
}

/**
 * What is known of a candidate after a later row: an empty cell takes nothing back, so the results of the exams may come
 * after the list with the final marks.
 */
export function mergeCandidate(standing: CandidateFacts, later: CandidateFacts): MergedCandidate {
  const marks = later.marks === 'unknown' ? standing.marks : later.marks
  const firstTry = later.firstTry === 'unknown' ? standing.firstTry : later.firstTry
  const exams = [
    ...standing.exams.map((exam) => later.exams.find((each) => isSame(each, exam)) ?? exam),
    ...later.exams.filter((exam) => !standing.exams.some((each) => isSame(each, exam))),
  ]
  const facts = { ...standing, marks, firstTry, exams, examsComplete: standing.examsComplete || later.examsComplete }
  const contradicts =
    (standing.marks !== 'unknown' && !equal(standing.marks, marks)) ||
    (standing.firstTry !== 'unknown' && standing.firstTry !== firstTry) ||
    standing.exams.some((exam, index) => exam.value !== exams[index]?.value)
  const changed =
    contradicts ||
    !equal(standing.marks, marks) ||
    standing.firstTry !== firstTry ||
    exams.length > standing.exams.length ||
    facts.examsComplete !== standing.examsComplete
  return { facts, contradicts, changed }
}

const isSame = (a: ExamResult, b: ExamResult): boolean => a.form === b.form && a.subject === b.subject

function equal(a: CandidateFacts['marks'], b: CandidateFacts['marks']): boolean {
  if (a === 'unknown' || b === 'unknown') return a === b
  return a.fives === b.fives && a.fours === b.fours && a.others === b.others
}
