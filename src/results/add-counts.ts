import type { CellCounts, TaskCounts } from './model.ts'

/** Counts of two groups that share no work are the counts of both together. */
export function addCounts(one: CellCounts, other: CellCounts): CellCounts {
  return {
    works: one.works + other.works,
    absent: one.absent + other.absent,
    absentByJournal: sum(one.absentByJournal, other.absentByJournal),
    scores: sum(one.scores, other.scores),
    marks: sumRows(one.marks, other.marks),
    tasks: sumTasks(one.tasks, other.tasks),
  }
}

/** Counts of many groups; undefined for none. */
export function totalCounts(groups: Iterable<CellCounts>): CellCounts | undefined {
  let total: CellCounts | undefined
  for (const counts of groups) total = total === undefined ? counts : addCounts(total, counts)
  return total
}

function sumTasks(one: readonly TaskCounts[], other: readonly TaskCounts[]): readonly TaskCounts[] {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one]
  return longer.map((task, index) => {
    const same = shorter[index]
    return same === undefined
      ? task
      : { byMark: sumRows(task.byMark, same.byMark), notAttempted: sum(task.notAttempted, same.notAttempted) }
  })
}

function sumRows(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number[][] {
  return one.map((row, index) => sum(row, other[index] ?? []))
}

/** Element by element; a shorter array counts as padded with zeros. */
function sum(one: readonly number[], other: readonly number[]): number[] {
  const [longer, shorter] = one.length >= other.length ? [one, other] : [other, one]
  return longer.map((value, index) => value + (shorter[index] ?? 0))
}
