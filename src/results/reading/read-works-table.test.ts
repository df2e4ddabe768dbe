import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell, Table } from '#tabular'
import { readTable } from '#tabular'
import {
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  demoWorks,
  fileBytes,
  individualFile,
  protocolFile,
  sumOf,
} from '../../../test/support/federal-files.ts'
import type { StagedFile } from '../staged.ts'
import { recogniseTable } from './recognise-table.ts'
import { readResultsFile, readResultsTable } from './read-results-file.ts'

function stage(rows: readonly (readonly Cell[])[], fileName = 'Русский язык 4 класс ВПР 2026.csv'): StagedFile {
  const staged = readResultsTable({ format: 'csv', sheets: [{ name: fileName, rows }] }, fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

const works = demoMarked(demoWorks(demoRussian4, 30, 3), demoRussian4Scale)
const header: Cell[] = [
  'Логин',
  'Муниципалитет',
  'Код участника',
  'Класс',
  'Вариант',
  ...demoRussian4.tasks.map(({ label, max }) => `${label} (${max}б)`),
  'Первичный балл',
  'Отметка',
  'Отметка по журналу',
  'Пол',
]
const body = works.map((work): Cell[] => [
  'edu990001',
  'г. Демск',
  work.participant as Cell,
  work.classNumber as Cell,
  work.variant as Cell,
  ...(work.scores as Cell[]),
  sumOf(work.scores),
  work.mark as Cell,
  work.journal as Cell,
  'ж',
])

describe('a plain table of works', () => {
  test('is read by its headings, and the sex is not', () => {
    const staged = stage([header, ...body])
    expect(staged).toMatchObject({ kind: 'individual', dataRows: works.length, findings: [] })
    expect(JSON.stringify(staged.parts)).not.toContain('"ж"')
  })

  test('gives the same works with its columns in any order', () => {
    const expected = stage([header, ...body]).parts
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          header.map((_, index) => index),
          { minLength: header.length },
        ),
        (order) => {
          const shuffled = [header, ...body].map((row) => order.map((index) => row[index]!))
          expect(stage(shuffled).parts).toEqual(expected)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('without maxima takes the greatest scores and says so', () => {
    const staged = stage([
      ['school', 'participant', 'class', '1', '2', '4K1', 'total'],
      ['edu990001', 1, 'А', 2, 0, 'x', 2],
      ['edu990001', 2, 'Б', 1, 1, 3, 5],
    ])
    expect(staged.kind).toBe('works-table')
    expect(staged.parts[0]?.assessment).toMatchObject({
      maximaObserved: true,
      maxScore: 'unknown',
      tasks: [
        { label: '1', max: 2 },
        { label: '2', max: 1 },
        { label: '4К1', max: 3 },
      ],
    })
    expect(staged.findings.map(({ rule }) => rule)).toEqual(['task-maximum-unknown'])
  })

  test('of several works is sorted into them by year, grade and subject', () => {
    const staged = stage(
      [
        ['Год', 'Предмет', 'Параллель', 'Логин', 'Код', 'Первичный балл', 'Отметка'],
        [2025, 'МА', 4, 'edu990001', 1, 12, 4],
        [2025, 'Русский язык', 4, 'edu990001', 1, 20, 4],
        [2024, 'Математика', '5 класс', 'edu990001', 1, 0, 2],
      ],
      'свод.csv',
    )
    expect(
      staged.parts.map(({ assessment: { year, subject, grade }, works: { length } }) => [year, subject, grade, length]),
    ).toEqual([
      [2025, 'Математика', 4, 1],
      [2025, 'Русский язык', 4, 1],
      [2024, 'Математика', 5, 1],
    ])
    expect(staged.parts[2]?.works[0]?.work).toMatchObject({ scores: [], total: 0, mark: 2 })
  })

  test('«Класс» beside «Литера» is the grade', () => {
    const staged = stage(
      [
        ['Логин', 'Код', 'Класс', 'Литера', 'Балл'],
        ['edu990001', 1, 7, 'В', 12],
      ],
      'физика 2025.csv',
    )
    expect(staged.parts[0]?.assessment).toMatchObject({ grade: 7, subject: 'Физика', year: 2025 })
    expect(staged.parts[0]?.works[0]?.work.classLabel).toBe('В')
  })

  test.each([
    ['windows-1251 and semicolons', ';', 'windows-1251'],
    ['UTF-8 and commas', ',', 'utf-8'],
  ])('comes from CSV in %s', async (_name, delimiter, encoding) => {
    const text = [header, ...body].map((row) => row.join(delimiter)).join('\r\n')
    const bytes = encoding === 'utf-8' ? new TextEncoder().encode(text) : windows1251(text)
    const staged = await readResultsFile(bytes, 'Русский язык 4 класс ВПР 2026.csv')
    expect(staged.ok && staged.value.parts[0]?.works.map(({ work }) => work)).toEqual(
      stage([header, ...body]).parts[0]?.works.map(({ work }) => work),
    )
  })
})

describe('no input crashes the readers', () => {
  const cell = fc.oneof(
    fc.constantFrom<Cell>(
      null,
      '',
      'X',
      'Х',
      'N',
      'отсутствовал',
      'нет отметки',
      '1',
      '2',
      '5',
      'Код участника',
      'Вариант',
      'ОО',
      'Логин',
      '1 (2б)',
      '4K1 (3б)',
      '9.1',
      'Первичный балл',
      'Отметка',
      'Группы участников',
      'Кол-во участников',
      'Понизили (',
      'Подтвердили',
      'Повысили',
      'Задание',
      'Планируемые результаты',
      '%',
      '4 РУ',
      '4 МА',
      '5 РУ',
      '5 МА',
      'Год',
      'edu990001',
      '(reg99_m001)',
      'Ш(edu990001) | Кол-во участников: 2',
      'Вся выборка',
      '12,5',
      '\u0000',
      'tasks',
      'X 1 2',
    ),
    fc.integer({ min: -3, max: 120 }),
    fc.double(),
    fc.boolean(),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const rows = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 14 })

  test('whatever the cells, a table is staged or named in one sentence', () => {
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('файл.csv', 'Статистика по отметкам.xlsx', 'Протокол', 'МА 4 Выполнение заданий'),
        (cells, name) => {
          const table: Table = { format: 'xlsx', sheets: [{ name, rows: cells }] }
          const staged = readResultsTable(table, name)
          if (!staged.ok) expect(staged.error.sentence).toMatch(/^[^\n]+\.$/)
          else expect(recogniseTable(table, name).recognised).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('nor do cells spoilt in a real report', () => {
    const reports = [
      individualFile(demoRussian4, [{ login: 'edu990001', name: 'СОШ', works: works.slice(0, 6) }]),
      protocolFile(demoRussian4, works.slice(0, 6), 8),
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...reports),
        fc.array(fc.tuple(fc.nat(16), fc.nat(16), cell), { maxLength: 12 }),
        (file, spoils) => {
          const sheet = file.sheets[0]!
          const spoilt = sheet.rows.map((row) =>
            row.map((value): Cell => (typeof value === 'object' && value !== null ? value.value : value)),
          )
          for (const [row, column, value] of spoils) if (spoilt[row] !== undefined) spoilt[row][column] = value
          const staged = readResultsTable(
            {
              format: 'xlsx',
              sheets: [{ name: sheet.name, rows: spoilt.map((row) => [...row].map((value) => value ?? null)) }],
            },
            file.fileName,
          )
          if (staged.ok) {
            for (const part of staged.value.parts)
              for (const { work } of part.works) expect(work.participant).not.toBe('')
          }
        },
      ),
      { numRuns: 1000 },
    )
  })
})

test('a real XLSX and its table give the same', async () => {
  const file = individualFile(demoRussian4, [{ login: 'edu990001', name: 'СОШ', works }])
  const table = await readTable(fileBytes(file), file.fileName)
  if (!table.ok) throw new Error(table.error.sentence)
  expect(readResultsTable(table.value, file.fileName)).toEqual(await readResultsFile(fileBytes(file), file.fileName))
})

/** Cyrillic of the Windows code page, enough for these tables. */
function windows1251(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0)!
      if (code < 128) return code
      if (letter === 'ё') return 0xb8
      if (letter === 'Ё') return 0xa8
      if (letter === '№') return 0xb9
      return code - 0x410 + 0xc0
    }),
  )
}
