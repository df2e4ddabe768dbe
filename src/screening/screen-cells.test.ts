import { describe, expect, it } from 'vitest'
import type { Assessment, AssessmentId } from '#procedures/model'
import { seededRandom } from '#stats'
import { countClass } from '../../bench/count-classes.ts'
import { designAssessments, simulateSchools, standardRecipe, type Mechanism } from '../../bench/simulate-works.ts'
import { answerJson } from './answer-json.ts'
import { explainInnocently } from './explaining/explain-innocently.ts'
import { expectedHistogram } from './figures/expected-histogram.ts'
import { levelFunnel } from './figures/level-funnel.ts'
import { registerExpectation } from './figures/register-expectation.ts'
import type { ClassCounts, ScreeningInput } from './model.ts'
import { linkFamilies } from './cohorts/find-links.ts'
import { patternFamilies } from './patterns/pattern-families.ts'
import { prepareScreening } from './prepare-screening.ts'
import { screenCells } from './screen-cells.ts'

const synthetic = { kind: 'synthetic', text: 'Синтетические данные' } as const
/** The scale of Russian, grade 4, 2026: the real lattice of the clean example. */
const russian: Assessment = {
  id: 'vpr-2026-4-ru' as AssessmentId,
  procedure: 'ВПР',
  year: 2026,
  grade: 4,
  subject: 'Русский язык',
  maxScore: 24,
  tasks: [],
  tasksSource: 'none',
  scale: { 3: 10, 4: 16, 5: 21 },
  scaleSource: synthetic,
}

function classOf(school: string, scores: readonly number[], assessment = russian): ClassCounts {
  const works = scores.reduce((a, b) => a + b, 0)
  const none = () => [0, 0, 0, 0, 0]
  const counts = {
    works,
    absent: 0,
    absentByJournal: none(),
    scores,
    marks: [none(), none(), none(), none(), none()],
    tasks: [],
  }
  return { assessment: assessment.id, school, municipality: 'reg99_m001', classLabel: '1', counts }
}

const code = (index: number) => `edu99${String(index).padStart(4, '0')}`

/** Honest schools of 40 works on a comb-like lattice: odd scores are rare, because many tasks give two points. */
function honestSchools(count: number, seed: number): ClassCounts[] {
  const random = seededRandom(seed)
  const weights = Array.from({ length: 25 }, (_, x) => Math.exp(-((x - 14.5) ** 2) / 40) * (x % 2 === 0 ? 1.6 : 0.6))
  const total = weights.reduce((a, b) => a + b, 0)
  return Array.from({ length: count }, (_, index) => {
    const scores = new Array<number>(25).fill(0)
    for (let i = 0; i < 40; i++) {
      let u = random() * total
      let x = 0
      while (x < 24 && u >= weights[x]!) u -= weights[x++]!
      scores[x]!++
    }
    return classOf(code(index + 1), scores)
  })
}

const boundaryOf = (input: ScreeningInput, school: string) =>
  screenCells(input)
    .schools.find((item) => item.school === school)!
    .indications.find((item) => item.family === 'boundary')!

