import { describe, expect, it } from 'vitest'
import { changeWorks } from '../examples/change-example.ts'
import { countExample, exampleRegion, ownSchool, type ExampleClass } from '../examples/example-region.ts'
import { taskProfiles } from '../figures/task-profile.ts'
import { classLikeness } from '../figures/likeness.ts'
import { prepareScreening } from '../prepare-screening.ts'
import { explainInnocently } from './explain-innocently.ts'
import type { InnocentCheckName } from './innocent-check.ts'

const { own, others, assessments } = exampleRegion()
const [first] = assessments
const atFirst = own.filter(({ assessment }) => assessment === first)

/** What is said of the own school once its works at the first assessment were changed. */
function lookAt(classes: readonly ExampleClass[]) {
  const untouched = own.filter(({ assessment }) => assessment !== first)
  const prepared = prepareScreening({
    assessments,
    classes: [...[...classes, ...untouched].map(countExample), ...others],
  })
  let position = -1
  for (const cell of prepared.gathered.cells) {
    if (prepared.gathered.schools.at(cell.school).code === ownSchool && cell.assessment === 0) position = cell.position
  }
  return {
    checks: explainInnocently(prepared, position),
    profiles: taskProfiles(prepared, prepared.cellAt(position)),
    likeness: classLikeness(prepared, prepared.cellAt(position)),
  }
}

const named = (classes: readonly ExampleClass[], check: InnocentCheckName) =>
  lookAt(classes).checks.filter((each) => each.check === check)

/** All works of one class have these tasks in full. */
const taught = (positions: readonly number[]): readonly ExampleClass[] =>
  atFirst.map((one) => ({
    ...one,
    works: one.works.map((work) =>
      work.scores === 'absent'
        ? work
        : {
            ...work,
            scores: work.scores.map((score, i) => (positions.includes(i) ? first.tasks[i]!.max : score)),
          },
    ),
  }))

describe('an innocent explanation', () => {
  it.each([
    ['neighbours, as a topic that was learnt well', [11, 12, 13], true],
    ['scattered over the work', [5, 9, 13], false],
  ] as const)('of tasks that are %s', (_, positions, fits) => {
    const checks = named(taught(positions), 'one-topic').filter(({ sentence }) => sentence.startsWith('Лучше'))
    expect(checks.map((check) => check.fits)).toEqual([fits])
  })

  it('names the class where one class alone is alike, and asks whether its rows were entered twice', () => {
    const copied = changeWorks('similarity', atFirst, 16)
    expect(named(copied, 'one-class-pattern')).toMatchObject([{ fits: true }])
    expect(named(copied, 'one-class-pattern')[0]!.sentence).toContain('«Б»')
    expect(named(copied, 'entry-mistake')).toMatchObject([{ question: true, fits: false }])
  })

  it('of open tasks that all classes share points to common criteria', () => {
    expect(named(changeWorks('open-minus-short', atFirst, 10), 'common-criteria')).toMatchObject([
      { fits: true },
      { question: true },
    ])
  })

  it('of absence says that elsewhere the same pupils were there', () => {
    const checks = lookAt(changeWorks('absence', atFirst, 14)).checks.filter(({ families }) =>
      families.includes('absence'),
    )
    expect(checks.map(({ check }) => check)).toContain('not-taking-part')
    expect(checks.find(({ check }) => check === 'few-absent')).toMatchObject({ fits: false })
  })

  it('is not looked for where nothing speaks', () => {
    const patterns = ['one-topic', 'common-criteria', 'entry-mistake', 'order-of-topics', 'not-taking-part']
    expect(lookAt(atFirst).checks.filter(({ check }) => patterns.includes(check))).toEqual([])
  })
})

describe('the pictures of task scores', () => {
  it('show told tasks above the band, and say which they are', () => {
    const [profile] = lookAt(taught([12, 13])).profiles
    const above = profile!.tasks.flatMap(({ label, carries }) => (carries === 'above' ? [label] : []))
    expect(above).toEqual(['13', '14'])
    for (const task of profile!.tasks) {
      expect(task.low).toBeLessThanOrEqual(task.expected)
      expect(task.high).toBeGreaterThanOrEqual(task.expected)
    }
  })

  it('order the tasks from easy to hard by what all schools solve', () => {
    const [profile] = lookAt(atFirst).profiles
    const expected = profile!.byDifficulty.map((position) => profile!.tasks[position]!.expected)
    const half = expected.length / 2
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(expected.slice(0, half))).toBeGreaterThan(mean(expected.slice(half)) + 0.2)
  })

  it('count every work but the closest one, and more alike than usual where works were copied', () => {
    const { likeness } = lookAt(changeWorks('similarity', atFirst, 16))
    const touched = likeness.find(({ classLabel }) => classLabel === 'Б')!
    expect(touched.steps.reduce((sum, { works }) => sum + works, 0)).toBe(touched.works - 1)
    const strong = touched.steps.slice(3)
    const usual = strong.reduce((sum, { usual: band }) => sum + (band === 'none' ? 0 : band.mean), 0)
    expect(strong.reduce((sum, { works }) => sum + works, 0)).toBeGreaterThan(usual + 3)
  })
})
