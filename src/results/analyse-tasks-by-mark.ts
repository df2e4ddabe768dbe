import type { ReadTx } from '#db'
import { marks, type TaskSpec } from '#procedures/model'
import type { AnalysisQuestion, MarkGroupFigures, TaskByMarkTable } from './analysis-model.ts'
import { gatherGroups, isOpen } from './gather-groups.ts'
import { loadFrame } from './load-frame.ts'
import type { LoadedAggregate } from './load-aggregates.ts'
import { type CellCounts, markSlot } from './model.ts'
import { shieldGroups } from './shield-groups.ts'
import { baseOf, filterLine, hiddenNote } from './table-of-groups.ts'
import { taskShares, worksOfMark, worksWithTasks } from './task-shares.ts'

/** Task performance of participants with «2», «3», «4», «5» in one node; `none` where nothing is known of it. */
export async function analyseTasksByMark(
  tx: ReadTx,
  question: Omit<AnalysisQuestion, 'by'>,
): Promise<TaskByMarkTable | 'none'> {
  const frame = await loadFrame(tx, { ...question, by: 'school' }, ['task-performance-by-mark'], 'tasks')
  const { own } = gatherGroups(frame, worksWithTasks)
  if (own === 'none') return 'none'
  const { assessment, node } = frame
  const { shield } = question
  const rows =
    'counts' in own.source
      ? rowsOfCounts(own.source.counts, assessment.tasks)
      : rowsOfReport(own.source.report, assessment.tasks)
  const open = isOpen(shield, node.path)
  // The groups of marks add up to the node: the same subtraction threatens them.
  const { hidden } = shieldGroups(
    rows.map(({ size }) => ({ size, open })),
    shield.threshold,
  )
  const shown = rows.map(({ mark, figures }, index) => ({
    mark,
    figures: own.hidden || hidden[index] === true ? ('hidden' as const) : figures,
  }))
  return {
    assessment,
    filter: filterLine(frame),
    base: baseOf(own),
    group: own.group,
    tasks: assessment.tasks,
    rows: shown,
    notes: shown.some((row) => row.figures === 'hidden') ? [hiddenNote(shield.threshold)] : [],
  }
}

interface MarkRow {
  readonly mark: (typeof marks)[number]
  readonly size: number
  readonly figures: MarkGroupFigures
}

function rowsOfCounts(counts: CellCounts, tasks: readonly TaskSpec[]): MarkRow[] {
  return marks
    .map((mark) => ({ mark, slot: markSlot(mark) }))
    .filter(({ slot }) => worksOfMark(counts, slot) > 0)
    .map(({ mark, slot }) => {
      const size = worksOfMark(counts, slot)
      return { mark, size, figures: { participants: size, tasks: taskShares(counts, tasks, slot) } }
    })
}

function rowsOfReport({ participants, values }: LoadedAggregate, tasks: readonly TaskSpec[]): MarkRow[] {
  if (values.kind !== 'task-performance-by-mark') return []
  const byLabel = new Map(values.tasks.map((task) => [task.label, task.shares]))
  return marks.map((mark, index) => {
    const shares = tasks.map((task) => {
      const share = byLabel.get(task.label)?.[index]
      return share === undefined || share === 'none' ? 'unknown' : share
    })
    // The report does not say how many had the mark: for the shield the group counts as the whole of it.
    return {
      mark,
      size: participants === 'unknown' ? 1 : participants,
      figures: { participants: 'unknown', tasks: shares },
    }
  })
}
