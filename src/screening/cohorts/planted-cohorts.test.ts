import { describe, expect, it } from 'vitest'
import { countClass } from '../../../bench/count-classes.ts'
import {
  designAssessments,
  linkedMechanisms,
  simulateSchools,
  standardRecipe,
  type Recipe,
} from '../../../bench/simulate-works.ts'
import { explainInnocently } from '../explaining/explain-innocently.ts'
import { cohortYears } from '../figures/cohort-years.ts'
import type { Indication } from '../model.ts'
import { prepareScreening } from '../prepare-screening.ts'
import { screenPrepared } from '../screen-cells.ts'
import { standardSettings } from '../model.ts'

const recipe: Recipe = {
  ...standardRecipe,
  seed: 2501,
  schools: 100,
  years: [2024, 2025],
  exams: true,
  turnover: 'usual',
  linkedDose: 0.7,
}

function region(plantedShare: number) {
  const own = { ...recipe, plantedShare, planted: plantedShare > 0 ? linkedMechanisms : [] }
  const designs = designAssessments(own)
  const simulated = [...simulateSchools(own, designs)]
  const prepared = prepareScreening({
    assessments: designs.map(({ assessment }) => assessment),
    classes: simulated.flatMap((school) => school.classes.map(countClass)),
  })
  const touched = new Map(
    simulated.flatMap((school) =>
      school.classes.flatMap((one) =>
        one.mechanism === 'none' ? [] : [[`${school.school} ${one.assessment.id as string}`, one.mechanism] as const],
      ),
    ),
  )
  return { prepared, touched, answer: screenPrepared(prepared, standardSettings) }
}

const speaks = (indications: readonly Indication[], family: string) =>
  indications.some((one) => one.family === family && one.outcome === 'tested' && one.p <= 0.05)

describe('a region where only later results can tell', () => {
  const planted = region(0.12)

  it.each([
    ['one-grade', 'cohort-break'],
    ['before-exam', 'exam-gap'],
  ])('«%s» is what «%s» sees', (mechanism, family) => {
    const cells = planted.answer.cells.filter(
      (cell) => cell.works >= 10 && planted.touched.get(`${cell.school} ${cell.assessment as string}`) === mechanism,
    )
    expect(cells.length).toBeGreaterThan(3)
    const seen = cells.filter((cell) => speaks(cell.indications, family))
    expect(seen.length / cells.length).toBeGreaterThan(0.7)
  })

  it('names some of what was lifted and nothing else', () => {
    const flagged = planted.answer.cells.filter((cell) => cell.flagged)
    expect(flagged.length).toBeGreaterThan(2)
    for (const cell of flagged) expect(planted.touched.has(`${cell.school} ${cell.assessment as string}`)).toBe(true)
  })

  it('is quiet where nothing was lifted, though classes change and leave', () => {
    const { answer } = region(0)
    expect([...answer.cells, ...answer.schools].filter(({ flagged }) => flagged)).toEqual([])
  })

  it('shows the children of a sign year by year and asks what the data cannot answer', () => {
    const position = [...planted.answer.cells].findIndex(
      (cell) => cell.flagged && speaks(cell.indications, 'cohort-break'),
    )
    const years = cohortYears(planted.prepared, planted.prepared.cellAt(position))
    expect(years.map(({ grade, year, own }) => [grade, year, own])).toEqual([
      [4, 2024, true],
      [5, 2025, false],
    ])
    const [first, second] = years
    expect(first!.expected).toBe('none')
    expect(second!.expected === 'none' ? 0 : second!.expected.low).toBeGreaterThan(second!.level)
    const checks = explainInnocently(planted.prepared, position).filter(({ families }) =>
      families.includes('cohort-break'),
    )
    expect(checks.map(({ check }) => check)).toEqual([
      'cohort-changed',
      'other-subjects-fell',
      'new-teacher',
      'class-taken-in',
      'other-building',
    ])
  })
})
