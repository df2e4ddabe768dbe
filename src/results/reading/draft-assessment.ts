import type { TaskLevel, TaskSpec } from '#procedures/model'
import type { AssessmentDraft, StagedWork } from '../staged.ts'
import type { AssessmentFacts } from './assessment-facts.ts'
import type { TaskColumn } from './work-columns.ts'

/** The assessment as far as the file tells it. ВПР where no procedure is named: their forms leave the word out. */
export function draftAssessment(
  facts: AssessmentFacts,
  tasks: Pick<AssessmentDraft, 'tasks' | 'maximaObserved'>,
): AssessmentDraft {
  const sum = tasks.tasks.reduce((total, { max }) => total + max, 0)
  return {
    procedure: facts.procedure ?? 'ВПР',
    year: facts.year ?? 'unknown',
    grade: facts.grade ?? 'unknown',
    subject: facts.subject ?? 'unknown',
    maxScore: facts.maxScore ?? (sum > 0 && tasks.maximaObserved !== true ? sum : 'unknown'),
    ...tasks,
    scale: 'missing',
    ...(facts.date === undefined ? {} : { date: facts.date }),
  }
}

/** Specification by the headings; a maximum that no heading states is the greatest score of its column, and is marked so. */
export function draftTasks(
  columns: readonly TaskColumn[],
  works: readonly StagedWork[],
  levels: ReadonlyMap<number, TaskLevel> = new Map(),
): Pick<AssessmentDraft, 'tasks' | 'maximaObserved'> {
  const observed = columns.some(({ max }) => max === 'unknown')
  const tasks = columns.map(({ column, label, max }, index): TaskSpec => ({
    label,
    max: max === 'unknown' ? greatestScore(works, index) : max,
    level: levels.get(column) ?? 'unknown',
    response: 'unknown',
  }))
  return observed ? { tasks, maximaObserved: true } : { tasks }
}

/** Tasks of a list of scores in one cell, numbered in order. */
export function draftListedTasks(works: readonly StagedWork[]): Pick<AssessmentDraft, 'tasks' | 'maximaObserved'> {
  let count = 0
  for (const { work } of works) if (work.attendance === 'present') count = Math.max(count, work.scores.length)
  const columns = Array.from({ length: count }, (_, index): TaskColumn => ({
    column: 0,
    label: String(index + 1),
    max: 'unknown',
  }))
  return draftTasks(columns, works)
}

function greatestScore(works: readonly StagedWork[], index: number): number {
  let greatest = 1
  for (const { work } of works) {
    const score = work.attendance === 'present' ? work.scores[index] : undefined
    if (typeof score === 'number' && score > greatest && Number.isInteger(score)) greatest = score
  }
  return greatest
}
