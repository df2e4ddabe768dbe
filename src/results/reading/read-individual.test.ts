import { describe, expect, test } from 'vitest'
import type { Cell } from '#tabular'
import {
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  type DemoWork,
  demoWorks,
  fileBytes,
  fileTable,
  individualFile,
} from '../../../test/support/federal-files.ts'
import { readResultsFile, readResultsTable } from './read-results-file.ts'

const works = demoMarked(demoWorks(demoRussian4, 40, 11), demoRussian4Scale)
const schools = [
  { login: 'edu990001', name: 'МБОУ «СОШ № 1 Демо»', works: works.slice(0, 20) },
  { login: 'edu990002', name: 'МБОУ «СОШ № 2 Демо»', works: works.slice(20) },
]

function stage(edit: (rows: Cell[][]) => void = () => undefined, given = schools) {
  const file = individualFile(demoRussian4, given)
  const table = fileTable(file)
  const rows = table.sheets[0]!.rows.map((row) => [...row])
  edit(rows)
  const staged = readResultsTable({ ...table, sheets: [{ ...table.sheets[0]!, rows }] }, file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

test('Ф1 gives the works of every school with levels, totals and marks', async () => {
  const file = individualFile(demoRussian4, schools)
  const staged = await readResultsFile(fileBytes(file), file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  const [part] = staged.value.parts
  expect(staged.value).toMatchObject({ kind: 'individual', dataRows: works.length, findings: [] })
  expect(part?.assessment).toMatchObject({
    year: 2026,
    grade: 4,
    subject: 'Русский язык',
    maxScore: 24,
    date: '2026-04-20',
  })
  expect(part?.assessment.tasks.map(({ level }) => level)).toEqual([
    'basic',
    'basic',
    'basic',
    'basic',
    'basic',
    'advanced',
    'advanced',
  ])
  expect(part?.works).toHaveLength(works.length)
  expect(part?.works[0]).toMatchObject({
    row: 10,
    school: 'edu990001',
    municipality: 'Демский муниципальный округ(reg99_m001)',
    work: { mark: works[0]!.mark },
  })
  expect([...staged.value.schools]).toEqual([
    ['edu990001', { name: 'МБОУ «СОШ № 1 Демо»', municipality: 'Демский муниципальный округ(reg99_m001)' }],
    ['edu990002', { name: 'МБОУ «СОШ № 2 Демо»', municipality: 'Демский муниципальный округ(reg99_m001)' }],
  ])
})

test('a school whose rows were cut short is named', () => {
  const staged = stage((rows) => rows.splice(12, 1))
  expect(staged.findings).toMatchObject([
    { severity: 'warning', rule: 'declared-count-differs', place: { row: 9, column: 'A' } },
  ])
  expect(staged.findings[0]?.what).toBe(
    'МБОУ «СОШ № 1 Демо» (edu990001): заявлено участников 20, а в файле 19\u00a0строк',
  )
})

test('the count of a section may stand in a cell of its own', () => {
  const split = (rows: Cell[][]): void => {
    rows[8] = ['МБОУ «СОШ № 1 Демо» (edu990001)', 'Кол-во участников: 21']
  }
  expect(stage(split).findings.map(({ what }) => what)).toEqual([
    'МБОУ «СОШ № 1 Демо» (edu990001): заявлено участников 21, а в файле 20\u00a0строк',
  ])
})

test('the declared count may leave out those absent', () => {
  const absent: DemoWork = { participant: 9, variant: 'Отсутствовал', scores: [], classNumber: 1, journal: 4 }
  const staged = stage(
    (rows) => (rows[8]![0] = 'Школа(edu990001) | Кол-во участников: 20'),
    [{ ...schools[0]!, works: [...schools[0]!.works, absent] }],
  )
  expect(staged.findings).toEqual([])
  expect(staged.parts[0]?.works.filter(({ work }) => work.attendance === 'absent')).toHaveLength(1)
})

describe('rows that are no works', () => {
  test('a header repeated on every page is passed over', () => {
    const staged = stage((rows) => rows.splice(15, 0, [...rows[7]!]))
    expect(staged.parts[0]?.works).toHaveLength(works.length)
    expect(staged.findings).toEqual([])
  })

  test('the line of levels repeated on every page is passed over', () => {
    const staged = stage((rows) => rows.splice(15, 0, [...rows[6]!]))
    expect(staged.parts[0]?.works).toHaveLength(works.length)
    expect(staged.findings).toEqual([])
  })

  test('blank rows between and after are passed over', () => {
    const staged = stage((rows) => rows.splice(15, 0, [], [null, ' ', '\u00a0']))
    expect(staged.parts[0]?.works).toHaveLength(works.length)
    expect(staged.findings).toEqual([])
  })

  test('a note is named and nothing is taken from it', () => {
    const staged = stage((rows) => rows.push(['Сформировано автоматически']))
    expect(staged.findings).toMatchObject([{ rule: 'row-not-read', severity: 'warning' }])
  })
})

test('the login of the section stands for a row that has lost its own', () => {
  const staged = stage((rows) => {
    rows[9]![0] = null
    rows[9]![2] = null
  })
  expect(staged.parts[0]?.works[0]?.school).toBe('edu990001')
})

describe('a blank score of Ф1', () => {
  test('passes for X where the total agrees, and is said', () => {
    const zero = works.findIndex(({ scores }) => scores[0] === 'X')
    expect(zero).toBeGreaterThanOrEqual(0)
    const row = zero < 20 ? 9 + zero : 10 + zero
    const staged = stage((rows) => (rows[row]![6] = null))
    expect(staged.findings).toMatchObject([
      { rule: 'blank-score', severity: 'warning', place: { row: row + 1, column: 'G' } },
    ])
    expect(staged.parts[0]?.works).toHaveLength(works.length)
  })

  test('keeps the row out where the total does not agree', () => {
    const scored = works.findIndex(({ scores }) => typeof scores[0] === 'number' && scores[0] > 0)
    const staged = stage((rows) => (rows[9 + scored]![6] = null))
    expect(staged.findings).toMatchObject([
      { rule: 'blank-score', severity: 'error', place: { row: 10 + scored, column: 'G' } },
    ])
    expect(staged.parts[0]?.works).toHaveLength(works.length - 1)
  })
})

test('two sheets about two subjects are two parts', () => {
  const one = individualFile(demoRussian4, schools)
  const other = individualFile({ ...demoRussian4, subject: 'Математика', short: 'МА' }, schools)
  const staged = readResultsTable(
    fileTable({ fileName: '', sheets: [...one.sheets, ...other.sheets] }),
    'выгрузка.xlsx',
  )
  expect(staged.ok && staged.value.parts.map(({ assessment }) => assessment.subject)).toEqual([
    'Русский язык',
    'Математика',
  ])
})
