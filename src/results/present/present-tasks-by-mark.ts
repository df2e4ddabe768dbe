import type { WorkbookSheet } from '#tabular'
import type { TaskByMarkTable } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Выполнение заданий группами участников: one line for each task, one column for each mark. */
export function presentTasksByMark(table: TaskByMarkTable): WorkbookSheet {
  return {
    name: 'Задания по отметкам',
    title: `Выполнение заданий группами участников: ${table.group.name}`,
    filter: table.filter,
    columns: [
      { header: 'Задание', kind: 'text' },
      ...table.rows.map(({ mark }) => ({ header: `Получили «${mark}»`, kind: 'percent' as const })),
    ],
    rows: [
      [
        'Участники',
        ...table.rows.map(({ figures }) => (figures === 'hidden' ? hiddenCell : String(known(figures.participants)))),
      ],
      ...table.tasks.map((task, index) => [
        task.label,
        ...table.rows.map(({ figures }) =>
          figures === 'hidden' ? hiddenCell : known(figures.tasks[index] ?? 'unknown'),
        ),
      ]),
    ],
  }
}
