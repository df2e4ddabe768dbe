import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readDataset, screenCells } from '#screening'

/**
 * A synthetic municipality, made by `node bench/make-dataset.ts test/golden/screening/municipality --works 4200 --tasks 12
 * --seed 9 --planted 0.2`. The findings are kept beside it: a change of the mathematics shows here as a change of findings,
 * which is then either a mistake or a decision.
 */
const folder = fileURLToPath(new URL('./municipality', import.meta.url))
const text = (name: string) => readFileSync(`${folder}/${name}`, 'utf8')

it('the findings of the golden municipality stay what they are', async () => {
  const input = await readDataset(folder)
  if (!input.ok) throw new Error(input.error)
  const answer = screenCells(input.value)
  const findings = {
    dataset: answer.dataset,
    schools: answer.schools
      .filter((school) => school.flagged)
      .map((school) => ({
        school: school.school,
        q: school.q.toPrecision(3),
        sentences: school.indications
          .filter((item) => item.outcome === 'tested' && item.p < 0.01)
          .map((item) => item.sentence),
      })),
    cells: answer.cells
      .filter((cell) => cell.flagged)
      .map((cell) => `${cell.school} ${cell.assessment} ${cell.q.toPrecision(3)}`),
    tooLittle: answer.schools.filter((school) => !school.enoughData).map((school) => school.school),
  }
  await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot('./municipality-findings.json')

  const planted = new Set(
    text('planted.txt')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]!),
  )
  expect(findings.schools.filter((school) => !planted.has(school.school))).toEqual([])
})
