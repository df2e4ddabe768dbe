import { seededRandom } from '#stats'
import { columnLetter, type Table } from '#tabular'
import { type RawCell, type RawSheet, rawTable, rawWorkbook } from './raw-workbook.ts'

/**
 * Synthetic files in the exact layouts of the federal system («Демо», no real school, no real pupil). Every builder
 * gives the name and the sheets; `fileTable` and `fileBytes` turn them into what a reader or an upload takes.
 */
export interface FederalFile {
  readonly fileName: string
  readonly sheets: readonly RawSheet[]
}

export const fileTable = ({ sheets }: FederalFile): Table => rawTable(sheets)
export const fileBytes = ({ sheets }: FederalFile): Uint8Array => rawWorkbook(sheets)

export interface DemoAssessment {
  readonly year: number
  readonly grade: number
  readonly subject: string
  /** `РУ`, `МА`: begins the name of a sheet. */
  readonly short: string
  readonly date: string
  readonly tasks: readonly DemoTask[]
}

export interface DemoTask {
  readonly label: string
  readonly max: number
  readonly level: 'Б' | 'П'
}

export interface DemoWork {
  readonly participant: RawCell
  readonly variant: RawCell
  /** Cells as typed; empty for an absent participant. */
  readonly scores: readonly RawCell[]
  readonly classNumber: RawCell
  readonly journal: RawCell
  /** Mark of the work; the protocol has none. */
  readonly mark?: RawCell
  /** Stated total where it is not the sum. */
  readonly total?: RawCell
}

export interface DemoSchool {
  readonly login: string
  readonly name: string
  readonly works: readonly DemoWork[]
}

export const demoRussian4: DemoAssessment = {
  year: 2026,
  grade: 4,
  subject: 'Русский язык',
  short: 'РУ',
  date: '20.04.2026',
  tasks: [
    { label: '1К1', max: 4, level: 'Б' },
    { label: '1К2', max: 3, level: 'Б' },
    { label: '2', max: 3, level: 'Б' },
    { label: '3.1', max: 1, level: 'Б' },
    { label: '3.2', max: 3, level: 'Б' },
    { label: '4', max: 4, level: 'П' },
    { label: '5', max: 6, level: 'П' },
  ],
}
export const demoRussian4Scale = { 3: 10, 4: 16, 5: 21 } as const

export const demoEnglish8: DemoAssessment = {
  year: 2026,
  grade: 8,
  subject: 'Английский язык',
  short: 'АЯ',
  date: '22.04.2026',
  tasks: [5, 5, 5].map((max, index): DemoTask => ({ label: String(index + 1), max, level: 'Б' })).concat([
    { label: '4К1', max: 3, level: 'П' },
    { label: '4К2', max: 2, level: 'П' },
    { label: '4К3', max: 3, level: 'П' },
    { label: '4К4', max: 2, level: 'П' },
  ]),
}

const demoMunicipality = { code: 'reg99_m001', name: 'Демский муниципальный округ' }

/** Works of plausible pupils: an ability each, every point of a task won with a chance of its own; seeded. */
export function demoWorks(assessment: DemoAssessment, count: number, seed: number): readonly DemoWork[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index): DemoWork => {
    const ability = 0.25 + 0.65 * random()
    const absent = random() < 0.04
    const scores = assessment.tasks.map(({ max, level }): RawCell => {
      if (random() < 0.03) return 'X'
      const chance = level === 'Б' ? ability : ability * 0.7
      return Array.from({ length: max }, () => (random() < chance ? 1 : 0)).reduce<number>((sum, point) => sum + point, 0)
    })
    const journal = random() < 0.03 ? 'нет отметки' : ability > 0.75 ? 5 : ability > 0.5 ? 4 : 3
    const classNumber = 1 + (index % 2)
    const participant = 4001 + index
    if (absent) return { participant, variant: 'отсутствовал', scores: [], classNumber, journal }
    return { participant, variant: 1 + (index % 2), scores, classNumber, journal }
  })
}

/** The same works with the mark that a scale gives, as Ф1 prints it. */
export function demoMarked(works: readonly DemoWork[], scale: { readonly 3: number; readonly 4: number; readonly 5: number }): readonly DemoWork[] {
  return works
    .filter(({ variant }) => variant !== 'отсутствовал')
    .map((work) => {
      const total = sumOf(work.scores)
      return { ...work, mark: total >= scale[5] ? 5 : total >= scale[4] ? 4 : total >= scale[3] ? 3 : 2 }
    })
}

export function sumOf(scores: readonly RawCell[]): number {
  return scores.reduce<number>((sum, score) => sum + (typeof score === 'number' ? score : 0), 0)
}

