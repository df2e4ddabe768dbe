import { describe, expect, it } from 'vitest'
import type { AssessmentId } from '#procedures/model'
import { absenceEvidence, absenceGroups, absenceTotals } from './absence.ts'
import { gatherCells } from './gather-cells.ts'
import type { ClassCounts } from './model.ts'

const assessment = {
  id: 'vpr-2025-4-ma' as AssessmentId,
  procedure: 'ВПР',
  year: 2025,
  grade: 4,
  subject: 'Математика',
  maxScore: 4,
  tasks: [],
  tasksSource: 'none',
  scale: 'missing',
  scaleSource: 'none',
} as const

/** A class by register mark 2–5: how many were present and how many absent. */
function classOf(school: string, present: readonly number[], absent: readonly number[]): ClassCounts {
  const works = present.reduce((a, b) => a + b, 0)
  const none = [0, 0, 0, 0, 0]
  const counts = {
    works,
    absent: absent.reduce((a, b) => a + b, 0),
    absentByJournal: [0, ...absent],
    scores: [works, 0, 0, 0, 0],
    marks: [[0, ...present], none, none, none, none],
    tasks: [],
  }
  return { assessment: assessment.id, school, municipality: 'm1', classLabel: '1', counts }
}

const others = Array.from({ length: 20 }, (_, i) => classOf(`edu99${1000 + i}`, [2, 6, 10, 5], [0, 1, 1, 0]))

function evidenceOf(own: ClassCounts) {
  const gathered = gatherCells({ assessments: [assessment], classes: [own, ...others] })
  const cell = gathered.schools.find((school) => school.code === own.school)!.cells.at(0)
  return absenceEvidence(absenceGroups(gathered, absenceTotals(gathered), cell))
}

describe('absence', () => {
  it('stands out where only pupils with low marks stayed away', () => {
    const found = evidenceOf(classOf('edu990001', [0, 1, 10, 5], [2, 6, 0, 0]))!
    expect(found).toMatchObject({ observed: 8, n: 8 })
    expect(found.expected).toBeLessThan(5)
    expect(found.logP).toBeLessThan(Math.log(1e-3))
  })

  it('is no sign by its number alone: an epidemic takes all marks alike', () => {
    const found = evidenceOf(classOf('edu990001', [1, 3, 5, 2], [1, 3, 5, 2]))!
    expect(found.logP).toBeGreaterThan(Math.log(0.2))
  })

  it.each([
    ['nobody was absent', [2, 6, 10, 5], [0, 0, 0, 0]],
    ['all have one kind of mark', [0, 0, 10, 5], [0, 0, 2, 1]],
  ])('is silent where %s', (_, present, absent) => {
    expect(evidenceOf(classOf('edu990001', present, absent))).toBeUndefined()
  })
})
