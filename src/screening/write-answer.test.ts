import { expect, it, vi } from 'vitest'
import { countClass } from '../../bench/count-classes.ts'
import {
  designAssessments,
  mechanisms,
  simulateSchools,
  standardRecipe,
  type Recipe,
} from '../../bench/simulate-works.ts'
import { answerJson } from './answer-json.ts'
import { measureInThreads } from './measure-in-threads.ts'
import { standardSettings } from './model.ts'
import { measureScreening, type MeasuredScreening } from './measure-screening.ts'
import { viewScreening } from './prepare-screening.ts'
import { judgeScreening, viewAnswer, type JudgedScreening } from './screen-cells.ts'
import { writeAnswer } from './write-answer.ts'

/** Two years and examinations, so that the same children's later results speak too. */
const recipe: Recipe = {
  ...standardRecipe,
  seed: 2101,
  schools: 24,
  years: [2024, 2025],
  exams: true,
  plantedShare: 0.2,
  planted: mechanisms,
}

function regionOf(own: Recipe) {
  const designs = designAssessments(own)
  const classes = [...simulateSchools(own, designs)].flatMap((school) => school.classes.map(countClass))
  return { assessments: designs.map(({ assessment }) => assessment), classes }
}

async function textOf(threads: number, measured: MeasuredScreening, judged: JudgedScreening): Promise<string> {
  const text = await writeAnswer(measured, judged, viewAnswer(viewScreening(measured), judged), () => {}, threads)
  if (!text.ok) throw new Error(text.error)
  using made = text.value
  return Buffer.concat(Array.from(made.pieces, (piece) => Buffer.from(piece))).toString()
}

it('the answer is the same text, however many threads measure it and put it into words', async () => {
  const input = regionOf(recipe)
  const prepared = viewScreening(measureScreening(input))
  const judged = judgeScreening(prepared, standardSettings)
  const expected = [...answerJson(viewAnswer(prepared, judged))].join('')
  for (const family of ['cohort-break', 'exam-gap', 'similarity']) expect(expected).toContain(`"family":"${family}"`)
  const measured = await measureInThreads(input, () => {}, 1)
  for (const threads of [1, 2, 3]) {
    expect((await textOf(threads, measured, judged)) === expected, `the text of ${threads} threads`).toBe(true)
  }
})

it('an answer that finds no room beside is one sentence', async () => {
  const measured = measureScreening(regionOf({ ...recipe, schools: 6 }))
  const prepared = viewScreening(measured)
  const judged = judgeScreening(prepared, standardSettings)
  vi.stubEnv('TMPDIR', '/nowhere')
  const text = await writeAnswer(measured, judged, viewAnswer(prepared, judged), () => {}, 2)
  vi.unstubAllEnvs()
  expect(text).toEqual({ ok: false, error: expect.stringMatching(/^Промежуточные данные не записать/) })
})
