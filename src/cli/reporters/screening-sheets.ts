import { worksNeeded } from '#screening'
import {
  effectUnitNames,
  familyNames,
  type Indication,
  type MunicipalityFinding,
  type ScreeningAnswer,
  type SchoolFinding,
} from '#screening/model'
import type { WorkbookSheet } from '#tabular'

/** The answer as a workbook: schools, cells, every family's sentence for the schools, and a region's municipalities. */
export function screeningSheets(
  answer: ScreeningAnswer,
  municipalities: readonly MunicipalityFinding[],
): readonly WorkbookSheet[] {
  const filter = `доля ложных среди отмеченного не более ${answer.settings.fdr * 100}\u00a0%, набор признаков ${answer.settings.profile}`
  return [
    {
      name: 'Школы',
      title: 'Области внимания по школам',
      filter,
      columns: [
        { header: 'Школа', kind: 'text' },
        { header: 'Муниципалитет', kind: 'text' },
        { header: 'Работ', kind: 'whole' },
        { header: 'q', kind: 'decimal', digits: 4 },
        { header: 'Область внимания', kind: 'text' },
        ...enoughColumns,
      ],
      rows: answer.schools.map((school) => [
        school.school,
        school.municipality,
        school.works,
        school.q,
        school.flagged ? 'требует уточнения' : 'нет',
        ...enoughCells(school),
      ]),
    },
    {
      name: 'Признаки школ',
      title: 'Что сказал каждый признак о школе',
      filter,
      columns: [{ header: 'Школа', kind: 'text' }, ...indicationColumns],
      rows: answer.schools.flatMap((school) =>
        school.indications.map((item) => [school.school, ...indicationCells(item)]),
      ),
    },
    {
      name: 'Работы',
      title: 'Признаки по школам и работам',
      filter,
      columns: [
        { header: 'Работа', kind: 'text' },
        { header: 'Школа', kind: 'text' },
        { header: 'Работ', kind: 'whole' },
        { header: 'q', kind: 'decimal', digits: 4 },
        { header: 'Область внимания', kind: 'text' },
        ...enoughColumns,
        ...indicationColumns,
      ],
      rows: answer.cells.flatMap((cell) => {
        const { indications } = cell
        const enough = enoughCells({ enoughData: cell.enoughData, indications })
        return indications.map((item) => [
          cell.assessment,
          cell.school,
          cell.works,
          cell.q,
          cell.flagged ? 'требует уточнения' : 'нет',
          ...enough,
          ...indicationCells(item),
        ])
      }),
    },
    ...(municipalities.length === 0 ? [] : [municipalitySheet(municipalities, filter)]),
  ]
}

const municipalitySheet = (municipalities: readonly MunicipalityFinding[], filter: string): WorkbookSheet => ({
  name: 'Муниципалитеты',
  title: 'Области внимания по муниципалитетам',
  filter: `${filter}; сначала муниципалитет, затем школы внутри него`,
  columns: [
    { header: 'Муниципалитет', kind: 'text' },
    { header: 'Школ', kind: 'whole' },
    { header: 'Работ', kind: 'whole' },
    { header: 'Данных достаточно, школ', kind: 'whole' },
    { header: 'Областей внимания, школ', kind: 'whole' },
    { header: 'q муниципалитета', kind: 'decimal', digits: 4 },
    { header: 'Итог', kind: 'text' },
    { header: 'Внутри него выделяются', kind: 'text', width: 60 },
  ],
  rows: municipalities.map((one) => [
    one.municipality,
    one.schools,
    one.works,
    one.withData,
    one.flagged,
    one.q,
    one.standsOut ? 'стоит уточнить' : one.withData === 0 ? 'данных мало' : 'не выделяется',
    one.within.map(({ school }) => school).join(', '),
  ]),
})

const enoughColumns = [
  { header: 'Данных достаточно', kind: 'text' },
  { header: 'Хватило бы работ', kind: 'whole' },
] as const

function enoughCells({ enoughData, indications }: Pick<SchoolFinding, 'enoughData' | 'indications'>) {
  if (enoughData) return ['да', null]
  const needed = worksNeeded(indications)
  return ['данных мало', needed === 'unknown' ? null : needed]
}

const indicationColumns = [
  { header: 'Признак', kind: 'text' },
  { header: 'p', kind: 'decimal', digits: 4 },
  { header: 'Отличие от ожидания', kind: 'decimal', digits: 2 },
  { header: 'Единица', kind: 'text' },
  { header: 'Признаку хватило бы работ', kind: 'whole' },
  { header: 'Что видно в данных', kind: 'text', width: 90 },
] as const

function indicationCells(item: Indication) {
  if (item.outcome === 'not-enough-data') {
    const needed = typeof item.needed === 'number' ? item.needed : null
    return [familyNames[item.family], 'данных мало', null, null, needed, item.sentence]
  }
  return [familyNames[item.family], item.p, item.effect, effectUnitNames[item.unit], null, item.sentence]
}
