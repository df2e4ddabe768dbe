import type { Insertable } from 'kysely'
import type { Tables } from '#db'
import type { CellCounts } from './model.ts'
import './tables.ts'

/** The columns that lists read without opening the JSON; all follow from the counts. */
export function cellColumns(
  counts: CellCounts,
): Omit<Insertable<Tables['result_cell']>, 'municipality_id' | 'school_id' | 'assessment_id' | 'class_label'> {
  let totalSum = 0
  let totalSquares = 0
  for (const [score, works] of counts.scores.entries()) {
    totalSum += score * works
    totalSquares += score * score * works
  }
  const register = compareMarks(counts.marks)
  return {
    works: counts.works,
    absent: counts.absent,
    total_sum: totalSum,
    total_squares: totalSquares,
    mark_2: sum(counts.marks[1]),
    mark_3: sum(counts.marks[2]),
    mark_4: sum(counts.marks[3]),
    mark_5: sum(counts.marks[4]),
    register_none: counts.marks.reduce((total, row) => total + (row[0] ?? 0), 0),
    register_lower: register.lower,
    register_equal: register.equal,
    register_higher: register.higher,
    register_gap: register.gap,
    ...encodeCounts(counts),
  }
}

/** The JSON columns of a cell. */
export function encodeCounts({ tasks, ...rest }: CellCounts): { counts: string; task_counts: string } {
  return { counts: JSON.stringify(rest), task_counts: JSON.stringify(tasks) }
}

/** Counts from the JSON columns; without `task_counts` they say nothing of the tasks. */
export function decodeCounts({
  counts,
  task_counts,
}: {
  readonly counts: string
  readonly task_counts?: string
}): CellCounts {
  const rest = JSON.parse(counts) as Omit<CellCounts, 'tasks'>
  return { ...rest, tasks: task_counts === undefined ? [] : (JSON.parse(task_counts) as CellCounts['tasks']) }
}

/** How marks stand to register marks, where both are there. `matrix` is mark × register mark: none, 2, 3, 4, 5. */
export function compareMarks(matrix: readonly (readonly number[])[]): {
  lower: number
  equal: number
  higher: number
  gap: number
} {
  const totals = { lower: 0, equal: 0, higher: 0, gap: 0 }
  for (let mark = 1; mark < matrix.length; mark++) {
    for (let register = 1; register < matrix.length; register++) {
      const works = matrix[mark]?.[register] ?? 0
      if (mark < register) totals.lower += works
      else if (mark === register) totals.equal += works
      else totals.higher += works
      if (Math.abs(mark - register) >= 2) totals.gap += works
    }
  }
  return totals
}

function sum(values: readonly number[] = []): number {
  return values.reduce((total, value) => total + value, 0)
}