/** «Форма сбора результатов»: three sheets, prepared rows with formulas, auxiliary columns without headings. */
export function protocolFile(assessment: DemoAssessment, works: readonly DemoWork[], preparedRows = 1499): FederalFile {
  const { tasks } = assessment
  const first = columnLetter(2)
  const last = columnLetter(1 + tasks.length)
  const header: RawCell[] = [
    'Код участника',
    'Вариант',
    ...tasks.map(({ label, max }) => `${label} (${max}б)`),
    'Порядковый номер класса',
    'Отметка за предыдущий триместр/ четверть/полугодие',
    'Итого баллов',
  ]
  const gap: RawCell[] = Array.from({ length: Math.max(0, 15 - header.length) }, () => null)
  const rows = Array.from({ length: preparedRows }, (_, index): readonly RawCell[] => {
    const work = works[index]
    const row = index + 2
    const scores = work === undefined || work.scores.length === 0 ? tasks.map(() => null) : work.scores
    const total = { formula: `SUM(${first}${row}:${last}${row})`, value: work === undefined ? 0 : sumOf(work.scores) }
    const auxiliary: RawCell[] = index < 6 ? [...gap, `${index}`, `${index}X`, index] : []
    return [work?.participant ?? null, work?.variant ?? null, ...scores, work?.classNumber ?? null, work?.journal ?? null, work?.total ?? total, ...auxiliary]
  })
  const service: RawCell[][] = [0, 1, 2, 3, 4, 5].map((index) => [
    null,
    ['отсутствовал', 1, 2][index] ?? null,
    ...tasks.map(({ max }): RawCell => (index === 0 ? 'X' : index - 1 <= max ? max - (index - 1) : null)),
    null,
    [5, 4, 3, 2, 'нет отметки'][index] ?? null,
  ])
  return {
    fileName: `Форма сбора результатов ${assessment.subject} ${assessment.grade} класс ВПР ${assessment.year}.xlsx`,
    sheets: [
      { name: 'Протокол', rows: [header, ...rows] },
      { name: 'Служебный', rows: service },
      { name: 'Порядковый номер класса', rows: Array.from({ length: 50 }, (_, index) => [index + 1]) },
    ],
  }
}

/** Ф1: heading block, levels in row 7, headings in row 8, a section row for each school. */
export function individualFile(assessment: DemoAssessment, schools: readonly DemoSchool[]): FederalFile {
  const { tasks } = assessment
  const header: RawCell[] = [
    'ОО',
    'Муниципалитет',
    'Название ОО',
    'Код участника',
    'Класс',
    'Вариант',
    ...tasks.map(({ label, max }) => `${label} (${max}б)`),
    'Первичный балл',
    'Отметка',
    'Отметка по журналу',
  ]
  const rows: (readonly RawCell[])[] = [
    ...headingBlock('Индивидуальные результаты', assessment),
    ['Уровень сложности задания', null, null, null, null, null, ...tasks.map(({ level }) => level)],
    header,
  ]
  const merges = [`A7:F7`]
  for (const { login, name, works } of schools) {
    rows.push([`${name}(${login}) | Кол-во участников: ${works.length}`])
    merges.push(`A${rows.length}:${columnLetter(header.length - 1)}${rows.length}`)
    for (const work of works) {
      rows.push([
        login,
        `${demoMunicipality.name}(${demoMunicipality.code})`,
        name,
        work.participant,
        work.classNumber,
        work.variant,
        ...(work.scores.length === 0 ? tasks.map(() => null) : work.scores),
        work.total ?? (work.scores.length === 0 ? null : sumOf(work.scores)),
        work.mark ?? null,
        work.journal,
      ])
    }
  }
  return { fileName: 'Ф1_Индивидуальные результаты.xlsx', sheets: [{ name: sheetName(assessment, 'Индивидуальные результаты'), rows, merges }] }
}

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
  { name: 'Демский муниципальный округ(reg99_m001)', schools: 47, participants: 3160, percents: ['13,57', '46,90', '33,65', '5,88'] },
  { name: 'МБОУ «СОШ № 1 Демо»(edu990001)', schools: null, participants: 89, percents: [12.36, 52.81, 26.97, 7.87] },
]

/** Ф3. */
export function markStatisticsFile(assessment: DemoAssessment, groups: readonly DemoGroup[] = demoMarkGroups): FederalFile {
  return groupReport(assessment, 'Статистика по отметкам', 'Ф3_Статистика по отметкам.xlsx', [2, 3, 4, 5], groups)
}

/** «Распределение первичных баллов»: one column per score. */
export function scoreDistributionFile(assessment: DemoAssessment, groups: readonly DemoGroup[]): FederalFile {
  const scores = Array.from({ length: maxOf(assessment) + 1 }, (_, score) => score)
  return groupReport(assessment, 'Распределение первичных баллов', 'Распределение первичных баллов.xlsx', scores, groups)
}

