import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mark, TaskSpec } from '#procedures/model'
import { addCounts, totalCounts } from './add-counts.ts'
import { countWorks } from './count-works.ts'
import type { TaskScore, Work } from './model.ts'

const tasks: TaskSpec[] = [
  { label: '1', max: 1, level: 'basic', response: 'short' },
  { label: '2', max: 3, level: 'advanced', response: 'open' },
]
const specification = { maxScore: 4, tasks }

const mark = fc.constantFrom<Mark | 'none'>('none', 2, 3, 4, 5)
const score = (max: number) => fc.oneof(fc.constant<TaskScore>('X'), fc.integer({ min: 0, max }))
const works: fc.Arbitrary<Work[]> = fc.array(
  fc.oneof(
    fc.record({
      attendance: fc.constant('absent' as const),
      participant: fc.string(),
      classLabel: fc.constant('1'),
      journalMark: mark,
    }),
    fc
      .record({ first: score(1), second: score(3), mark, journalMark: mark })
      .map(({ first, second, ...given }): Work => {
        const total = (first === 'X' ? 0 : first) + (second === 'X' ? 0 : second)
        return {
          attendance: 'present',
          participant: '1',
          classLabel: '1',
          variant: '1',
          scores: [first, second],
          total,
          ...given,
        }
      }),
  ),
)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('counts of works', () => {
  it('of two parts add up to the counts of the whole', () => {
    fc.assert(
      fc.property(works, works, (one, other) => {
        const parts = addCounts(countWorks(one, specification), countWorks(other, specification))
        expect(parts).toEqual(countWorks([...one, ...other], specification))
      }),
    )
  })

  it('do not depend on the order of the works', () => {
    fc.assert(
      fc.property(works, (list) => {
        expect(countWorks(list.toReversed(), specification)).toEqual(countWorks(list, specification))
      }),
    )
  })

  it('hold every work once in the scores, in the marks and in each task', () => {
    fc.assert(
      fc.property(works, (list) => {
        const counts = countWorks(list, specification)
        expect(counts.works + counts.absent).toBe(list.length)
        expect(sum(counts.absentByJournal)).toBe(counts.absent)
        expect(sum(counts.scores)).toBe(counts.works)
        expect(sum(counts.marks.flat())).toBe(counts.works)
        for (const task of counts.tasks) expect(sum(task.byMark.flat())).toBe(counts.works)
      }),
    )
  })

  it('lay a work at its score, its marks and its unattempted task', () => {
    const work: Work = {
      attendance: 'present',
      participant: '1',
      classLabel: '1',
      variant: '1',
      scores: ['X', 3],
      total: 3,
      mark: 4,
      journalMark: 5,
    }
    const counts = countWorks([work], specification)
    expect(counts.scores).toEqual([0, 0, 0, 1, 0])
    expect(counts.marks[3]).toEqual([0, 0, 0, 0, 1])
    expect(counts.tasks[0]).toMatchObject({ notAttempted: [0, 0, 0, 1, 0] })
    expect(counts.tasks[0]?.byMark[3]).toEqual([1, 0])
    expect(counts.tasks[1]?.byMark[3]).toEqual([0, 0, 0, 1])
  })

  it('say nothing about tasks where the files carry totals only', () => {
    const work: Work = {
      attendance: 'present',
      participant: '1',
      classLabel: '1',
      variant: '1',
      scores: [],
      total: 7,
      mark: 'none',
      journalMark: 'none',
    }
    const counts = countWorks([work], specification)
    expect(counts.tasks).toEqual([])
    expect(counts.scores).toHaveLength(8) // a total above the maximum is kept, not lost
    expect(totalCounts([])).toBeUndefined()
  })
})
