import { describe, expect, test } from 'vitest'
import { readClassCell } from './read-class-cell.ts'
import { readMarkCell } from './read-mark-cell.ts'
import { readScoreCell } from './read-score-cell.ts'
import { readPercent } from './read-share-cell.ts'
import { readVariantCell } from './read-variant-cell.ts'

const nbsp = '\u00a0'

describe('the cell of a score', () => {
  test.each([
    [3, { is: 'score', score: 3 }],
    ['3', { is: 'score', score: 3 }],
    [` 3${nbsp}`, { is: 'score', score: 3 }],
    ['2,0', { is: 'score', score: 2 }],
    ['1,5', { is: 'score', score: 1.5 }],
    ['-1', { is: 'score', score: -1 }],
    ['−1', { is: 'score', score: -1 }],
    ['X', { is: 'not-attempted' }],
    ['x', { is: 'not-attempted' }],
    ['Х', { is: 'not-attempted' }],
    [`${nbsp}х `, { is: 'not-attempted' }],
    ['N', { is: 'not-taught' }],
    ['', { is: 'blank' }],
    [null, { is: 'blank' }],
    [nbsp, { is: 'blank' }],
    ['два', { is: 'unreadable', text: 'два' }],
    ['#Н/Д', { is: 'unreadable', text: '#Н/Д' }],
    [true, { is: 'unreadable', text: 'ИСТИНА' }],
  ])('%j is read as %j', (cell, expected) => {
    expect(readScoreCell(cell)).toEqual(expected)
  })
})

test.each([
  [5, 5],
  ['2', 2],
  ['4,0', 4],
  ['нет отметки', 'none'],
  ['Нет отметки ', 'none'],
  [`НЕТ${nbsp}ОТМЕТКИ`, 'none'],
  [null, 'none'],
  [1, 'unreadable'],
  [6, 'unreadable'],
  [4.5, 'unreadable'],
  ['зачёт', 'unreadable'],
])('the mark %j is read as %j', (cell, expected) => {
  expect(readMarkCell(cell)).toBe(expected)
})

test.each([
  [1, { is: 'variant', variant: '1' }],
  ['2', { is: 'variant', variant: '2' }],
  ['1,0', { is: 'variant', variant: '1' }],
  ['Вариант 1', { is: 'variant', variant: 'Вариант 1' }],
  ['отсутствовал', { is: 'absent' }],
  ['Отсутствовал ', { is: 'absent' }],
  ['ОТСУТСТВОВАЛА', { is: 'absent' }],
  ['absent', { is: 'absent' }],
  ['', { is: 'blank' }],
  [0, { is: 'unreadable' }],
  [-1, { is: 'unreadable' }],
  [1.5, { is: 'unreadable' }],
])('the variant %j is read as %j', (cell, expected) => {
  expect(readVariantCell(cell)).toEqual(expected)
})

test.each([
  [3, { is: 'class', label: '3', lettered: false }],
  ['50', { is: 'class', label: '50', lettered: false }],
  ['5А', { is: 'class', label: 'А', lettered: true }],
  ['5-а', { is: 'class', label: 'А', lettered: true }],
  ['5 «Б»', { is: 'class', label: 'Б', lettered: true }],
  ['в', { is: 'class', label: 'В', lettered: true }],
  [null, { is: 'blank' }],
  [0, { is: 'unreadable' }],
  [51, { is: 'unreadable' }],
  ['класс коррекции', { is: 'unreadable' }],
])('the class %j is read as %j', (cell, expected) => {
  expect(readClassCell(cell)).toEqual(expected)
})

test.each([
  [44.33, 44.33],
  ['44,33', 44.33],
  ['44.33 %', 44.33],
  [`44,33${nbsp}%`, 44.33],
  ['—', undefined],
  ['', undefined],
])('the percent %j is read as %j', (cell, expected) => {
  expect(readPercent(cell)).toBe(expected)
})