/** «Выполнение заданий» with groups in rows. */
export function taskPerformanceFile(assessment: DemoAssessment, groups: readonly DemoGroup[]): FederalFile {
  const labels = assessment.tasks.map(({ label, max }) => `${label} (${max}б)`)
  return groupReport(assessment, 'Выполнение заданий', 'Выполнение заданий.xlsx', labels, groups)
}

function groupReport(assessment: DemoAssessment, title: string, fileName: string, headings: readonly RawCell[], groups: readonly DemoGroup[]): FederalFile {
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
  { name: 'Демонстрационная область', participants: 29589, outcomes: [[37.22, 11011], [60.67, 17951], [2.11, 624]] },
  { name: 'Демский муниципальный округ(reg99_m001)', participants: 2817, outcomes: [['40,86', 1151], ['56,66', 1596], ['2,48', 70]] },
  { name: 'МБОУ «СОШ № 1 Демо»(edu990001)', participants: 93, outcomes: [[55.91, 52], [39.78, 37], [4.3, 4]] },
]
const outcomeHeadings = ['Понизили (Отметка < Отметка по журналу)', 'Подтвердили (Отметка = Отметке по журналу)', 'Повысили (Отметка > Отметка по журналу)'] as const
const comparisonTitle = 'Сравнение отметок с отметками по журналу'

/** Wide form: the headings merged over a percent and a count. */
export function comparisonWideFile(assessment: DemoAssessment, groups: readonly DemoComparison[] = demoComparisons): FederalFile {
  const rows: (readonly RawCell[])[] = [
    ...headingBlock(comparisonTitle, assessment),
    [],
    ['Группы участников', 'Кол-во участников(всего)', ...outcomeHeadings.flatMap((heading) => [heading, null])],
    [null, null, ...outcomeHeadings.flatMap(() => ['%', 'Кол-во участников'])],
    ...groups.map(({ name, participants, outcomes }) => [name, participants, ...outcomes.flat()]),
  ]
  return {
    fileName: 'Сравнение отметок с отметками по журналу.xlsx',
    sheets: [{ name: sheetName(assessment, comparisonTitle), rows, merges: ['C8:D8', 'E8:F8', 'G8:H8', 'A8:A9', 'B8:B9'] }],
  }
}

/** Long form: four rows under the name of each group. */
export function comparisonLongFile(assessment: DemoAssessment, groups: readonly DemoComparison[] = demoComparisons): FederalFile {
  const rows: (readonly RawCell[])[] = [...headingBlock(comparisonTitle, assessment), [], ['Группы участников', 'Кол-во участников', '%']]
  for (const { name, participants, outcomes } of groups) {
    rows.push([name])
    for (const [index, [percent, count]] of outcomes.entries()) rows.push([`  ${outcomeHeadings[index]} %`, count, percent])
    rows.push(['  Всего', participants, 100])
  }
  return { fileName: 'Сравнение отметок с отметками по журналу.xlsx', sheets: [{ name: sheetName(assessment, comparisonTitle), rows }] }
}

/** «Выполнение заданий группами участников»: sets of four columns under the merged name of a group. */
export function taskPerformanceByMarkFile(assessment: DemoAssessment, groups: readonly string[], percents: readonly (readonly RawCell[])[]): FederalFile {
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
export function plannedResultsFile(assessment: DemoAssessment, groups: readonly string[], rows: readonly { readonly text: string; readonly percents: readonly RawCell[] }[]): FederalFile {
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
          ...assessment.tasks.map(({ label, max }, index) => [label, rows[index]?.text ?? '', max, ...(rows[index]?.percents ?? [])]),
        ],
      },
    ],
  }
}

/** The official list of schools with markers, with the blanks and repeats of the real ones. */
export function markerListFile(rows: readonly (readonly RawCell[])[]): FederalFile {
  return {
    fileName: 'Список школ с маркерами (Демо).xlsx',
    sheets: [
      {
        name: 'Лист1',
        rows: [['Год', 'Логин', 'Муниципалитет', 'ОО', '4 РУ', '4 МА', '5 РУ', '5 МА', 'Количество маркеров'], ...rows],
      },
    ],
  }
}

export function maxOf({ tasks }: DemoAssessment): number {
  return tasks.reduce((sum, { max }) => sum + max, 0)
}

/** Rows 1–6 of every export. */
function headingBlock(title: string, assessment: DemoAssessment): readonly (readonly RawCell[])[] {
  return [
    [title],
    [],
    [`ВПР ${assessment.year} ${assessment.subject} ${assessment.grade} класс`],
    ['Предмет:', assessment.subject],
    ['Максимальный первичный балл:', maxOf(assessment)],
    ['Дата:', assessment.date],
  ]
}

/** Excel keeps 31 characters of the name. */
function sheetName({ short, grade }: DemoAssessment, title: string): string {
  return `${short} ${grade} ${title}`.slice(0, 31)
}
