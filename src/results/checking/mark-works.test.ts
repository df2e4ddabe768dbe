import { expect, test } from 'vitest'
import type { Mark } from '#procedures/model'
import type { StagedWork } from '../staged.ts'
import { markWorks } from './mark-works.ts'

function work(total: number, mark: Mark | 'none'): StagedWork {
  const present = {
    attendance: 'present',
    participant: '1',
    classLabel: '',
    variant: '1',
    scores: [],
    journalMark: 'none',
  } as const
  return { row: 2, sheet: 'Протокол', school: 'ask', municipality: 'unknown', work: { ...present, total, mark } }
}

const absent: StagedWork = {
  ...work(0, 'none'),
  work: { attendance: 'absent', participant: '2', classLabel: '', journalMark: 4 },
}

test('works of a form get the marks of the scale; a mark that the file gives stays', () => {
  const marked = markWorks(
    [work(9, 'none'), work(10, 'none'), work(16, 'none'), work(21, 'none'), work(21, 3), absent],
    { 3: 10, 4: 16, 5: 21 },
  )
  expect(marked.map((staged) => (staged.work.attendance === 'present' ? staged.work.mark : 'absent'))).toEqual([
    2,
    3,
    4,
    5,
    3,
    'absent',
  ])
})

test('without a scale no mark is invented', () => {
  expect(markWorks([work(9, 'none')], 'missing')).toEqual([work(9, 'none')])
})
