import type { ReadTx } from '#db'
import type { TaskSpec } from '#procedures/model'
import type { AnalysisQuestion, PlannedFigures, PlannedTable } from './analysis-model.ts'
import { type AnalysisFrame, loadFrame } from './load-frame.ts'
import { publishedZones } from './performance-zones.ts'
import { type FiguresOf, tableOfGroups } from './table-of-groups.ts'
import { taskShares, worksWithTasks } from './task-shares.ts'

type PlannedResult = PlannedTable['results'][number]

/**
 * Achievement of planned results: points got of the points that the tasks of a result give together.
 * Named by the specification, or by an imported report where the specification names none.
 */
export async function analysePlanned(tx: ReadTx, question: AnalysisQuestion): Promise<PlannedTable> {
  const frame = await loadFrame(tx, question, ['planned-results'], 'tasks')
  const named = resultsOfSpecification(frame.assessment.tasks)
  const results = named.length > 0 ? named : resultsOfReports(frame)
  return { ...tableOfGroups(frame, figuresOf(results, frame.assessment.tasks)), results, zones: publishedZones }
}

function resultsOfSpecification(tasks: readonly TaskSpec[]): PlannedResult[] {
  const byText = new Map<string, TaskSpec[]>()
  for (const task of tasks) {
    if (task.plannedResult !== undefined)
      byText.set(task.plannedResult, [...(byText.get(task.plannedResult) ?? []), task])
  }
  return [...byText].map(([text, own]) => ({ text, tasks: own.map((task) => task.label), level: commonLevel(own) }))
}

function resultsOfReports({ aggregates, assessment }: AnalysisFrame): PlannedResult[] {
  const results = new Map<string, PlannedResult>()
  for (const { values } of aggregates) {
    if (values.kind !== 'planned-results') continue
    for (const { text, task } of values.results) {
      const tasks = assessment.tasks.filter((known) => known.label === task)
      results.set(resultKey(text, task), { text, tasks: [task], level: commonLevel(tasks) })
    }
  }
  return [...results.values()]
}

function figuresOf(results: readonly PlannedResult[], tasks: readonly TaskSpec[]): FiguresOf<PlannedFigures> {
  return {
    size: worksWithTasks,
    fromCounts: (counts) => {
      const shares = taskShares(counts, tasks)
      return {
        participants: worksWithTasks(counts),
        shares: results.map((result) => shareOfResult(result, tasks, shares)),
      }
    },
    fromReport: ({ participants, values }) => {
      if (values.kind !== 'planned-results') return 'none'
      const byKey = new Map(values.results.map((line) => [resultKey(line.text, line.task), line.share]))
      const shares = results.map(({ text, tasks: labels }) => {
        const [only] = labels
        return (
          (labels.length === 1 && only !== undefined ? byKey.get(resultKey(text, only)) : undefined) ??
          ('unknown' as const)
        )
      })
      return { participants, shares }
    },
  }
}

/** Weighted by the maxima of the tasks. */
function shareOfResult(
  result: PlannedResult,
  tasks: readonly TaskSpec[],
  shares: readonly (number | 'unknown')[],
): number | 'unknown' {
  let points = 0
  let possible = 0
  for (const [index, task] of tasks.entries()) {
    const share = shares[index]
    if (!result.tasks.includes(task.label) || share === undefined || share === 'unknown') continue
    points += share * task.max
    possible += task.max
  }
  return possible === 0 ? 'unknown' : points / possible
}

function commonLevel(tasks: readonly TaskSpec[]): TaskSpec['level'] {
  const [first] = tasks
  return first !== undefined && tasks.every((task) => task.level === first.level) ? first.level : 'unknown'
}

function resultKey(text: string, task: string): string {
  return `${task}\t${text}`
}
