import type { WorkbookSheet } from '#tabular'
import type { AnalysisTable, RegisterFigures } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Сравнение отметок с отметками по журналу: lower, equal, higher. */
export function presentRegister(table: AnalysisTable<RegisterFigures>): WorkbookSheet {
  return {
    name: 'Сравнение с журналом',
    title: 'Сравнение отметок с отметками по журналу',
    filter: table.filter,
    columns: [
      { header: 'Группа', kind: 'text' },
      { header: 'Сравнено работ', kind: 'whole' },
      { header: 'Понизили', kind: 'percent' },
      { header: 'Подтвердили', kind: 'percent' },
      { header: 'Повысили', kind: 'percent' },
      { header: 'Разница в 2 и более', kind: 'whole' },
    ],
    rows: table.rows.map(({ group, figures }) =>
      figures === 'hidden'
        ? [group.name, hiddenCell]
        : [
            group.name,
            known(figures.compared),
            figures.lower.share,
            figures.equal.share,
            figures.higher.share,
            figures.gap === 'unknown' ? '–' : known(figures.gap.count),
          ],
    ),
  }
}
