import { expect, test } from 'vitest'

import { columnIndex, columnLetter, lastColumnIndex } from './column-letter.ts'

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [lastColumnIndex, 'XFD'],
])('column %i is %s', (index, letter) => {
  expect(columnLetter(index)).toBe(letter)
  expect(columnIndex(letter)).toBe(index)
  expect(columnIndex(letter.toLowerCase())).toBe(index)
})

test('every column of a sheet comes back from its letter', () => {
  for (let index = 0; index <= lastColumnIndex; index++) expect(columnIndex(columnLetter(index))).toBe(index)
})

test.each(['', 'А', 'A1', 'ABCD'])('«%s» is not a column', (letter) => {
  expect(() => columnIndex(letter)).toThrow('columnIndex: letter must be one to three Latin letters')
})
