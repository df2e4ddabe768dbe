import type { Assessment, AssessmentId } from '#procedures/model'
import { markOf, type MarkScale } from '#procedures/model'
import type { DealtRow } from './dealt-dataset.ts'

const scale: MarkScale = { 3: 2, 4: 4, 5: 6 }
const source = { kind: 'synthetic', text: 'Синтетические данные' } as const

/** A small assessment of three tasks, at most 6 points. */
export function plainAssessment(id: string, more: Partial<Assessment> = {}): Assessment {
  return {
    id: id as AssessmentId,
    procedure: 'ВПР',
    year: 2025,
    grade: 4,
    subject: 'Математика',
    maxScore: 6,
    tasks: [
      { label: '1', max: 1, level: 'basic', response: 'short' },
      { label: '2', max: 2, level: 'basic', response: 'open' },
      { label: '4К1', max: 3, level: 'advanced', response: 'open' },
    ],
    tasksSource: source,
    scale,
    scaleSource: source,
    ...more,
  }
}

/** Works of one class as rows of a works file; scores go round, so that every class is as honest as the next. */
export function plainRows(count: number, more: Partial<DealtRow> = {}): DealtRow[] {
  return Array.from({ length: count }, (_, index) => {
    const scores = [index % 2, index % 3, index % 4] as const
    const total = scores[0] + scores[1] + scores[2]
    const mark = String(markOf(total, scale))
    return {
      assessment: 'a4',
      municipality: 'reg99_m001',
      school: 'edu990001',
      class: '1',
      participant: String(1001 + index),
      variant: String(1 + (index % 2)),
      journal_mark: mark,
      mark,
      total: String(total),
      tasks: scores.join(' '),
      ...more,
    }
  })
}

/** The same row of somebody who did not come. */
export function absentRow(row: DealtRow): DealtRow {
  return { ...row, variant: 'absent', mark: '', total: '', tasks: '' }
}
