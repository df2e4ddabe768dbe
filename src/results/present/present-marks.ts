import type { WorkbookSheet } from '#tabular'
import type { AnalysisTable, MarkFigures } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Статистика по отметкам, with «успеваемость» and «качество». */
export function presentMarks(table: AnalysisTable<MarkFigures>): WorkbookSheet {
  return {
    name: 'Отметки',
    title: 'Статистика по отметкам',
    filter: table.filter,
    columns: [
      { header: 'Группа', kind: 'text' },
      { header: 'Участники', kind: 'whole' },
      { header: '«2»', kind: 'percent' },
      { header: '«3»', kind: 'percent' },
      { header: '«4»', kind: 'percent' },
      { header: '«5»', kind: 'percent' },
      { header: 'Успеваемость', kind: 'percent' },
      { header: 'Качество', kind: 'percent' },
      { header: 'Средний балл', kind: 'decimal' },
    ],
    rows: table.rows.map(({ group, figures }) =>
      figures === 'hidden'
        ? [group.name, hiddenCell]
        : [
            group.name,
            known(figures.participants),
            ...figures.shares,
            figures.success,
            figures.quality,
            known(figures.meanScore),
          ],
    ),
  }
}
