import { describe, expect, it } from 'vitest'
import type { TaskSpec } from '#procedures/model'
import { type KnownSpecification, planSpecification } from './plan-specification.ts'
import type { AssessmentDraft } from './staged.ts'

const task = (label: string, max: number, level: TaskSpec['level'] = 'unknown'): TaskSpec => ({
  label,
  max,
  level,
  response: 'unknown',
})
const named = { kind: 'imported', text: 'Файл' } as const
const seen = { kind: 'computed', text: 'Наибольшие баллы файла' } as const

const draft = (tasks: readonly TaskSpec[], more: Partial<AssessmentDraft> = {}): AssessmentDraft => ({
  procedure: 'ВПР',
  year: 2025,
  grade: 4,
  subject: 'Математика',
  maxScore: 'unknown',
  tasks,
  scale: 'missing',
  ...more,
})

const known = (tasks: readonly TaskSpec[], hasWorks: boolean, observed = false): KnownSpecification => ({
  assessment: {
    tasks,
    maxScore: tasks.reduce((sum, { max }) => sum + max, 0),
    scale: 'missing',
    tasksSource: observed ? seen : named,
  },
  hasWorks,
})

const one = [task('1', 1), task('2', 3)]

describe('what a file teaches about its assessment', () => {
  it.each<[string, KnownSpecification, AssessmentDraft, boolean, object]>([
    [
      'the first file sets the tasks',
      { assessment: 'none', hasWorks: false },
      draft(one),
      true,
      { act: 'set', maxScore: 4, observed: false },
    ],
    ['the same tasks change nothing', known(one, true), draft(one), true, { act: 'keep' }],
    [
      'levels are learnt',
      known(one, true),
      draft([task('1', 1, 'basic'), task('2', 3, 'advanced')]),
      true,
      { act: 'set', tasks: [task('1', 1, 'basic'), task('2', 3, 'advanced')] },
    ],
    ['known levels stay', known([task('1', 1, 'basic')], true), draft([task('1', 1, 'high')]), true, { act: 'keep' }],
    [
      'other tasks under stored works are refused',
      known(one, true),
      draft([task('1', 1), task('3', 3)]),
      true,
      { act: 'refuse' },
    ],
    [
      'other maxima under stored works are refused',
      known(one, true),
      draft([task('1', 1), task('2', 2)]),
      true,
      { act: 'refuse' },
    ],
    [
      'other tasks without works replace the old',
      known(one, false),
      draft([task('1', 2)]),
      true,
      { act: 'set', maxScore: 2 },
    ],
    [
      'a report with other tasks changes nothing',
      known(one, true),
      draft([task('1', 1), task('3', 3)]),
      false,
      { act: 'keep' },
    ],
    [
      'observed maxima do not lower named ones',
      known(one, true),
      draft([task('1', 1), task('2', 2)], { maximaObserved: true }),
      true,
      { act: 'keep' },
    ],
    [
      'observed maxima grow',
      known(one, true, true),
      draft([task('1', 2), task('2', 2)], { maximaObserved: true }),
      true,
      { act: 'set', tasks: [task('1', 2), task('2', 3)], observed: true },
    ],
    [
      'named maxima replace observed ones',
      known(one, true, true),
      draft([task('1', 1), task('2', 4)]),
      true,
      { act: 'set', maxScore: 5, observed: false },
    ],
    [
      'a maximum without tasks is learnt',
      { assessment: 'none', hasWorks: false },
      draft([], { maxScore: 20 }),
      false,
      { act: 'set', maxScore: 20, tasks: [] },
    ],
    [
      'a file that knows nothing teaches nothing',
      { assessment: 'none', hasWorks: false },
      draft([]),
      true,
      { act: 'keep' },
    ],
  ])('%s', (_name, before, brought, bringsWorks, expected) => {
    expect(planSpecification(before, brought, bringsWorks).tasks).toMatchObject(expected)
  })

  it('is said where a report disagrees', () => {
    expect(planSpecification(known(one, true), draft([task('9', 1)]), false).notes[0]).toContain('не совпадают')
  })
})