describe('boundary', () => {
  it('does not take a peak at the top of the lower mark for lifting (a clean real example)', () => {
    const clean = new Array<number>(25).fill(0)
    const known: Record<number, number> = {
      9: 1,
      10: 1,
      11: 2,
      12: 3,
      13: 5,
      14: 5,
      15: 11,
      16: 0,
      17: 4,
      18: 5,
      19: 4,
      20: 3,
      21: 2,
      22: 2,
      23: 1,
      24: 1,
    }
    for (const [score, count] of Object.entries(known)) clean[Number.parseInt(score, 10)] = count
    const input = { assessments: [russian], classes: [...honestSchools(40, 1), classOf('edu995000', clean)] }
    const found = boundaryOf(input, 'edu995000')
    expect(found.outcome === 'tested' ? found.p : 1).toBeGreaterThan(0.9)
    expect(screenCells(input).schools.filter((school) => school.flagged)).toEqual([])
  })

  it('cancels the lattice of two-point tasks: 60 honest schools on a comb, none flagged', () => {
    const answer = screenCells({ assessments: [russian], classes: honestSchools(60, 2) })
    expect(answer.schools.filter((school) => school.flagged)).toEqual([])
    expect(answer.cells).toHaveLength(60)
  })

  it('sees works lifted over the steps and says how many', () => {
    const [first, ...rest] = honestSchools(40, 3)
    const scores = [...first!.counts.scores]
    for (const cut of [10, 16, 21]) {
      for (const below of [1, 2]) {
        scores[cut]! += scores[cut - below]!
        scores[cut - below] = 0
      }
    }
    const input = { assessments: [russian], classes: [classOf(code(1), scores), ...rest] }
    const found = boundaryOf(input, code(1))
    expect(found).toMatchObject({ outcome: 'tested', unit: 'share of works' })
    expect(found.outcome === 'tested' && found.p).toBeLessThan(1e-4)
    expect(found.sentence).toMatch(
      /^В \d+ работ(е|ах) из \d+, набравших баллы рядом с границами отметок, результат оказался сразу над границей; в похожих школах ожидалось бы \d+–\d+\.$/,
    )
    expect(
      screenCells(input)
        .schools.filter((school) => school.flagged)
        .map((school) => school.school),
    ).toEqual([code(1)])
  })

  it('says how many works would be enough where there are few', () => {
    const scores = new Array<number>(25).fill(0)
    scores[16] = 3
    const input = { assessments: [russian], classes: [...honestSchools(40, 4), classOf('edu995000', scores)] }
    const found = boundaryOf(input, 'edu995000')
    expect(found.outcome === 'not-enough-data' && found.needed).toBeGreaterThan(20)
    expect(found.sentence).toContain('Данных мало')
    const school = screenCells(input).schools.find((item) => item.school === 'edu995000')!
    expect(school).toMatchObject({ flagged: false, enoughData: false })
  })

  it('asks for a scale where there is none, and for other schools where the school is alone', () => {
    const unscaled = { ...russian, scale: 'missing', scaleSource: 'none' } as const
    expect(boundaryOf({ assessments: [unscaled], classes: honestSchools(20, 5) }, code(1))).toMatchObject({
      needed: 'scale',
    })
    expect(boundaryOf({ assessments: [russian], classes: honestSchools(1, 5) }, code(1))).toMatchObject({
      needed: 'reference',
    })
  })

  it('borrows the distribution of a wider population for a school that is alone', () => {
    const region = honestSchools(100, 6)
    const wide = region.reduce(
      (sum, item) => sum.map((count, x) => count + item.counts.scores[x]!),
      new Array<number>(25).fill(0),
    )
    const input = {
      assessments: [russian],
      classes: honestSchools(1, 7),
      outside: [{ assessment: russian.id, scores: wide, source: synthetic }],
    }
    expect(boundaryOf(input, code(1)).outcome).toBe('tested')
  })
})

function simulate(seed: number, planted: readonly Mechanism[], plantedShare: number, schools = 60) {
  const recipe = { ...standardRecipe, seed, schools, planted, plantedShare, years: [2024, 2025] }
  const designs = designAssessments(recipe)
  const simulated = [...simulateSchools(recipe, designs)]
  const input: ScreeningInput = {
    assessments: designs.map((design) => design.assessment),
    classes: simulated.flatMap((school) => school.classes.map(countClass)),
  }
  return { simulated, input }
}

