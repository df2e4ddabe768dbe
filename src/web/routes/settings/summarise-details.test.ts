import { expect, it } from 'vitest'
import { summariseDetails } from './summarise-details.ts'

it.each([
  [{ name: 'Новикова Нина', role: 'methodist' }, 'Новикова Нина, Методист'],
  [{ was: { name: 'А', shortName: 'СОШ № 1' }, is: { name: 'Б', shortName: 'Лицей' } }, '«СОШ № 1» → «Лицей»'],
  [{ into: 'edu990002', onDate: '2026-09-01' }, 'к edu990002, с 1\u00a0сентября 2026\u00a0г.'],
  [{ file: 'Ф1.xlsx', works: 412 }, 'Ф1.xlsx, 412\u00a0работ'],
  [{ created: 3, renamed: 1, unchanged: 0 }, 'добавлено 3, переименовано 1'],
  [{ name: 'Новикова Нина', address: '10.0.0.1' }, 'Новикова Нина, адрес 10.0.0.1'],
  [{ something: [1, 2] }, ''],
])('of %j a person reads «%s»', (details, summary) => {
  expect(summariseDetails(details)).toBe(summary)
})
