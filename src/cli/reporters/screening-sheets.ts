import { effectUnitNames, familyNames, type Indication, type ScreeningAnswer } from '#screening/model'
import type { WorkbookSheet } from '#tabular'

/** The answer as a workbook: schools, cells, and every family's sentence for the schools. */
export function screeningSheets(answer: ScreeningAnswer): readonly WorkbookSheet[] {
  const filter = `доля ложных среди отмеченного не более ${answer.settings.fdr * 100} %, набор признаков ${answer.settings.profile}`
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
        { header: 'Данных достаточно', kind: 'text' },
      ],
      rows: answer.schools.map((school) => [
        school.school,
        school.municipality,
        school.works,
        school.q,
        school.flagged ? 'требует уточнения' : 'нет',
        school.enoughData ? 'да' : 'данных мало',
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
        ...indicationColumns,
      ],
      rows: answer.cells.flatMap((cell) =>
        cell.indications.map((item) => [
          cell.assessment,
          cell.school,
          cell.works,
          cell.q,
          cell.flagged ? 'требует уточнения' : 'нет',
          ...indicationCells(item),
        ]),
      ),
    },
  ]
}

const indicationColumns = [
  { header: 'Признак', kind: 'text' },
  { header: 'p', kind: 'decimal', digits: 4 },
  { header: 'Отличие от ожидания', kind: 'decimal', digits: 2 },
  { header: 'Единица', kind: 'text' },
  { header: 'Что видно в данных', kind: 'text', width: 90 },
] as const

function indicationCells(item: Indication) {
  if (item.outcome === 'not-enough-data') return [familyNames[item.family], 'данных мало', null, null, item.sentence]
  return [familyNames[item.family], item.p, item.effect, effectUnitNames[item.unit], item.sentence]
}
