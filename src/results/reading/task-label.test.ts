import { describe, expect, test } from 'vitest'
import { compareTaskLabels, readTaskHeading } from './task-label.ts'

describe('the heading of a task column', () => {
  test.each([
    ['1 (5б)', '1', 5],
    ['4К1 (3б)', '4К1', 3],
    ['4K1 (3б)', '4К1', 3],
    ['4к1(3б)', '4К1', 3],
    ['9.1 (1б)', '9.1', 1],
    ['9,1 (1 б.)', '9.1', 1],
    [' 9 . 1(1б)'.trim(), '9.1', 1],
    ['10 К2 (2 балла)', '10К2', 2],
    ['Задание 3 (макс. 2)', '3', 2],
    ['№ 7', '7', 'unknown'],
    ['12', '12', 'unknown'],
    ['ГК1 (2б)', 'ГК1', 2],
    ['1 (0б)', '1', 'unknown'],
  ])('%s is task %s with the maximum %s', (heading, label, max) => {
    expect(readTaskHeading(heading)).toEqual({ label, max })
  })

  test.each(['Вариант', 'Итого баллов', '4 РУ', '2024', '1 класс', 'К', '', '%', '1-2'])('%j is no task', (heading) => {
    expect(readTaskHeading(heading)).toBeUndefined()
  })

  test('tasks stand in the order of the form', () => {
    const shuffled = ['10', '4К2', '2', 'ГК1', '3.10', '3.2', '4К1', '1', '11.1']
    expect(shuffled.toSorted(compareTaskLabels)).toEqual(['1', '2', '3.2', '3.10', '4К1', '4К2', '10', '11.1', 'ГК1'])
  })
})
