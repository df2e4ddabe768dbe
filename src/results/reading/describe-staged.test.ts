import { expect, test } from 'vitest'
import {
  demoRussian4,
  demoWorks,
  fileTable,
  markerListFile,
  markStatisticsFile,
  protocolFile,
} from '../../../test/support/federal-files.ts'
import type { FederalFile } from '../../../test/support/federal-files.ts'
import { describeStaged } from './describe-staged.ts'
import { readResultsTable } from './read-results-file.ts'

function describeFile(file: FederalFile) {
  const staged = readResultsTable(fileTable(file), file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return describeStaged(staged.value, 2)
}

test('the preview of a form says what was understood', () => {
  const works = [
    { participant: 4001, variant: 1, scores: [4, 3, 'X', 1, 3, 4, 6], classNumber: 2, journal: 5 },
    { participant: 4002, variant: 'отсутствовал', scores: [], classNumber: 2, journal: 'нет отметки' },
  ]
  expect(describeFile(protocolFile(demoRussian4, works, 9))).toMatchObject({
    title: '«Форма сбора результатов»',
    dataRows: 2,
    schools: 0,
    asksForSchool: true,
    parts: [
      {
        assessment: 'ВПР 2026, Русский язык, 4\u00a0класс',
        maxScore: 24,
        tasks: 7,
        present: 1,
        absent: 1,
        firstRows: [
          {
            row: 2,
            school: '',
            classLabel: '2',
            participant: '4001',
            scores: '4 3 X 1 3 4 6',
            total: 21,
            mark: 'none',
            journalMark: 5,
          },
          { row: 3, participant: '4002', scores: 'отсутствовал', total: 'absent', journalMark: 'none' },
        ],
      },
    ],
  })
})

test('every column is named by its letter and meaning', () => {
  const { columns } = describeFile(protocolFile(demoRussian4, demoWorks(demoRussian4, 1, 1), 3))
  expect(columns.map(({ column, meaning, read }) => `${column} ${meaning}${read ? '' : ' –'}`)).toEqual([
    'A код участника',
    'B вариант',
    'C балл за задание 1К1',
    'D балл за задание 1К2',
    'E балл за задание 2',
    'F балл за задание 3.1',
    'G балл за задание 3.2',
    'H балл за задание 4',
    'I балл за задание 5',
    'J порядковый номер класса',
    'K отметка по журналу',
    'L первичный балл',
  ])
})

test('aggregate reports and the official list count their groups, schools and years', () => {
  expect(describeFile(markStatisticsFile(demoRussian4))).toMatchObject({
    title: 'Ф3 «Статистика по отметкам»',
    schools: 1,
    parts: [{ groups: 4, present: 0 }],
  })
  expect(describeFile(markStatisticsFile(demoRussian4)).columns.map(({ meaning }) => meaning)).toEqual([
    'группа участников',
    'количество школ',
    'количество участников',
    'проценты «2»',
    'проценты «3»',
    'проценты «4»',
    'проценты «5»',
  ])
  const list = markerListFile([2024, 2025].map((year) => [year, 'edu990001', 'г. Демск', 'СОШ № 1', 1, 0, 0, 0, 1]))
  expect(describeFile(list)).toMatchObject({ schools: 1, markers: { rows: 2, schools: 1, years: [2024, 2025] } })
})
