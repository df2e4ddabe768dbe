import { expect, it } from 'vitest'
import type { Cell } from '#tabular'
import { readSchoolList } from './index.ts'

const read = (...rows: Cell[][]) => readSchoolList({ format: 'csv', sheets: [{ name: 'список', rows }] })

it('reads a list with its columns in any order, under a title, with blank rows', () => {
  const list = read(
    ['Список ОО региона'],
    [],
    ['№', 'Муниципалитет', 'Наименование ОО', 'Логин ОО', 'Школьный округ'],
    [1, 'г. Заречный', ' СОШ № 1 ', 'edu990001', 'Левобережный'],
    [],
    [2, 'г. Заречный', 'СОШ № 2', 'edu990002', null],
  )
  expect(list).toEqual({
    ok: true,
    value: [
      {
        row: 4,
        login: 'edu990001',
        name: 'СОШ № 1',
        shortName: '',
        municipality: 'г. Заречный',
        district: 'Левобережный',
      },
      { row: 6, login: 'edu990002', name: 'СОШ № 2', shortName: '', municipality: 'г. Заречный', district: '' },
    ],
  })
})

it('tells the short name from the full one, and the district from the municipality', () => {
  const list = read(
    ['Код', 'Краткое название', 'Полное название', 'Муниципальный округ', 'Округ'],
    ['edu990001', 'СОШ № 1', 'МБОУ «СОШ № 1»', 'Заречный', 'Сельский'],
  )
  expect(list).toMatchObject({
    value: [{ name: 'МБОУ «СОШ № 1»', shortName: 'СОШ № 1', municipality: 'Заречный', district: 'Сельский' }],
  })
})

it.each([
  ['another table', [['Код участника', 'Вариант']], 'Это не список школ'],
  ['an empty file', [[]], 'Это не список школ'],
  ['a list without names', [['Логин'], ['edu990001']], 'нет столбца с названием'],
  ['a bare header', [['Логин', 'Название ОО']], 'ни одной строки'],
])('says of %s what is missing', (_what, rows, sentence) => {
  const list = read(...(rows as Cell[][]))
  expect(list).toMatchObject({ ok: false, error: expect.stringContaining(sentence) })
})
