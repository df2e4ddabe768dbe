import type { WorkbookSheet } from '#tabular'
import type { PlannedTable } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Достижение планируемых результатов: one line for each position of the codifier. */
export function presentPlanned(table: PlannedTable): WorkbookSheet {
  return {
    name: 'Планируемые результаты',
    title: 'Достижение планируемых результатов',
    filter: table.filter,
    columns: [
      { header: 'Планируемый результат', kind: 'text' },
      { header: 'Задания', kind: 'text' },
      ...table.rows.map(({ group }) => ({ header: group.name, kind: 'percent' as const })),
    ],
    rows: table.results.map((result, index) => [
      result.text,
      result.tasks.join(', '),
      ...table.rows.map(({ figures }) =>
        figures === 'hidden' ? hiddenCell : known(figures.shares[index] ?? 'unknown'),
      ),
    ]),
  }
}
