import type { TaskSpec } from '#procedures/model'
import type { CellCounts, TaskCounts } from './model.ts'

/** Works that carry scores of the tasks. */
export function worksWithTasks({ tasks }: CellCounts): number {
  const [first] = tasks
  return first === undefined ? 0 : sum(first.byMark.flat())
}

/** Mean score of each task as a share of its maximum, over all works or over those of one mark (2–5 → slot 1–4). */
export function taskShares(counts: CellCounts, tasks: readonly TaskSpec[], slot?: number): (number | 'unknown')[] {
  return tasks.map((task, index) => {
    const tally = counts.tasks[index]
    if (tally === undefined) return 'unknown'
    const rows = slot === undefined ? tally.byMark : [tally.byMark[slot] ?? []]
    const works = sum(rows.flat())
    if (works === 0) return 'unknown'
    const points = sum(rows.map((row) => sum(row.map((count, score) => count * score))))
    return points / (works * task.max)
  })
}

/** Share of works in which each task was not attempted. */
export function notAttemptedShares(counts: CellCounts, tasks: readonly TaskSpec[]): (number | 'unknown')[] {
  return tasks.map((_, index) => {
    const tally: TaskCounts | undefined = counts.tasks[index]
    const works = tally === undefined ? 0 : sum(tally.byMark.flat())
    return tally === undefined || works === 0 ? 'unknown' : sum(tally.notAttempted) / works
  })
}

/** Works of one mark that carry scores of the tasks. */
export function worksOfMark({ tasks }: CellCounts, slot: number): number {
  return sum(tasks[0]?.byMark[slot] ?? [])
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
