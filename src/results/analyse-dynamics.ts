import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { loadAssessment, loadAssessments } from '#procedures'
import type { Assessment } from '#procedures/model'
import type { AnalysisGroup, AnalysisQuestion, Dynamics, DynamicsYear } from './analysis-model.ts'
import { markFiguresOf } from './analyse-marks.ts'
import { gatherGroups } from './gather-groups.ts'
import { loadFrame } from './load-frame.ts'
import { figuresOfSource, filterLine, hiddenNote } from './table-of-groups.ts'

const yearsShown = 3

/** The same subject and grade over three years, ending with the year of the assessment. */
export async function analyseDynamics(tx: ReadTx, question: Omit<AnalysisQuestion, 'by'>): Promise<Dynamics> {
  const last = await loadAssessment(tx, question.assessment)
  assert(last !== undefined, `analyseDynamics: assessment must be in the store, got ${question.assessment}`)
  const { procedure, grade, subject } = last
  const assessments = (await loadAssessments(tx, { procedure, grade, subject }))
    .filter(({ year }) => year <= last.year && year > last.year - yearsShown)
    .toSorted((one, other) => one.year - other.year)
  const years: DynamicsYear[] = []
  let group: AnalysisGroup | undefined
  let filter = ''
  for (const assessment of assessments) {
    const frame = await loadFrame(tx, { ...question, assessment: assessment.id, by: 'school' }, ['mark-statistics'])
    const { own } = gatherGroups(frame, markFiguresOf.size)
    group = {
      level: frame.node.kind,
      node: frame.node.id,
      name: frame.node.shortName,
      from: own === 'none' ? 'works' : own.group.from,
    }
    filter = filterLine(frame)
    const before = assessments[years.length - 1]
    const comparable = before === undefined ? 'first' : comparability(before, assessment)
    const figures = own === 'none' ? 'none' : own.hidden ? 'hidden' : figuresOfSource(own.source, markFiguresOf)
    years.push({
      year: assessment.year,
      assessment: assessment.id,
      maxScore: assessment.maxScore,
      figures,
      comparable,
      changeOfTwos: comparable === 'yes' ? changeOfTwos(years.at(-1)?.figures, figures) : 'unknown',
    })
  }
  assert(group !== undefined, 'analyseDynamics: the assessment itself must be among its years')
  return { filter, group, years, notes: notesOf(years, question.shield.threshold) }
}

/** Marks of two years are compared where one scale gave them: the same maximum and the same cut scores, both known. */
function comparability(before: Assessment, now: Assessment): DynamicsYear['comparable'] {
  const [one, other] = [before.scale, now.scale]
  if (one === 'missing' || other === 'missing') return 'scale-unknown'
  const same = before.maxScore === now.maxScore && ([3, 4, 5] as const).every((mark) => one[mark] === other[mark])
  return same ? 'yes' : 'scale-changed'
}

function changeOfTwos(before: DynamicsYear['figures'] | undefined, now: DynamicsYear['figures']): number | 'unknown' {
  if (before === undefined || typeof before === 'string' || typeof now === 'string') return 'unknown'
  return now.shares[0] - before.shares[0]
}

function notesOf(years: readonly DynamicsYear[], threshold: number): string[] {
  const notes: string[] = []
  const changed = years.filter((year) => year.comparable === 'scale-changed').map((year) => year.year)
  const unknown = years.filter((year) => year.comparable === 'scale-unknown').map((year) => year.year)
  if (changed.length > 0) {
    notes.push(
      `Шкала или максимальный балл изменились (${changed.join(', ')}): отметки этих лет с предыдущим годом напрямую не сравниваются.`,
    )
  }
  if (unknown.length > 0) {
    notes.push(`Шкала задана не для всех лет (${unknown.join(', ')}): сравнимы ли отметки, неизвестно.`)
  }
  if (years.some((year) => year.figures === 'hidden')) notes.push(hiddenNote(threshold))
  return notes
}
