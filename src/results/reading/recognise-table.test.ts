import { describe, expect, test } from 'vitest'
import type { Cell, Table } from '#tabular'
import {
  comparisonLongFile,
  comparisonWideFile,
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  demoWorks,
  type FederalFile,
  fileTable,
  individualFile,
  markerListFile,
  markStatisticsFile,
  plannedResultsFile,
  protocolFile,
  scoreDistributionFile,
  taskPerformanceByMarkFile,
  taskPerformanceFile,
} from '../../../test/support/federal-files.ts'
import { recogniseTable } from './recognise-table.ts'

const works = demoWorks(demoRussian4, 5, 1)
const group = { name: 'Вся выборка', schools: 10, participants: 100 }
const percents = demoRussian4.tasks.map(() => 50)

describe('every report of the federal system is recognised without being told', () => {
  test.each<readonly [string, FederalFile]>([
    ['protocol', protocolFile(demoRussian4, works, 20)],
    [
      'individual',
      individualFile(demoRussian4, [
        { login: 'edu990001', name: 'СОШ № 1', works: demoMarked(works, demoRussian4Scale) },
      ]),
    ],
    ['mark-statistics', markStatisticsFile(demoRussian4)],
    ['register-comparison', comparisonWideFile(demoRussian4)],
    ['register-comparison', comparisonLongFile(demoRussian4)],
    [
      'score-distribution',
      scoreDistributionFile(demoRussian4, [{ ...group, percents: Array.from({ length: 25 }, () => 4) }]),
    ],
    ['task-performance', taskPerformanceFile(demoRussian4, [{ ...group, percents }])],
    [
      'task-performance-by-mark',
      taskPerformanceByMarkFile(
        demoRussian4,
        ['Вся выборка'],
        percents.map(() => [20, 40, 60, 80]),
      ),
    ],
    [
      'planned-results',
      plannedResultsFile(
        demoRussian4,
        ['Вся выборка'],
        percents.map((share) => ({ text: 'Умение', percents: [share] })),
      ),
    ],
    ['marker-list', markerListFile([[2025, 'edu990001', 'г. Демск', 'СОШ № 1', 1, 0, 0, 0, 1]])],
  ])('%s', (kind, file) => {
    const told = recogniseTable(fileTable(file), file.fileName)
    expect(told).toMatchObject({ recognised: true, kind, leftOut: [] })
    // The name of the file may be lost on the way; the layout must do.
    expect(recogniseTable(fileTable(file), 'файл.xlsx')).toMatchObject({ recognised: true, kind })
  })
})

test('the header is found below a foreign stamp and with merged cells above it', () => {
  const file = markStatisticsFile(demoRussian4)
  const rows = fileTable(file).sheets[0]!.rows
  const moved: Table = {
    format: 'xlsx',
    sheets: [{ name: 'Лист1', rows: [['Выгружено 12.05.2026'], [], [], ...rows] }],
  }
  expect(recogniseTable(moved, 'выгрузка.xlsx')).toMatchObject({ recognised: true, kind: 'mark-statistics' })
})

test('a sheet that is no report is named, the service lists of the form are not', () => {
  const file = protocolFile(demoRussian4, works, 20)
  const table = fileTable(file)
  const withNotes: Table = {
    ...table,
    sheets: [...table.sheets, { name: 'Заметки', rows: [['позвонить в школу', 'завтра']] }],
  }
  expect(recogniseTable(withNotes, file.fileName)).toMatchObject({ recognised: true, leftOut: ['Заметки'] })
})

