import type { ReadTx } from '#db'
import type { TaskSpec } from '#procedures/model'
import type { AnalysisQuestion, TaskFigures, TaskTable } from './analysis-model.ts'
import { loadFrame } from './load-frame.ts'
import { publishedZones } from './performance-zones.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'
import { notAttemptedShares, taskShares, worksWithTasks } from './task-shares.ts'

/** Performance of every task; `zoneOf(task.level, share)` says how it stands to the published levels. */
export async function analyseTasks(tx: ReadTx, question: AnalysisQuestion): Promise<TaskTable> {
  const frame = await loadFrame(tx, question, ['task-performance'], 'tasks')
  const { tasks } = frame.assessment
  return { ...tableOfGroups(frame, figuresOf(tasks)), tasks, zones: publishedZones }
}

function figuresOf(tasks: readonly TaskSpec[]): FiguresOf<TaskFigures> {
  return {
    size: worksWithTasks,
    fromCounts: (counts) => ({
      participants: worksWithTasks(counts),
      tasks: taskShares(counts, tasks),
      notAttempted: notAttemptedShares(counts, tasks),
    }),
    fromReport: ({ participants, values }) => {
      if (values.kind !== 'task-performance') return 'none'
      const byLabel = new Map(values.tasks.map((task) => [task.label, task.share]))
      return {
        participants,
        tasks: tasks.map((task) => byLabel.get(task.label) ?? 'unknown'),
        notAttempted: tasks.map(() => 'unknown' as const),
      }
    },
  }
}
