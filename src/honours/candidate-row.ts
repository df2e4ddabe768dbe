import type { Tables } from '#db'
import type { Candidate, CandidateFacts, ExamResult } from './model.ts'

type Row = Tables['honours_candidate']

export function candidateOf(row: Row): Candidate {
  return {
    school: row.school_id,
    year: row.year,
    award: row.award,
    participant: row.participant,
    marks:
      row.fives === null || row.fours === null || row.others === null
        ? 'unknown'
        : { fives: row.fives, fours: row.fours, others: row.others },
    firstTry: row.first_try === null ? 'unknown' : row.first_try === 1,
    exams: JSON.parse(row.exams) as readonly ExamResult[],
    examsComplete: row.exams_complete === 1,
    importId: row.import_id,
  }
}

export function columnsOfFacts(facts: CandidateFacts) {
  const { marks, firstTry } = facts
  return {
    award: facts.award,
    participant: facts.participant,
    fives: marks === 'unknown' ? null : marks.fives,
    fours: marks === 'unknown' ? null : marks.fours,
    others: marks === 'unknown' ? null : marks.others,
    first_try: firstTry === 'unknown' ? null : firstTry ? 1 : 0,
    exams: JSON.stringify(facts.exams),
    exams_complete: facts.examsComplete ? 1 : 0,
  }
}
