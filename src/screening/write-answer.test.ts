import { expect, it } from 'vitest'
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
import { measureScreening } from './measure-screening.ts'
import { viewScreening } from './prepare-screening.ts'
import { judgeScreening, viewAnswer } from './screen-cells.ts'
import { writeAnswer } from './write-answer.ts'

const recipe: Recipe = { ...standardRecipe, seed: 2101, schools: 40, plantedShare: 0.2, planted: mechanisms }

it('the answer is the same text, however many threads measure it and put it into words', async () => {
  const designs = designAssessments(recipe)
  const classes = [...simulateSchools(recipe, designs)].flatMap((school) => school.classes.map(countClass))
  const input = { assessments: designs.map(({ assessment }) => assessment), classes }
  const alone = measureScreening(input)
  const prepared = viewScreening(alone)
  const judged = judgeScreening(prepared, standardSettings)
  const expected = [...answerJson(viewAnswer(prepared, judged))].join('')
  const measured = await measureInThreads(input, () => {}, 1)
  for (const threads of [1, 2, 3]) {
    using text = await writeAnswer(measured, judged, viewAnswer(viewScreening(measured), judged), () => {}, threads)
    const written = Buffer.concat(Array.from(text.pieces, (piece) => Buffer.from(piece))).toString()
    expect(written === expected, `the text of ${threads} threads`).toBe(true)
  }
})
