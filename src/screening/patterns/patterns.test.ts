import { describe, expect, it } from 'vitest'
import { median, randomNormal, seededRandom } from '#stats'
import { countClass } from '../../../bench/count-classes.ts'
import { designAssessments, simulateSchools, standardRecipe, type Mechanism } from '../../../bench/simulate-works.ts'
import type { ClassCounts, ScreeningInput } from '../model.ts'
import { screenCells } from '../screen-cells.ts'
import { readTaskScores } from '../task-scores.ts'
import { chiSquareScore, unskewedScore } from './chi-square-score.ts'
import { classSigns } from './class-signs.ts'
import { closestScore, closestWork, directionsAtMedian, sumAtScore } from './closest-work.ts'
import { patternReference } from './pattern-reference.ts'
import { layOut } from './work-likeness.ts'

const recipe = { ...standardRecipe, seed: 77, schools: 40 }
const designs = designAssessments(recipe)
const assessments = designs.map((design) => design.assessment)

/** Forty honest schools; the works of one ordinary school are touched by the mechanism. */
function region(mechanism: Mechanism | 'none'): { input: ScreeningInput; planted: string } {
  const honest = [...simulateSchools(recipe, designs)]
  const planted = honest.find((school) => school.kind === 'ordinary' && school.classes.length > 9)!.school
  const touched = { ...recipe, plantedShare: 1, planted: mechanism === 'none' ? [] : [mechanism], touchedShare: 1 }
  const again = [...simulateSchools(touched, designs)]
  const classes = honest.flatMap((school) => {
    const from = school.school === planted && mechanism !== 'none' ? again : honest
    return from.find((other) => other.school === school.school)!.classes.map(countClass)
  })
  return { input: { assessments, classes }, planted }
}

describe('patterns of task scores', () => {
  it.each([
    ['dictation', 'task-residual'],
    ['fabricated', 'similarity'],
    ['lenient', 'open-minus-short'],
    ['inflation', 'person-fit'],
  ] as const)('show %s by %s', (mechanism, family) => {
    const { input, planted } = region(mechanism)
    const found = screenCells(input).schools.find((school) => school.school === planted)!
    const sign = found.indications.find((item) => item.family === family)!
    expect(sign.outcome === 'tested' ? sign.p : 1).toBeLessThan(0.005)
    expect(sign.sentence).toMatch(/^[А-ЯЁ].*\.$/)
  })

  it('are quiet where nothing was touched, whatever the order of schools, classes and works', () => {
    const { input } = region('none')
    const answer = screenCells(input)
    expect(answer.schools.filter((school) => school.flagged)).toEqual([])
    const turned = input.classes.toReversed()
    expect(JSON.stringify(screenCells({ assessments, classes: turned }))).toBe(JSON.stringify(answer))
  })

  it('say what is missing where works carry no task scores', () => {
    const { input } = region('none')
    const bare = input.classes.map(({ assessment, school, municipality, classLabel, counts }): ClassCounts => ({
      assessment,
      school,
      municipality,
      classLabel,
      counts,
    }))
    const [school] = screenCells({ assessments, classes: bare }).schools
    expect(school!.indications.find((item) => item.family === 'task-residual')).toEqual({
      family: 'task-residual',
      outcome: 'not-enough-data',
      needed: 'task-scores',
      sentence: 'Баллов за отдельные задания нет.',
    })
  })
})

