import { taskLevelNames } from '#procedures/model'
import type { WorkbookSheet } from '#tabular'
import type { TaskTable } from '../analysis-model.ts'
import { hiddenCell, known } from './hidden-cell.ts'

/** Выполнение заданий: one line for each task, one column for each group. */
export function presentTasks(table: TaskTable): WorkbookSheet {
  return {
    name: 'Задания',
    title: 'Выполнение заданий',
    filter: table.filter,
    columns: [
      { header: 'Задание', kind: 'text' },
      { header: 'Уровень', kind: 'text' },
      { header: 'Максимум', kind: 'whole' },
      ...table.rows.map(({ group }) => ({ header: group.name, kind: 'percent' as const })),
    ],
    rows: table.tasks.map((task, index) => [
      task.label,
      taskLevelNames[task.level],
      task.max,
      ...table.rows.map(({ figures }) =>
        figures === 'hidden' ? hiddenCell : known(figures.tasks[index] ?? 'unknown'),
      ),
    ]),
  }
}
