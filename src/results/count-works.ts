import { type Assessment, type Mark, markOf, type MarkScale } from '#procedures/model'
import { type CellCounts, markSlot, markSlots, type PresentWork, type TaskCounts, type Work } from './model.ts'

/** What the counting must know of the assessment: how long the arrays are, and the mark of a score. */
export type CountedSpecification = Pick<Assessment, 'maxScore' | 'tasks'> & Partial<Pick<Assessment, 'scale'>>

/**
 * Sufficient statistics of a group of works. A work without a mark (imported before the scale was known) is counted by
 * the mark of the scale in force. A score above the maximum is not lost: the array grows for it, and two
 * arrays of different length add up all the same.
 */
export function countWorks(works: Iterable<Work>, specification: CountedSpecification): CellCounts {
  const counts = emptyCounts(specification)
  for (const work of works) {
    if (work.attendance === 'absent') {
      counts.absent++
      add(counts.absentByJournal, markSlot(work.journalMark))
    } else {
      counts.works++
      add(counts.scores, work.total)
      const slot = markSlot(markUnder(work, specification.scale))
      add(counts.marks[slot]!, markSlot(work.journalMark))
      countTasks(counts.tasks, work, slot)
    }
  }
  // Files of totals alone carry no task scores: then the tasks say nothing, rather than zeros.
  const attempted = counts.tasks.some((task) => task.byMark.some((row) => row.some((count) => count > 0)))
  return attempted ? counts : { ...counts, tasks: [] }
}

function markUnder(work: PresentWork, scale: MarkScale | 'missing' = 'missing'): Mark | 'none' {
  return work.mark !== 'none' || scale === 'missing' ? work.mark : markOf(work.total, scale)
}

function countTasks(tasks: readonly TaskTally[], work: PresentWork, slot: number): void {
  if (work.scores.length !== tasks.length) return
  for (const [index, score] of work.scores.entries()) {
    const task = tasks[index]!
    add(task.byMark[slot]!, score === 'X' ? 0 : score)
    if (score === 'X') add(task.notAttempted, slot)
  }
}

interface TaskTally extends TaskCounts {
  readonly byMark: number[][]
  readonly notAttempted: number[]
}

interface Tally {
  works: number
  absent: number
  readonly absentByJournal: number[]
  readonly scores: number[]
  readonly marks: number[][]
  readonly tasks: readonly TaskTally[]
}

function emptyCounts({ maxScore, tasks }: CountedSpecification): Tally {
  const slots = markSlots.length
  return {
    works: 0,
    absent: 0,
    absentByJournal: zeros(slots),
    scores: zeros(maxScore === 'unknown' ? 1 : maxScore + 1),
    marks: markSlots.map(() => zeros(slots)),
    tasks: tasks.map((task) => ({ byMark: markSlots.map(() => zeros(task.max + 1)), notAttempted: zeros(slots) })),
  }
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0)

function add(array: number[], index: number): void {
  while (array.length <= index) array.push(0)
  array[index]!++
}
