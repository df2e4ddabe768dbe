import { describe, expect, it } from 'vitest'
import { countClass } from '../../../bench/count-classes.ts'
import { designAssessments, simulateSchools, standardRecipe, type Recipe } from '../../../bench/simulate-works.ts'
import { classSigns } from './class-signs.ts'
import { patternReference } from './pattern-reference.ts'
import { runFreedom, runSquares, runStandingOut } from './task-runs.ts'
import { variantTables } from './variant-shifts.ts'

const recipe: Recipe = { ...standardRecipe, seed: 78, schools: 60, grades: [4], subjects: ['Математика'] }

function classesOf(own: Recipe) {
  const designs = designAssessments(own)
  const classes = [...simulateSchools(own, designs)].flatMap((school) => school.classes.map(countClass))
  return { assessment: designs[0]!.assessment, classes }
}

const nameless = ({ taskScores }: { readonly taskScores?: Uint8Array }) => ({ taskScores })

describe('variants of works', () => {
  const unequal = classesOf({ ...recipe, variants: { deviation: 1, dealt: 'by class' } })
  const known = patternReference(unequal.assessment, unequal.classes)!
  const unknown = patternReference(unequal.assessment, unequal.classes.map(nameless))!

  it('of unequal difficulty no longer look like teaching once each is compared with its own works', () => {
    const large = unequal.classes.filter((one) => one.counts.works >= 10)
    const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
    const own = mean(large.map((one) => classSigns(one.taskScores!, known, one.variants).residual))
    const pooled = mean(large.map((one) => classSigns(one.taskScores!, unknown).residual))
    expect(large.length).toBeGreaterThan(20)
    expect(pooled).toBeGreaterThan(1.3 * own)
    expect(own).toBeLessThan(1.3)
  })

  it('are expected to add up to the total, within the points of each task', () => {
    const { tasks, maxScore, tableAt, expected, maxima } = known
    const starts = [...new Set(tableAt)]
    expect(starts).toHaveLength(3)
    for (const start of starts) {
      for (let total = 0; total <= maxScore; total++) {
        const row = expected.subarray(start + total * tasks, start + (total + 1) * tasks)
        expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9)
        row.forEach((score, j) => {
          expect(score).toBeGreaterThan(-0.1)
          expect(score).toBeLessThan(maxima[j]! + 0.1)
        })
      }
    }
  })

  it('of equal difficulty change next to nothing', () => {
    const equal = classesOf(recipe)
    const { expected, tableAt, tasks, maxScore } = patternReference(equal.assessment, equal.classes)!
    const size = (maxScore + 1) * tasks
    for (const start of new Set(tableAt)) {
      const away = expected.subarray(start, start + size).map((score, at) => Math.abs(score - expected[at]!))
      expect(Math.max(...away)).toBeLessThan(0.06)
    }
  })

  it('with too few works, or alone, or unknown, have no table of their own', () => {
    const scores = (works: number) => new Uint8Array(works * 5)
    const variants = (works: number, variant: number) => new Uint8Array(works).fill(variant)
    const few = [
      { taskScores: scores(500), variants: variants(500, 1) },
      { taskScores: scores(99), variants: variants(99, 2) },
      { taskScores: scores(200), variants: variants(200, 0) },
    ]
    expect([...variantTables(few).tableOf.subarray(0, 3)]).toEqual([0, 1, 0])
    expect(variantTables(few.slice(0, 1)).tables).toBe(1)
    expect(variantTables(few.map(nameless)).tables).toBe(1)
  })

  it('in the generator leave the pupils and the scores of recipes without them as they were', () => {
    const without = classesOf(recipe).classes.map(nameless)
    const none = { ...recipe, variants: { deviation: 0, dealt: 'alternately' } } as const
    expect(classesOf(none).classes.map(nameless)).toEqual(without)
  })
})

describe('runs of neighbouring tasks', () => {
  it('weigh residuals of one sign above the same residuals scattered', () => {
    const spreads = new Float64Array(9).fill(10)
    const ratios = new Float64Array(7).fill(1)
    const together = runSquares(Float64Array.of(0, 0, 0, 6, 6, 6, 0, 0, 0), spreads, ratios)
    const apart = runSquares(Float64Array.of(6, 0, 0, 0, 6, 0, 0, 0, 6), spreads, ratios)
    expect(together).toBeGreaterThan(2 * apart)
  })

  it('count as about half as many directions as tasks', () => {
    expect(runFreedom(15) / 14).toBeCloseTo(9 / 19, 12)
  })

  it('are named where no single task stands out but three neighbours do', () => {
    const tasks = [0.2, -1, 1.8, 2, 1.9, 0.4].map((z) => ({ z, variance: 4 }))
    const ratios = new Float64Array(4).fill(1)
    expect(runStandingOut(tasks, ratios, 1, 2.5)).toEqual([2, 3, 4])
    expect(runStandingOut(tasks, ratios, -1, 2.5)).toEqual([])
  })
})