describe('a simulated municipality', () => {
  const { simulated, input } = simulate(11, ['boundary', 'matching'], 0.15)
  const answer = screenCells(input)
  const kinds = new Map(simulated.map((school) => [school.school, school]))

  it('finds most of what was planted and nothing honest', () => {
    const flagged = answer.schools.filter((school) => school.flagged).map((school) => kinds.get(school.school)!)
    expect(flagged.filter((school) => school.mechanism === 'none')).toEqual([])
    const planted = simulated.filter((school) => school.mechanism !== 'none' && school.kind !== 'small')
    expect(flagged.length / planted.length).toBeGreaterThan(0.7)
  })

  it('answers for every school and every cell, the quiet ones too', () => {
    expect(answer.schools).toHaveLength(60)
    expect(answer.cells).toHaveLength(60 * input.assessments.length)
    for (const unit of [...answer.schools, ...answer.cells]) {
      expect(unit.flagged).toBe(unit.q <= 0.05)
      expect(unit.indications.map((item) => item.family)).toEqual([
        'boundary',
        'register',
        'level',
        'absence',
        ...patternFamilies,
        ...linkFamilies,
      ])
    }
  })

  it('does not depend on the order of the classes', () => {
    const shuffled = screenCells({ ...input, classes: input.classes.toReversed() })
    expect(JSON.stringify(shuffled)).toBe(JSON.stringify(answer))
  })

  it('does not depend on the names of the schools', () => {
    const renamed = input.classes.map((item) => ({ ...item, school: item.school.replace('edu99', 'edu98') }))
    const again = screenCells({ ...input, classes: renamed })
    expect(again.schools.map((school) => school.q)).toEqual(answer.schools.map((school) => school.q))
  })

  it('is written exactly as the data contract says', () => {
    const json = JSON.parse([...answerJson(answer)].join(''))
    expect(Object.keys(json)).toEqual(['dataset', 'settings', 'schools', 'cells'])
    expect(Object.keys(json.settings)).toEqual(['fdr', 'profile', 'seed'])
    expect(Object.keys(json.schools[0])).toEqual([
      'school',
      'municipality',
      'works',
      'q',
      'flagged',
      'enough_data',
      'families',
    ])
    expect(Object.keys(json.cells[0])).toEqual([
      'assessment',
      'school',
      'municipality',
      'works',
      'q',
      'flagged',
      'enough_data',
      'signs',
    ])
    const sign = json.cells.flatMap((cell: { signs: object[] }) => cell.signs)[0]
    expect(Object.keys(sign)).toEqual(['family', 'class', 'p', 'effect', 'unit', 'sentence'])
  })

  it('speaks without a verdict', () => {
    const text = JSON.stringify(answer)
    expect(text).not.toMatch(/нарушител|необъективн|рейтинг|накрут|фальсифик|доказан/i)
  })

  it('gives pages figures that agree with the counts', () => {
    const prepared = prepareScreening(input)
    const cell = prepared.cellAt(0)
    const histogram = expectedHistogram(prepared, cell)
    const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
    expect(sum(histogram.counts)).toBe(cell.cell.works)
    expect(sum(histogram.expected!.mean)).toBeCloseTo(cell.cell.works, 6)
    histogram.expected!.mean.forEach((mean, x) => {
      expect(histogram.expected!.low[x]).toBeLessThanOrEqual(Math.ceil(mean))
      expect(histogram.expected!.high[x]).toBeGreaterThanOrEqual(Math.floor(mean))
    })
    for (const row of registerExpectation(prepared, cell)) {
      expect(sum(row.observed)).toBe(row.works)
      expect(sum(row.expected)).toBeCloseTo(row.works, 6)
    }
    const funnel = levelFunnel(prepared, input.assessments[0]!.id, () => false)!
    expect(funnel.points.length).toBeGreaterThan(50)
    const widths = funnel.limits.map((limit) => limit.outer[1] - limit.outer[0])
    expect(widths).toEqual(widths.toSorted((a, b) => b - a))
    for (const check of explainInnocently(prepared, 0)) expect(check.sentence).toMatch(/\.$/)
  })
})

describe('level', () => {
  it('is not surprised by a strong school that is strong everywhere', () => {
    const { simulated, input } = simulate(21, [], 0, 120)
    const strong = simulated.filter((school) => school.kind === 'lyceum').map((school) => school.school)
    expect(strong.length).toBeGreaterThan(0)
    const answer = screenCells(input)
    for (const school of answer.schools.filter((item) => strong.includes(item.school))) {
      expect(school.flagged).toBe(false)
    }
  })

  it('is surprised by one assessment far above everything else of the school', () => {
    const { input } = simulate(22, [], 0, 80)
    const target = input.classes.filter((item) => item.counts.works >= 15)[0]!
    const top = target.counts.scores.length - 1
    const classes = input.classes.map((item) => {
      if (item.school !== target.school || item.assessment !== target.assessment) return item
      const scores = new Array<number>(top + 1).fill(0)
      scores[top - 1] = item.counts.works
      return { ...item, counts: { ...item.counts, scores } }
    })
    const cell = screenCells({ ...input, classes }).cells.find(
      (item) => item.school === target.school && item.assessment === target.assessment,
    )!
    const level = cell.indications.find((item) => item.family === 'level')!
    expect(level.outcome === 'tested' ? level.p : 1).toBeLessThan(0.01)
    expect(level.outcome === 'tested' && level.effect).toBeGreaterThan(0)
    expect(level.sentence).toMatch(/^Средний балл \d+,\d; судя по .* ожидалось бы /)
  })
})
