import type { WorkbookSheet } from '#tabular'
import type { SchoolResultsPage } from '../analysis-model.ts'
import { hiddenCell } from './hidden-cell.ts'

/** Schools of a municipality in the order of their names: sums over the assessments of the filter. */
export function presentSchoolResults(page: SchoolResultsPage): WorkbookSheet {
  return {
    name: 'Школы',
    title: 'Результаты по школам',
    filter: page.filter,
    columns: [
      { header: 'Школа', kind: 'text' },
      { header: 'Работ', kind: 'whole' },
      { header: '«2»', kind: 'percent' },
      { header: 'Успеваемость', kind: 'percent' },
      { header: 'Качество', kind: 'percent' },
      { header: 'Выше журнала', kind: 'percent' },
    ],
    rows: page.rows.map(({ name, figures }) => {
      if (figures === 'none') return [name, 'нет данных']
      if (figures === 'hidden') return [name, hiddenCell]
      const { register } = figures
      const compared = register === 'none' ? 0 : register.lower + register.equal + register.higher
      return [
        name,
        figures.works,
        figures.shares[0],
        figures.success,
        figures.quality,
        register === 'none' || compared === 0 ? '–' : register.higher / compared,
      ]
    }),
  }
}
