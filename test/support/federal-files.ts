import { columnLetter, type Table } from '#tabular'
import { type DemoAssessment, type DemoWork, sumOf } from './demo-works.ts'
import { headingBlock, sheetName } from './federal-heading.ts'
import { type RawCell, type RawSheet, rawTable, rawWorkbook } from './raw-workbook.ts'

export * from './demo-works.ts'
export * from './federal-reports.ts'

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

export interface DemoSchool {
  readonly login: string
  readonly name: string
  readonly works: readonly DemoWork[]
}

const demoMunicipality = { code: 'reg99_m001', name: 'Демский муниципальный округ' }

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
    return [
      work?.participant ?? null,
      work?.variant ?? null,
      ...scores,
      work?.classNumber ?? null,
      work?.journal ?? null,
      work?.total ?? total,
      ...auxiliary,
    ]
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
  return {
    fileName: 'Ф1_Индивидуальные результаты.xlsx',
    sheets: [{ name: sheetName(assessment, 'Индивидуальные результаты'), rows, merges }],
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