describe('the reference of an assessment', () => {
  const classes = region('none').input.classes.filter((one) => one.assessment === assessments[0]!.id)
  const reference = patternReference(assessments[0]!, classes)!

  it('expects of every total exactly that total', () => {
    for (let total = 0; total <= reference.maxScore; total++) {
      const row = reference.expected.subarray(total * reference.tasks, (total + 1) * reference.tasks)
      expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 9)
    }
  })

  const { maxima, tasks, maxScore } = reference
  const ease = maxima.map((max, j) => {
    const middle = Math.round(maxScore / 2) * tasks + j
    return { j, share: reference.expected[middle]! / max }
  })
  /** A work of half the points that earns them on the tasks in this order. */
  const earned = (order: readonly { readonly j: number }[]) => {
    const scores = new Uint8Array(tasks)
    let left = Math.round(maxScore / 2)
    for (const { j } of order) {
      scores[j] = Math.min(maxima[j]!, left)
      left -= scores[j]
    }
    return scores
  }
  const usual = earned(ease.toSorted((a, b) => b.share - a.share))
  const odd = earned(ease.toSorted((a, b) => a.share - b.share))
  const pair = (a: Uint8Array, b: Uint8Array) => closestWork(Uint8Array.from([...a, ...b]), reference)

  it('finds two works alike, the more the rarer what they share, and opposite ones not at all', () => {
    expect(pair(odd, odd).works).toBe(2)
    expect(pair(usual, usual).sum).toBeGreaterThan(0)
    expect(pair(odd, odd).sum).toBeGreaterThan(1.5 * pair(usual, usual).sum)
    expect(pair(usual, odd).sum).toBe(0)
  })

  it('finds no likeness on average among works of other schools', () => {
    const { likeness } = reference
    const vectors = classes.flatMap(({ taskScores }) => {
      const scores = taskScores!.subarray(0, tasks)
      const total = scores.reduce((a, b) => a + b, 0)
      if (total === 0 || total === maxScore) return []
      const vector = new Float64Array(likeness.length)
      layOut(likeness, total, scores, 0, vector, 0)
      return [vector]
    })
    const products = vectors.flatMap((a, i) =>
      vectors.slice(0, i).map((b) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)),
    )
    expect(products.length).toBeGreaterThan(500)
    expect(Math.abs(products.reduce((a, b) => a + b, 0) / products.length)).toBeLessThan(0.03)
  })

  it('leaves out a class of all-full works, which has no pattern', () => {
    const full = Uint8Array.from(assessments[0]!.tasks.map((task) => task.max))
    expect(classSigns(full, reference)).toMatchObject({ works: 0, open: undefined, fit: undefined })
  })
})

describe('task scores as they are written', () => {
  const tasks = assessments[0]!.tasks.slice(0, 3)

  it.each([
    ['0 2 1', 3],
    ['X 1 х', 1],
    ['', 'none'],
    ['1 1', 'tasks-count'],
    ['1 1 1 1', 'tasks-count'],
    ['9 0 0', 'task-score'],
    ['X1 0 0', 'task-score'],
    ['-1 0 0', 'task-score'],
  ] as const)('of «%s» are read as %s', (text, expected) => {
    expect(readTaskScores(text, tasks, new Uint8Array(3), 0)).toBe(expected)
  })
})

describe('the closest work', () => {
  it.each([
    [5, -1],
    [12, 0],
    [25, 3],
    [25, 12],
  ])('of a class of %i turns the score %d into a sum and back', (works, score) => {
    const sum = sumAtScore(score, works, 12)
    expect(closestScore({ works, sum }, 12)).toBeCloseTo(score, 6)
  })

  it('at the median has the score 0', () => {
    const closest = { works: 14, sum: 0.9 }
    expect(closestScore(closest, directionsAtMedian(closest))).toBeCloseTo(0, 9)
  })

  it('of random works has, on directions that fit the median, a tail no heavier than normal', () => {
    const random = seededRandom(3)
    const tasks = 16
    const classes = Array.from({ length: 2000 }, () => {
      const rows = Array.from({ length: 15 }, () => Array.from({ length: tasks }, () => randomNormal(random)))
      const norms = rows.map((row) => Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)))
      const sums = rows.map((row, i) =>
        rows.reduce((sum, other, k) => {
          const product = row.reduce((all, x, j) => all + x * other[j]!, 0) / (norms[i]! * norms[k]!)
          return i === k || product < 0 ? sum : sum + product * product
        }, 0),
      )
      return { works: 15, sum: Math.max(...sums) }
    })
    const directions = median(classes.map(directionsAtMedian))
    expect(directions).toBeGreaterThan(0.7 * tasks)
    expect(directions).toBeLessThan(1.3 * tasks)
    const scores = classes.map((one) => closestScore(one, directions))
    const above = (score: number) => scores.filter((value) => value > score).length / scores.length
    expect(above(1.645)).toBeLessThan(0.07)
    expect(above(2.326)).toBeLessThan(0.02)
  })
})

describe('normal scores of skewed numbers', () => {
  it('of a mean of squares keep the tail of chi-square within a tenth of a deviation', () => {
    // qchisq(0.999, 14) = 36.12327, qnorm(0.999) = 3.090232 (R 4.2.2)
    expect(chiSquareScore(36.12327 / 14, 14)).toBeCloseTo(3.09, 1)
  })

  it('of a Pearson III number rise with it and stay finite below its bound', () => {
    const random = seededRandom(5)
    const values = Array.from({ length: 50 }, () => 12 * random() - 6).sort((a, b) => a - b)
    const scores = values.map((z) => unskewedScore(z, 1))
    expect(scores.every((score, i) => Number.isFinite(score) && (i === 0 || score >= scores[i - 1]!))).toBe(true)
    // qgamma(0.999, shape = 4) standardised = (13.06224 − 4)/2, skewness 1 (R 4.2.2)
    expect(unskewedScore((13.06224 - 4) / 2, 1)).toBeCloseTo(3.09, 1)
  })
})
