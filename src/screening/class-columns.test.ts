import { describe, expect, it } from 'vitest'
import type { Assessment, AssessmentId, TaskSpec } from '#procedures/model'
import { columnsOfClasses } from './build-class-columns.ts'
import { listClasses } from './class-columns.ts'
import type { ClassCounts } from './model.ts'
import { packWork, unpackWorks, workLayout } from './packed-works.ts'

const task = (max: number): TaskSpec => ({ label: String(max), max, level: 'basic', response: 'short' })
const assessment = (id: string, maxima: readonly number[]): Assessment => ({
  id: id as AssessmentId,
  procedure: 'ВПР',
  year: 2025,
  grade: 4,
  subject: 'Математика',
  maxScore: maxima.reduce((a, b) => a + b, 0),
  tasks: maxima.map(task),
  tasksSource: { kind: 'imported', text: 'spec.json' },
  scale: 'missing',
  scaleSource: 'none',
})
const assessments = [assessment('a', [1, 2, 12]), assessment('b', [3, 1])]

function classOf(id: string, school: string, classLabel: string, works: readonly (readonly number[])[]): ClassCounts {
  const [first] = works
  const scores = new Array<number>(id === 'a' ? 16 : 5).fill(0)
  for (const [, ...own] of works) scores[own.reduce((a, b) => a + b, 0)]!++
  const none = [0, 0, 0, 0, 0]
  return {
    assessment: id as AssessmentId,
    school,
    municipality: 'm1',
    classLabel,
    counts: {
      works: works.length,
      absent: 2,
      absentByJournal: [0, 1, 1, 0, 0],
      scores,
      marks: [[works.length, 0, 0, 0, 0], none, none, none, none],
      tasks: [],
    },
    ...(first === undefined
      ? {}
      : {
          taskScores: Uint8Array.from(works.flatMap(([, ...own]) => own)),
          variants: Uint8Array.from(works, ([variant]) => variant!),
        }),
  }
}

// Works as variant, then scores; in the order in which columns give them back.
const classes = [
  classOf('a', 'edu1', '1', [
    [1, 0, 2, 7],
    [1, 1, 0, 12],
    [2, 0, 0, 0],
  ]),
  classOf('a', 'edu1', '2', []),
  classOf('b', 'edu1', '1', [[255, 3, 1]]),
  classOf('b', 'edu2', 'А', [[1, 0, 1]]),
]

describe('columns of classes', () => {
  it('give back what was put in, in the order of schools, assessments and labels', () => {
    const columns = columnsOfClasses(assessments, classes.toReversed())
    expect(listClasses({ assessments, classes: columns })).toEqual(classes)
  })

  it('do not depend on the order of the works of a class', () => {
    const turned = classOf('a', 'edu1', '1', [
      [2, 0, 0, 0],
      [1, 1, 0, 12],
      [1, 0, 2, 7],
    ])
    const [first] = listClasses({ assessments, classes: columnsOfClasses(assessments, [turned]) })
    expect(first).toEqual(classes[0])
  })

  it('take the first municipality that is not empty, whichever row of the school names it', () => {
    const nameless = { ...classes[0]!, municipality: '' }
    for (const both of [
      [nameless, classes[2]!],
      [classes[2]!, nameless],
    ]) {
      const read = listClasses({ assessments, classes: columnsOfClasses(assessments, both) })
      expect(read.map(({ municipality }) => municipality)).toEqual(['m1', 'm1'])
    }
  })
})

describe('a packed work', () => {
  it.each([
    [[1]],
    [[1, 1, 1, 1, 1, 1, 1, 1]],
    [[3, 100, 1, 15, 7, 100]],
    [[255, 1, 255]],
    [Array<number>(100).fill(100)],
  ])('of tasks with maxima %j is unpacked as it was', (maxima) => {
    const layout = workLayout(maxima.map(task))
    const works = [maxima, maxima.map(() => 0), maxima.map((max, j) => (j * 7) % (max + 1))]
    const packed = new Uint8Array(3 * layout.bytes + 1)
    works.forEach((scores, work) => packWork(layout, work, scores, 0, packed, 1 + work * layout.bytes))
    const scores = new Uint8Array(3 * maxima.length)
    unpackWorks(layout, packed, 1, 3, scores)
    expect([...scores]).toEqual(works.flat())
    expect(works.map((_, work) => packed[1 + work * layout.bytes])).toEqual([0, 1, 2])
  })
})
