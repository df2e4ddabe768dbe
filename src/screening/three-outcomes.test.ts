import { describe, expect, it } from 'vitest'
import { countClass } from '../../bench/count-classes.ts'
import { designAssessments, simulateSchools, standardRecipe } from '../../bench/simulate-works.ts'
import { screenCells, worksNeeded } from './index.ts'
import type { CellFinding, ClassCounts, Family, ScreeningInput } from './model.ts'

/** Forty schools, most of them small: one class of three to sixteen pupils in every grade. */
const recipe = { ...standardRecipe, seed: 3201, schools: 40, classes: [1, 1], pupils: [3, 16] } as const
const designs = designAssessments(recipe)
const input: ScreeningInput = {
  assessments: designs.map((design) => design.assessment),
  classes: [...simulateSchools(recipe, designs)].flatMap((school) => school.classes.map(countClass)),
}
const answer = screenCells(input)

const silentFamilies = (cell: CellFinding) =>
  cell.indications.flatMap((each) => (each.outcome === 'not-enough-data' ? [each] : []))

describe('small schools', () => {
  it('are told of each family that it is quiet, speaks, or lacks data, and then how many works would do or what is missing', () => {
    for (const unit of [...answer.cells, ...answer.schools]) {
      for (const each of unit.indications) {
        if (each.outcome === 'tested') expect(each.p).toBeGreaterThanOrEqual(0)
        else if (typeof each.needed === 'number') {
          expect(each.needed, `${each.family}: ${each.sentence}`).toBeGreaterThan(unit.works)
          expect(each.sentence).toContain('Данных мало')
        } else expect(['scale', 'register-marks', 'task-scores', 'reference']).toContain(each.needed)
      }
    }
  })

  it('of which nothing can be said are told the number of works at which the first family could speak', () => {
    const mute = answer.cells.filter((cell) => !cell.enoughData)
    expect(mute.length).toBeGreaterThan(20)
    for (const cell of mute) {
      const needed = worksNeeded(cell.indications)
      expect(needed).not.toBe('unknown')
      expect(needed).toBeGreaterThan(cell.works)
      expect(needed).toBeLessThan(200)
    }
  })

  it.each<Family>(['boundary', 'register', 'level', 'absence', 'similarity', 'person-fit'])(
    'come to be told by «%s» once they have about as many works as it asked for',
    (family) => {
      const asked = answer.cells.filter((cell) => {
        const needed = silentFamilies(cell).find((each) => each.family === family)?.needed
        return typeof needed === 'number' && needed <= 10 * cell.works
      })
      const chosen = asked.filter((_, i) => i % Math.ceil(asked.length / 4) === 0)
      expect(chosen.length).toBeGreaterThan(0)
      for (const cell of chosen) {
        // One at a time: many grown cells would change what honest cells are compared with.
        const classes = input.classes.flatMap((one) => (isOf(one, cell) ? grown(one, family, cell) : [one]))
        const later = screenCells({ ...input, classes }).cells.find((each) => isOf(each, cell))!
        const found = later.indications.find((each) => each.family === family)!
        expect(found.outcome, `${cell.works} works grown to ${later.works}: ${found.sentence}`).toBe('tested')
      }
    },
  )
})

const isOf = (one: Pick<CellFinding, 'school' | 'assessment'>, cell: CellFinding) =>
  one.school === cell.school && one.assessment === cell.assessment

/** The class with all its works again and again, until there are as many as the family asked for and a quarter more: «about». */
function grown(one: ClassCounts, family: Family, cell: CellFinding): readonly ClassCounts[] {
  const { needed } = silentFamilies(cell).find((each) => each.family === family)!
  const times = Math.ceil((1.25 * (needed as number)) / cell.works)
  const { counts } = one
  const many = (values: readonly number[]) => values.map((value) => value * times)
  const repeat = (values: Uint8Array) =>
    Uint8Array.from({ length: values.length * times }, (_, i) => values[i % values.length]!)
  return [
    {
      ...one,
      counts: {
        ...counts,
        works: counts.works * times,
        absent: counts.absent * times,
        scores: many(counts.scores),
        absentByJournal: many(counts.absentByJournal),
        marks: counts.marks.map(many),
      },
      taskScores: repeat(one.taskScores!),
      variants: repeat(one.variants!),
    },
  ]
}
