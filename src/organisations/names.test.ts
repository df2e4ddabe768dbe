import { expect, it } from 'vitest'
import { municipalityKey, shortSchoolName } from './index.ts'
import { parseFederalCode } from './model.ts'

it.each([
  ['МБОУ «Средняя общеобразовательная школа №6»', 'СОШ № 6'],
  ['МБОУ «Средняя общеобразовательная школа № 6 города Заречный»', 'СОШ № 6'],
  ['МБОУ "Основная общеобразовательная школа № 12"', 'ООШ № 12'],
  ['МОУ Гимназия № 1', 'Гимназия № 1'],
  ['Муниципальное бюджетное общеобразовательное учреждение «Берёзовская средняя школа»', 'Берёзовская СОШ'],
  ['СОШ № 2', 'СОШ № 2'],
  ['Лицей', 'Лицей'],
])('people call %s %s', (full, short) => {
  expect(shortSchoolName(full)).toBe(short)
})

it.each([
  ['город Заречный', 'заречный'],
  ['г. Заречный', 'заречный'],
  ['г.Заречный', 'заречный'],
  ['Заречный', 'заречный'],
  ['Заречный городской округ', 'заречный'],
  ['Заречный муниципальный округ (Демо)', 'заречный'],
  ['Ольховский муниципальный район', 'ольховский'],
  ['Муниципальное образование «Ольховский район»', 'ольховский'],
  ['Горный Щит', 'горный щит'],
])('%s is the municipality «%s»', (name, key) => {
  expect(municipalityKey(name)).toBe(key)
})

it.each([
  [' EDU 990001 ', 'school', 'edu990001'],
  ['sch990001', 'school', 'sch990001'],
  ['reg99_M001', 'municipality', 'reg99_m001'],
  ['reg99', 'region', 'reg99'],
  ['reg99', 'school', undefined],
  ['edu99', 'school', undefined],
  ['', 'region', undefined],
] as const)('reads «%s» as the code of a %s', (text, kind, code) => {
  expect(parseFederalCode(text, kind)).toBe(code)
})
