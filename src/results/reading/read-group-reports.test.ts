import { describe, expect, test } from 'vitest'
import type { Cell, Table } from '#tabular'
import {
  comparisonLongFile,
  comparisonWideFile,
  demoComparisons,
  demoRussian4,
  type FederalFile,
  fileTable,
  markStatisticsFile,
  plannedResultsFile,
  scoreDistributionFile,
  taskPerformanceByMarkFile,
  taskPerformanceFile,
} from '../../../test/support/federal-files.ts'
import type { RawCell } from '../../../test/support/raw-workbook.ts'
import type { StagedAggregate, StagedFile } from '../staged.ts'
import { readResultsTable } from './read-results-file.ts'

function stage(file: FederalFile, edit: (rows: Cell[][]) => void = () => undefined): StagedFile {
  const table = fileTable(file)
  const rows = table.sheets[0]!.rows.map((row) => [...row])
  edit(rows)
  return stageTable({ ...table, sheets: [{ ...table.sheets[0]!, rows }] }, file.fileName)
}

function stageTable(table: Table, fileName: string): StagedFile {
  const staged = readResultsTable(table, fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

const aggregatesOf = (staged: StagedFile): readonly StagedAggregate[] => staged.parts[0]!.aggregates

describe('Ф3, marks by group', () => {
  const staged = stage(markStatisticsFile(demoRussian4))

  test('every group comes with its level, code, participants and shares', () => {
    expect(aggregatesOf(staged).map(({ group, participants, values }) => ({ ...group, participants, values }))).toEqual(
      [
        {
          level: 'all',
          code: 'all',
          name: 'Вся выборка',
          participants: 1720000,
          values: { kind: 'mark-statistics', shares: [0.051, 0.329, 0.443, 0.177] },
        },
        {
          level: 'region',
          code: 'unknown',
          name: 'Демонстрационная область',
          participants: 30200,
          values: { kind: 'mark-statistics', shares: [0.1344, 0.4415, 0.3628, 0.0613] },
        },
        {
          level: 'municipality',
          code: 'reg99_m001',
          name: 'Демский муниципальный округ',
          participants: 3160,
          values: { kind: 'mark-statistics', shares: [0.1357, 0.469, 0.3365, 0.0588] },
        },
        {
          level: 'school',
          code: 'edu990001',
          name: 'МБОУ «СОШ № 1 Демо»',
          participants: 89,
          values: { kind: 'mark-statistics', shares: [0.1236, 0.5281, 0.2697, 0.0787] },
        },
      ],
    )
    expect(staged.findings).toEqual([])
    expect(staged.schools.get('edu990001')?.municipality).toBe('reg99_m001')
  })

  test('percents that do not make 100 are said with the tolerance', () => {
    const { findings } = stage(markStatisticsFile(demoRussian4), (rows) => (rows[8]![3] = 6.1))
    expect(findings).toMatchObject([{ severity: 'warning', rule: 'shares-do-not-sum', place: { row: 9, column: 'D' } }])
    expect(findings[0]?.what).toBe(
      'Вся выборка: проценты дают в сумме 101,00, а не 100 (на округление допускается 0,05)',
    )
  })

  test.each([[5.14], [5.06]])('rounding to %d of 5,1 passes', (percent) => {
    expect(stage(markStatisticsFile(demoRussian4), (rows) => (rows[8]![3] = percent)).findings).toEqual([])
  })

  test.each([[-1], [101], ['много']])('%j for a percent keeps the row out', (cell) => {
    const edited = stage(markStatisticsFile(demoRussian4), (rows) => (rows[10]![4] = cell))
    expect(edited.findings).toMatchObject([
      { severity: 'error', rule: 'performance-unreadable', place: { row: 11, column: 'E' } },
    ])
    expect(aggregatesOf(edited)).toHaveLength(3)
  })

  test('cells with a percent format come as shares and are not divided again', () => {
    const edited = stage(markStatisticsFile(demoRussian4), (rows) => {
      for (const row of rows.slice(8))
        for (let at = 3; at < 7; at++) row[at] = Number(String(row[at]).replace(',', '.')) / 100
    })
    expect(aggregatesOf(edited)[2]?.values).toEqual({
      kind: 'mark-statistics',
      shares: [0.1357, 0.469, 0.3365, 0.0588],
    })
  })
})

describe('marks against the register', () => {
  const wide = stage(comparisonWideFile(demoRussian4))
  const long = stage(comparisonLongFile(demoRussian4))

  test('both forms give the same numbers', () => {
    const numbers = (staged: StagedFile) =>
      aggregatesOf(staged).map(({ group, participants, values }) => ({ group, participants, values }))
    expect(numbers(long)).toEqual(numbers(wide))
    expect(numbers(wide)[0]).toEqual({
      group: { level: 'region', code: 'unknown', name: 'Демонстрационная область' },
      participants: 29589,
      values: {
        kind: 'register-comparison',
        lower: { share: 0.3722, count: 11011 },
        equal: { share: 0.6067, count: 17951 },
        higher: { share: 0.0211, count: 624 },
      },
    })
  })

  test('counts that do not make the total are no finding: some pupils have no register mark', () => {
    expect(demoComparisons[0]!.outcomes.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(29586)
    expect([...wide.findings, ...long.findings]).toEqual([])
  })

  test('count before percent is told by the row under the headings', () => {
    const swapped = stage(comparisonWideFile(demoRussian4), (rows) => {
      for (const row of rows.slice(8)) for (const at of [2, 4, 6]) [row[at], row[at + 1]] = [row[at + 1]!, row[at]!]
    })
    expect(aggregatesOf(swapped).map(({ values }) => values)).toEqual(aggregatesOf(wide).map(({ values }) => values))
  })

  test('a wide form without the row of % and count keeps the federal order', () => {
    const bare = stage(comparisonWideFile(demoRussian4), (rows) => rows.splice(8, 1))
    expect(aggregatesOf(bare).map(({ values }) => values)).toEqual(aggregatesOf(wide).map(({ values }) => values))
  })

  test('a long form of one school may name it only above the table', () => {
    const single = stage(comparisonLongFile(demoRussian4, [demoComparisons[2]!]), (rows) => {
      rows[6] = [rows[8]![0]!]
      rows.splice(8, 1)
    })
    expect(aggregatesOf(single)[0]?.group).toMatchObject({ level: 'school', code: 'edu990001' })
  })

  test('a long form that names nobody is an error, not a guess', () => {
    const nameless = stage(comparisonLongFile(demoRussian4, [demoComparisons[2]!]), (rows) => rows.splice(8, 1))
    expect(nameless.findings).toMatchObject([{ severity: 'error', rule: 'group-unknown' }])
    expect(aggregatesOf(nameless)).toEqual([])
  })
})

test('the distribution has one share per score, from 0 to the maximum', () => {
  const percents = Array.from({ length: 25 }, (_, score) => (score === 24 ? '4,00' : 4))
  const staged = stage(
    scoreDistributionFile(demoRussian4, [{ name: 'СОШ(edu990001)', schools: null, participants: 25, percents }]),
  )
  expect(aggregatesOf(staged)[0]).toMatchObject({
    group: { level: 'school' },
    participants: 25,
    values: { shares: Array.from({ length: 25 }, () => 0.04) },
  })
})

test('task performance by group names every task; a dash is a task the group did not have', () => {
  const percents: RawCell[] = demoRussian4.tasks.map((_, index) => 90 - index * 10)
  percents[6] = '—'
  const staged = stage(
    taskPerformanceFile(demoRussian4, [{ name: 'Вся выборка', schools: 9, participants: 99, percents }]),
  )
  expect(aggregatesOf(staged)[0]?.values).toEqual({
    kind: 'task-performance',
    tasks: demoRussian4.tasks.slice(0, 6).map(({ label }, index) => ({ label, share: (90 - index * 10) / 100 })),
  })
  expect(staged.parts[0]?.assessment.tasks.map(({ max }) => max)).toEqual([4, 3, 3, 1, 3, 4, 6])
})

test('task performance with tasks in rows reads the same, with levels and maxima', () => {
  const rows: Cell[][] = [
    ['Выполнение заданий'],
    ['ВПР 2026 Русский язык 4 класс'],
    [
      'Задание',
      'Уровень сложности',
      'Макс. балл',
      'Вся выборка (1 720 000 уч.)',
      'Округ(reg99_m001)',
      'СОШ(edu990001)',
    ],
    ['1K1', 'Б', 4, 61.5, '60,5', 70],
    ['2', 'П', 3, 40, 41, '—'],
  ]
  const staged = stageTable({ format: 'xlsx', sheets: [{ name: 'Лист1', rows }] }, 'x.xlsx')
  expect(staged.kind).toBe('task-performance')
  expect(staged.parts[0]?.assessment.tasks).toEqual([
    { label: '1К1', max: 4, level: 'basic', response: 'unknown' },
    { label: '2', max: 3, level: 'advanced', response: 'unknown' },
  ])
  expect(
    aggregatesOf(staged).map(({ group, participants, values }) => [group.level, group.code, participants, values]),
  ).toEqual([
    [
      'all',
      'all',
      1720000,
      {
        kind: 'task-performance',
        tasks: [
          { label: '1К1', share: 0.615 },
          { label: '2', share: 0.4 },
        ],
      },
    ],
    [
      'municipality',
      'reg99_m001',
      'unknown',
      {
        kind: 'task-performance',
        tasks: [
          { label: '1К1', share: 0.605 },
          { label: '2', share: 0.41 },
        ],
      },
    ],
    ['school', 'edu990001', 'unknown', { kind: 'task-performance', tasks: [{ label: '1К1', share: 0.7 }] }],
  ])
})

describe('task performance by mark', () => {
  test('sets of four columns under the merged name of their group', () => {
    const percents = demoRussian4.tasks.map(() => [10, 20, 30, 40, 50, 60, '-', 80])
    const staged = stage(taskPerformanceByMarkFile(demoRussian4, ['Вся выборка (200 уч.)', 'СОШ(edu990001)'], percents))
    expect(
      aggregatesOf(staged).map(({ group, participants, values }) => [
        group.code,
        participants,
        values.kind === 'task-performance-by-mark' && values.tasks[0],
      ]),
    ).toEqual([
      ['all', 200, { label: '1К1', shares: [0.1, 0.2, 0.3, 0.4] }],
      ['edu990001', 'unknown', { label: '1К1', shares: [0.5, 0.6, 'none', 0.8] }],
    ])
  })

  test('groups by mark in rows', () => {
    const rows: Cell[][] = [
      ['Выполнение заданий группами участников'],
      ['Группы участников', 'Кол-во участников', '1 (2б)', '2 (1б)'],
      ['СОШ(edu990001)', 40],
      ['Ср.% вып. уч. гр.баллов 2', 5, 12.5, 20],
      ['Ср.% вып. уч. гр.баллов 3', 15, 40, 45],
      ['Ср.% вып. уч. гр.баллов 5', 20, 90, '95,5'],
    ]
    const staged = stageTable({ format: 'xlsx', sheets: [{ name: 'Лист1', rows }] }, 'x.xlsx')
    expect(aggregatesOf(staged)).toMatchObject([
      {
        group: { code: 'edu990001' },
        participants: 40,
        values: {
          tasks: [
            { label: '1', shares: [0.125, 0.4, 'none', 0.9] },
            { label: '2', shares: [0.2, 0.45, 'none', 0.955] },
          ],
        },
      },
    ])
  })
})

test('planned results come with their wording and the task that checks them', () => {
  const rows = demoRussian4.tasks.map((_, index) => ({ text: `Умение ${index + 1}`, percents: [50 + index, 60] }))
  const staged = stage(plannedResultsFile(demoRussian4, ['Округ(reg99_m001)', 'РФ'], rows))
  expect(aggregatesOf(staged).map(({ group }) => group.level)).toEqual(['municipality', 'all'])
  expect(aggregatesOf(staged)[0]?.values).toMatchObject({
    results: [{ text: 'Умение 1', task: '1К1', share: 0.5 }, { task: '1К2' }, {}, {}, {}, {}, {}],
  })
})

describe('headings merged over two rows', () => {
  test('Ф3 with the marks under a common heading', () => {
    const expected = stage(markStatisticsFile(demoRussian4))
    const merged = stage(markStatisticsFile(demoRussian4), (rows) => {
      rows.splice(
        7,
        1,
        ['Группы участников', 'Кол-во ОО', 'Кол-во участников', 'Распределение групп баллов в %'],
        [null, null, null, '2', '3', '4', '5'],
      )
    })
    expect(merged.kind).toBe('mark-statistics')
    expect(aggregatesOf(merged).map(({ values }) => values)).toEqual(aggregatesOf(expected).map(({ values }) => values))
    expect(aggregatesOf(merged)[0]?.row).toBe(10)
  })

  test('marks under the name of their group', () => {
    const rows: Cell[][] = [
      ['Выполнение заданий группами участников'],
      ['Задание', 'Макс. балл', 'СОШ(edu990001)'],
      [null, null, 2, 3, 4, 5],
      ['1', 2, 10, 20, 30, 40],
    ]
    const staged = stageTable({ format: 'xlsx', sheets: [{ name: 'Лист1', rows }] }, 'x.xlsx')
    expect(staged.kind).toBe('task-performance-by-mark')
    expect(aggregatesOf(staged)).toMatchObject([
      { group: { code: 'edu990001' }, values: { tasks: [{ label: '1', shares: [0.1, 0.2, 0.3, 0.4] }] } },
    ])
  })

  test('Ф1 with the tasks in the second row', () => {
    const rows: Cell[][] = [
      ['ВПР 2026 Русский язык 4 класс'],
      ['ОО', 'Код участника', 'Класс', 'Вариант', 'Задания', null, 'Первичный балл', 'Отметка'],
      [null, null, null, null, '1 (2б)', '2 (1б)'],
      ['edu990001', 7, 1, 1, 2, 1, 3, 5],
    ]
    const staged = stageTable({ format: 'xlsx', sheets: [{ name: 'Лист1', rows }] }, 'x.xlsx')
    expect(staged.parts[0]?.works).toMatchObject([{ row: 4, work: { scores: [2, 1], total: 3, mark: 5 } }])
  })
})
