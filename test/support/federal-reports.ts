import { type DemoAssessment, maxOf } from './demo-works.ts'
import type { FederalFile } from './federal-files.ts'
import { headingBlock, sheetName } from './federal-heading.ts'
import type { RawCell } from './raw-workbook.ts'

/** A group of an aggregate report. */
export interface DemoGroup {
  readonly name: string
  /** Empty for a school. */
  readonly schools: number | null
  readonly participants: number
  readonly percents: readonly RawCell[]
}

/** Вся выборка → region → municipality → school, as in the federal reports; every number is invented. */
export const demoMarkGroups: readonly DemoGroup[] = [
  { name: 'Вся выборка', schools: 35600, participants: 1720000, percents: [5.1, 32.9, 44.3, 17.7] },
  { name: 'Демонстрационная область', schools: 560, participants: 30200, percents: [13.44, 44.15, 36.28, 6.13] },
  {
    name: 'Демский муниципальный округ(reg99_m001)',
    schools: 47,
    participants: 3160,
    percents: ['13,57', '46,90', '33,65', '5,88'],
  },
  { name: 'МБОУ «СОШ № 1 Демо»(edu990001)', schools: null, participants: 89, percents: [12.36, 52.81, 26.97, 7.87] },
]

/** Ф3. */
export function markStatisticsFile(
  assessment: DemoAssessment,
  groups: readonly DemoGroup[] = demoMarkGroups,
): FederalFile {
  return groupReport(assessment, 'Статистика по отметкам', 'Ф3_Статистика по отметкам.xlsx', [2, 3, 4, 5], groups)
}

/** «Распределение первичных баллов»: one column per score. */
export function scoreDistributionFile(assessment: DemoAssessment, groups: readonly DemoGroup[]): FederalFile {
  const scores = Array.from({ length: maxOf(assessment) + 1 }, (_, score) => score)
  return groupReport(
    assessment,
    'Распределение первичных баллов',
    'Распределение первичных баллов.xlsx',
    scores,
    groups,
  )
}

/** «Выполнение заданий» with groups in rows. */
export function taskPerformanceFile(assessment: DemoAssessment, groups: readonly DemoGroup[]): FederalFile {
  const labels = assessment.tasks.map(({ label, max }) => `${label} (${max}б)`)
  return groupReport(assessment, 'Выполнение заданий', 'Выполнение заданий.xlsx', labels, groups)
}

function groupReport(
  assessment: DemoAssessment,
  title: string,
  fileName: string,
  headings: readonly RawCell[],
  groups: readonly DemoGroup[],
): FederalFile {
  return {
    fileName,
    sheets: [
      {
        name: sheetName(assessment, title),
        rows: [
          ...headingBlock(title, assessment),
          [],
          ['Группы участников', 'Кол-во ОО', 'Кол-во участников', ...headings],
          ...groups.map(({ name, schools, participants, percents }) => [name, schools, participants, ...percents]),
        ],
      },
    ],
  }
}

export interface DemoComparison {
  readonly name: string
  readonly participants: number
  /** Percent and count of lowered, confirmed, raised. */
  readonly outcomes: readonly (readonly [percent: RawCell, count: RawCell])[]
}

/** Counts need not make the total: those without a register mark are left out of them. */
export const demoComparisons: readonly DemoComparison[] = [
  {
    name: 'Демонстрационная область',
    participants: 29589,
    outcomes: [
      [37.22, 11011],
      [60.67, 17951],
      [2.11, 624],
    ],
  },
  {
    name: 'Демский муниципальный округ(reg99_m001)',
    participants: 2817,
    outcomes: [
      ['40,86', 1151],
      ['56,66', 1596],
      ['2,48', 70],
    ],
  },
  {
    name: 'МБОУ «СОШ № 1 Демо»(edu990001)',
    participants: 93,
    outcomes: [
      [55.91, 52],
      [39.78, 37],
      [4.3, 4],
    ],
  },
]
const outcomeHeadings = [
  'Понизили (Отметка < Отметка по журналу)',
  'Подтвердили (Отметка = Отметке по журналу)',
  'Повысили (Отметка > Отметка по журналу)',
] as const
const comparisonTitle = 'Сравнение отметок с отметками по журналу'

/** Wide form: the headings merged over a percent and a count. */
export function comparisonWideFile(
  assessment: DemoAssessment,
  groups: readonly DemoComparison[] = demoComparisons,
): FederalFile {
  const rows: (readonly RawCell[])[] = [
    ...headingBlock(comparisonTitle, assessment),
    [],
    ['Группы участников', 'Кол-во участников(всего)', ...outcomeHeadings.flatMap((heading) => [heading, null])],
    [null, null, ...outcomeHeadings.flatMap(() => ['%', 'Кол-во участников'])],
    ...groups.map(({ name, participants, outcomes }) => [name, participants, ...outcomes.flat()]),
  ]
  return {
    fileName: 'Сравнение отметок с отметками по журналу.xlsx',
    sheets: [
      { name: sheetName(assessment, comparisonTitle), rows, merges: ['C8:D8', 'E8:F8', 'G8:H8', 'A8:A9', 'B8:B9'] },
    ],
  }
}

/** Long form: four rows under the name of each group. */
export function comparisonLongFile(
  assessment: DemoAssessment,
  groups: readonly DemoComparison[] = demoComparisons,
): FederalFile {
  const rows: (readonly RawCell[])[] = [
    ...headingBlock(comparisonTitle, assessment),
    [],
    ['Группы участников', 'Кол-во участников', '%'],
  ]
  for (const { name, participants, outcomes } of groups) {
    rows.push([name])
    for (const [index, [percent, count]] of outcomes.entries())
      rows.push([`  ${outcomeHeadings[index]} %`, count, percent])
    rows.push(['  Всего', participants, 100])
  }
  return {
    fileName: 'Сравнение отметок с отметками по журналу.xlsx',
    sheets: [{ name: sheetName(assessment, comparisonTitle), rows }],
  }
}

/** «Выполнение заданий группами участников»: sets of four columns under the merged name of a group. */
export function taskPerformanceByMarkFile(
  assessment: DemoAssessment,
  groups: readonly string[],
  percents: readonly (readonly RawCell[])[],
): FederalFile {
  const title = 'Выполнение заданий группами участников'
  return {
    fileName: `${title}.xlsx`,
    sheets: [
      {
        name: sheetName(assessment, title),
        rows: [
          ...headingBlock(title, assessment),
          [null, null, ...groups.flatMap((name) => [name, null, null, null])],
          ['Задание', 'Макс. балл', ...groups.flatMap(() => ['2', '3', '4', '5'])],
          ...assessment.tasks.map(({ label, max }, index) => [label, max, ...(percents[index] ?? [])]),
        ],
      },
    ],
  }
}

/** «Достижение планируемых результатов»: one column of percents per group. */
export function plannedResultsFile(
  assessment: DemoAssessment,
  groups: readonly string[],
  rows: readonly { readonly text: string; readonly percents: readonly RawCell[] }[],
): FederalFile {
  const title = 'Достижение планируемых результатов'
  return {
    fileName: `${title}.xlsx`,
    sheets: [
      {
        name: sheetName(assessment, title),
        rows: [
          ...headingBlock(title, assessment),
          [],
          ['Номер задания', 'Планируемые результаты (ПООП)', 'Макс. балл', ...groups],
          ...assessment.tasks.map(({ label, max }, index) => [
            label,
            rows[index]?.text ?? '',
            max,
            ...(rows[index]?.percents ?? []),
          ]),
        ],
      },
    ],
  }
}
