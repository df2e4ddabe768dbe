import { describe, expect, test } from 'vitest'
import {
  demoEnglish8,
  demoRussian4,
  type DemoWork,
  demoWorks,
  fileBytes,
  fileTable,
  protocolFile,
} from '../../../test/support/federal-files.ts'
import type { StagedFile } from '../staged.ts'
import { assignSchool } from './assign-school.ts'
import { readResultsFile, readResultsTable } from './read-results-file.ts'

const full = { variant: 1, scores: [4, 3, 3, 1, 3, 4, 6], classNumber: 2, journal: 5 }

function stage(works: readonly DemoWork[], preparedRows = works.length + 3): StagedFile {
  const file = protocolFile(demoRussian4, works, preparedRows)
  const staged = readResultsTable(fileTable(file), file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

test('a form with 1 499 prepared rows holds only the works that were filled in', async () => {
  const works = demoWorks(demoEnglish8, 61, 5)
  const file = protocolFile(demoEnglish8, works)
  const staged = await readResultsFile(fileBytes(file), file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  const [part] = staged.value.parts
  expect(staged.value).toMatchObject({ kind: 'protocol', dataRows: 61, findings: [] })
  expect(part?.assessment).toMatchObject({
    procedure: 'ВПР',
    year: 2026,
    grade: 8,
    subject: 'Английский язык',
    maxScore: 25,
  })
  expect(part?.assessment.tasks.map(({ label, max }) => `${label}:${max}`)).toEqual([
    '1:5',
    '2:5',
    '3:5',
    '4К1:3',
    '4К2:2',
    '4К3:3',
    '4К4:2',
  ])
  expect(part?.works).toHaveLength(61)
  expect(part?.works.filter(({ work }) => work.attendance === 'absent')).toHaveLength(
    works.filter(({ variant }) => variant === 'отсутствовал').length,
  )
})

test('a form does not know its school until a person says it', () => {
  const staged = stage([{ participant: 4001, ...full }])
  expect(staged.parts[0]?.works[0]?.school).toBe('ask')
  expect(assignSchool(staged, 'edu990001').parts[0]?.works[0]?.school).toBe('edu990001')
})

test('a work comes with its scores in order, its class and its register mark', () => {
  const staged = stage([
    {
      participant: 4001,
      variant: '2',
      scores: ['4', ' 3', 'Х', 'x', '3,0', 4, 6],
      classNumber: 2,
      journal: 'Нет отметки ',
    },
  ])
  expect(staged.parts[0]?.works[0]).toMatchObject({
    row: 2,
    sheet: 'Протокол',
    work: {
      attendance: 'present',
      participant: '4001',
      variant: '2',
      scores: [4, 3, 'X', 'X', 3, 4, 6],
      total: 20,
      classLabel: '2',
      journalMark: 'none',
      mark: 'none',
    },
  })
})

describe('what is wrong in a row is said by its cell, with how to mend it', () => {
  test.each<readonly [string, Partial<DemoWork>, string, string, string]>([
    ['a word instead of a score', { scores: ['два', 3, 3, 1, 3, 4, 6] }, 'error', 'score-unreadable', 'C'],
    ['a blank score', { scores: [4, 3, null, 1, 3, 4, 6] }, 'error', 'blank-score', 'E'],
    ['no code', { participant: null }, 'error', 'participant-missing', 'A'],
    ['variant 0', { variant: 0 }, 'error', 'variant-unreadable', 'B'],
    ['no variant', { variant: null }, 'warning', 'variant-missing', 'B'],
    ['class 51', { classNumber: 51 }, 'error', 'class-unreadable', 'J'],
    ['a lettered class', { classNumber: '4А' }, 'warning', 'class-lettered', 'J'],
    ['register mark 1', { journal: 1 }, 'error', 'journal-mark-unreadable', 'K'],
    ['absent with points', { variant: 'отсутствовал' }, 'error', 'absent-with-scores', 'C'],
    ['a stale formula', { total: 7 }, 'warning', 'total-differs', 'L'],
    ['N for not taught', { scores: [4, 3, 'N', 1, 3, 4, 6] }, 'warning', 'not-taught', 'E'],
    ['only a code', { variant: null, scores: [], classNumber: null, journal: null }, 'warning', 'row-not-filled', 'A'],
    ['a control character', { journal: 'нет\u0000' }, 'error', 'control-character', 'K'],
  ])('%s', (_name, change, severity, rule, column) => {
    const staged = stage([
      { participant: 4001, ...full, ...change },
      { participant: 4002, ...full },
    ])
    expect(staged.findings).toMatchObject([{ severity, rule, place: { sheet: 'Протокол', row: 2, column } }])
    const rows = staged.parts[0]?.works.map(({ row }) => row)
    expect(rows).toEqual(severity === 'error' || rule === 'row-not-filled' ? [3] : [2, 3])
    for (const { what, mend } of staged.findings)
      expect([what, mend]).toEqual([expect.stringMatching(/^[А-ЯЁ].*[^.]$/), expect.stringMatching(/^[А-ЯЁ].*[^.]$/)])
  })

  test('all errors of one row are said at once', () => {
    const staged = stage([
      { participant: null, variant: 0, scores: ['два', 9, -1, 1.5, 3, 4, 6], classNumber: 99, journal: 7 },
    ])
    expect(staged.findings.map(({ rule }) => rule).toSorted()).toEqual([
      'class-unreadable',
      'journal-mark-unreadable',
      'participant-missing',
      'score-above-maximum',
      'score-negative',
      'score-not-whole',
      'score-unreadable',
      'variant-unreadable',
    ])
  })
})

test('older forms with Latin K, «Класс» and «Пол» are read, and the sex is not', () => {
  const header = [
    'Код участника',
    'Пол',
    'Класс',
    'Вариант',
    '1K1(2б)',
    '2 (1 б)',
    'Отметка за предыдущий триместр / четверть/полугодие',
    'Итого баллов',
  ]
  const table = {
    format: 'xlsx' as const,
    sheets: [{ name: 'Протокол', rows: [header, ['5001', 'ж', '5Б', 1, 2, 'N', 4, 2]] }],
  }
  const staged = readResultsTable(table, 'Форма сбора результатов Математика 5 класс ВПР 2021.xlsx')
  if (!staged.ok) throw new Error(staged.error.sentence)
  expect(staged.value.parts[0]?.assessment.tasks.map(({ label }) => label)).toEqual(['1К1', '2'])
  expect(staged.value.parts[0]?.works[0]?.work).toMatchObject({ classLabel: 'Б', scores: [2, 'X'], journalMark: 4 })
  expect(staged.value.columns?.find(({ header: heading }) => heading === 'Пол')?.holds).toBe('ignored')
  expect(JSON.stringify(staged.value)).not.toContain('"ж"')
})

test('a form with a task column twice is turned back', () => {
  const file = protocolFile({ ...demoRussian4, tasks: [...demoRussian4.tasks, demoRussian4.tasks[0]!] }, [], 3)
  const staged = readResultsTable(fileTable(file), file.fileName)
  expect(staged.ok && staged.value.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    'error task-column-repeated',
    'error empty-file',
  ])
})
