import { describe, expect, test } from 'vitest'
import type { Finding } from '../staged.ts'
import { groupFindings, rowRanges } from './group-findings.ts'

function finding(row: number, change: Partial<Finding> = {}): Finding {
  return {
    severity: 'warning',
    rule: 'total-differs',
    place: { sheet: 'Протокол', row, column: 'L' },
    what: `Итог ${row}, а сумма баллов за задания 3`,
    mend: 'Проверьте баллы и итог',
    ...change,
  }
}

test('three hundred alike findings are one sentence with its rows', () => {
  const groups = groupFindings(Array.from({ length: 300 }, (_, index) => finding(index + 2)))
  expect(groups).toMatchObject([
    {
      sentence: 'Итог не равен сумме баллов: 300\u00a0строк (2–301). Лист «Протокол», столбец L.',
      count: 300,
      sheet: 'Протокол',
      column: 'L',
      examples: [
        'Строка 2: итог 2, а сумма баллов за задания 3',
        'Строка 3: итог 3, а сумма баллов за задания 3',
        'Строка 4: итог 4, а сумма баллов за задания 3',
      ],
    },
  ])
  expect(groups[0]?.rows).toHaveLength(300)
})

test('one finding keeps its own words', () => {
  expect(groupFindings([finding(7)])[0]?.sentence).toBe(
    'Итог 7, а сумма баллов за задания 3: строка 7. Лист «Протокол», столбец L.',
  )
})

test('findings of the same words keep them', () => {
  const same = [4, 5].map((row) =>
    finding(row, { rule: 'unknown-school', severity: 'error', what: 'Школы edu990777 нет в списке школ' }),
  )
  expect(groupFindings(same)[0]?.sentence).toBe(
    'Школы edu990777 нет в списке школ: 2\u00a0строки (4, 5). Лист «Протокол», столбец L.',
  )
})

test('errors come before warnings, larger groups before smaller; findings about the file are never merged', () => {
  const whole = (what: string): Finding => ({ severity: 'error', rule: 'work-differs', what, mend: 'Проверьте файл' })
  const groups = groupFindings([
    finding(2),
    finding(3),
    finding(4, { rule: 'mark-differs' }),
    whole('Год не тот'),
    whole('Класс не тот'),
  ])
  expect(groups.map(({ rule, count }) => `${rule} ${count}`)).toEqual([
    'work-differs 1',
    'work-differs 1',
    'total-differs 2',
    'mark-differs 1',
  ])
  expect(groups[0]?.sentence).toBe('Год не тот.')
})

describe('rows in words', () => {
  test.each([
    [[5], '5'],
    [[5, 6], '5, 6'],
    [[5, 6, 7, 9], '5–7, 9'],
    [[1, 3, 5, 7, 9, 11, 13, 15, 17, 18, 19], '1, 3, 5, 7, 9, 11, 13, 15 и ещё 3'],
  ])('%j', (rows, words) => {
    expect(rowRanges(rows)).toBe(words)
  })
})
