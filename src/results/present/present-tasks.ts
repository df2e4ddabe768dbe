import { type TaskLevel, taskLevelNames } from '#procedures/model'
import type { WorkbookSheet } from '#tabular'
import type { TaskTable, Zone, ZoneRule } from '../analysis-model.ts'
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
      ...table.rows.map(({ figures }) => (figures === 'hidden' ? hiddenCell : known(figures.tasks[index] ?? 'unknown'))),
    ]),
  }
}

/** Where a share of performance stands for a task of this level. */
export function zoneOf(share: number | 'unknown', level: TaskLevel, zones: ZoneRule): Zone {
  if (share === 'unknown' || level === 'unknown') return 'unknown'
  const rule = level === 'basic' ? zones.basic : zones.advanced
  if (share >= rule.sufficient) return 'sufficient'
  return share < rule.insufficient ? 'insufficient' : 'border'
}