describe('a foreign file is named for what it is', () => {
  test.each<readonly [string, readonly (readonly Cell[])[], RegExp]>([
    [
      'a summary of ЕГЭ',
      [['Результаты ЕГЭ 2025'], ['Школа', 'Предмет', 'Средний тестовый балл'], ['СОШ № 1', 'Физика', 61]],
      /^Это сводка по ЕГЭ/,
    ],
    [
      'a summary of ОГЭ',
      [['ОГЭ 2025, математика'], ['Школа', 'Сдавали', 'Успеваемость'], ['СОШ № 1', 50, 98]],
      /^Это сводка по ОГЭ/,
    ],
    [
      'a list of staff',
      [
        ['№', 'ФИО', 'Должность', 'Педагогический стаж'],
        [1, 'Демо Д. Д.', 'учитель', 12],
      ],
      /^Похоже на список сотрудников/,
    ],
    [
      'a plan',
      [
        ['№', 'Мероприятие', 'Срок', 'Ответственный'],
        [1, 'Совещание', 'май', 'Отдел'],
      ],
      /^Похоже на план мероприятий/,
    ],
    [
      'a timetable',
      [
        ['Урок', 'Понедельник', 'Вторник', 'Среда'],
        [1, 'Математика', 'Физика', 'Химия'],
      ],
      /^Похоже на расписание уроков/,
    ],
    [
      'pupils with birthdays',
      [
        ['ФИО', 'Дата рождения', 'СНИЛС'],
        ['Демо', '2015-01-01', '000'],
      ],
      /личными данными/,
    ],
    [
      'a list of schools',
      [
        ['Логин', 'Название ОО', 'Муниципалитет', 'Количество участников'],
        ['edu990001', 'СОШ № 1', 'Демск', 50],
      ],
      /^Это список школ/,
    ],
    [
      'a paper protocol',
      [
        ['№', 'ФИО участника', 'Код участника'],
        [1, 'Демо Д. Д.', '4001'],
      ],
      /^Похоже на бумажный протокол.*остаётся в школе/,
    ],
    [
      'results with names',
      [
        ['ФИО', 'Код участника', '1 (2б)', 'Первичный балл'],
        ['Демо', 1, 2, 2],
      ],
      /столбец «ФИО» \(лист «Лист1», строка 1, столбец A\)/,
    ],
    [
      'results with names for codes',
      [
        ['Логин', 'Ученик', '1 (2б)', 'Первичный балл'],
        ['edu990001', 'Демов Демьян', 2, 2],
      ],
      /^В столбце «Ученик» стоят фамилии или имена \(лист «Лист1», строка 2, столбец B\)/,
    ],
    [
      'Ф1 without totals',
      [['Индивидуальные результаты'], ['ОО', 'Код участника', 'Вариант', '1 (2б)'], ['edu990001', 1, 1, 2]],
      /Похоже, это Ф1 «Индивидуальные результаты», но на листе «Лист1» нет столбца «Первичный балл»/,
    ],
    [
      'Ф3 without «5»',
      [
        ['Статистика по отметкам'],
        ['Группы участников', 'Кол-во участников', '2', '3', '4'],
        ['Вся выборка', 9, 1, 2, 3],
      ],
      /Ф3 «Статистика по отметкам», но на листе «Лист1» нет столбца «5»/,
    ],
    [
      'a form without tasks',
      [
        ['Код участника', 'Вариант', 'Порядковый номер класса', 'Итого баллов'],
        [1, 1, 1, 0],
      ],
      /«Форма сбора результатов».*нет столбцов заданий/,
    ],
    [
      'works without schools',
      [
        ['Код', 'Балл', 'Отметка'],
        [1, 5, 3],
      ],
      /нет столбца с логином школы/,
    ],
    [
      'anything else',
      [
        ['Яблоки', 'Груши'],
        [1, 2],
      ],
      /не похож ни на один известный отчёт.*«Яблоки», «Груши»/,
    ],
    ['nothing', [[null], ['']], /^Файл «файл\.xlsx» пуст/],
  ])('%s', (_name, rows, sentence) => {
    const table: Table = { format: 'xlsx', sheets: [{ name: 'Лист1', rows }] }
    const told = recogniseTable(table, 'файл.xlsx')
    expect(told.recognised ? `recognised as ${told.kind}` : told.sentence).toMatch(sentence)
  })
})

describe('names of sheets, cut at 31 characters or abbreviated', () => {
  const rows = fileTable(comparisonLongFile(demoRussian4)).sheets[0]!.rows.slice(7)
  test.each(['МА 4 Сравнение отметок с отметк', 'РУ 5 Сравн. отм. с отм. по журн.'])('%s', (name) => {
    const table: Table = { format: 'xlsx', sheets: [{ name, rows }] }
    const told = recogniseTable(table, 'x.xlsx')
    expect(told).toMatchObject({ recognised: true, kind: 'register-comparison' })
  })
})
