import type { Assessment } from '#procedures/model'
import type { PresentWork } from '#results/model'
import type { DemoMunicipality } from './model.ts'

/** Numbers that tell whether the demo looks like real results. Shares and correlations 0…1. */
export interface Realism {
  /** Shares of the marks 2, 3, 4, 5 over all works of the assessment. */
  readonly marks: readonly number[]
  /** Of the works with a register mark: lower, equal, higher than it. */
  readonly register: readonly number[]
  readonly absent: number
  /** Variance between classes in the variance of the primary score: one-way analysis of variance, unequal classes. */
  readonly totalIcc: number
  /** The same for what is left of a task's points after the total is known, mean over the tasks. */
  readonly taskResidualIcc: number
  /** Cronbach's alpha. */
  readonly reliability: number
}

interface ClassWork {
  readonly group: string
  readonly work: PresentWork
}

export function measureRealism(demo: DemoMunicipality, assessment: Assessment): Realism {
  const all = demo.works.filter((row) => row.assessment === assessment.id)
  const present = all.flatMap(({ school, work }): ClassWork[] =>
    work.attendance === 'present' ? [{ group: `${school}/${work.classLabel}`, work }] : [],
  )
  const compared = present.flatMap(({ work: { mark, journalMark } }) =>
    mark === 'none' || journalMark === 'none' ? [] : [Math.sign(mark - journalMark)],
  )
  const totals = present.map(({ group, work }) => ({ group, value: work.total }))
  const residuals = assessment.tasks.map((_, task) => taskResiduals(present, task))
  return {
    marks: [2, 3, 4, 5].map((mark) => share(present, ({ work }) => work.mark === mark)),
    register: [-1, 0, 1].map((sign) => share(compared, (difference) => difference === sign)),
    absent: 1 - present.length / all.length,
    totalIcc: intraclassCorrelation(totals),
    taskResidualIcc: mean(residuals.map(intraclassCorrelation)),
    reliability: cronbachAlpha(present, assessment.tasks.length),
  }
}

interface Grouped {
  readonly group: string
  readonly value: number
}

/** ICC(1) = (MSB − MSW) / (MSB + (n₀ − 1) MSW) with n₀ for unequal groups (Shrout and Fleiss 1979; Donner 1986). */
function intraclassCorrelation(values: readonly Grouped[]): number {
  const groups = [...Map.groupBy(values, ({ group }) => group).values()].map((rows) => rows.map(({ value }) => value))
  const grand = mean(values.map(({ value }) => value))
  const between =
    groups.reduce((sum, group) => sum + group.length * (mean(group) - grand) ** 2, 0) / (groups.length - 1)
  const within =
    groups.reduce((sum, group) => sum + group.length * variance(group), 0) / (values.length - groups.length)
  // A task that everybody solved has nothing to divide.
  if (between === 0 && within === 0) return 0
  const squares = groups.reduce((sum, group) => sum + group.length ** 2, 0)
  const size = (values.length - squares / values.length) / (groups.length - 1)
  return (between - within) / (between + (size - 1) * within)
}

/** Points of one task minus their mean among all works with the same total. */
function taskResiduals(works: readonly ClassWork[], task: number): Grouped[] {
  const byTotal = Map.groupBy(works, ({ work }) => work.total)
  const expected = new Map(
    [...byTotal].map(([total, same]) => [total, mean(same.map(({ work }) => points(work, task)))]),
  )
  return works.map(({ group, work }) => ({ group, value: points(work, task) - expected.get(work.total)! }))
}

function cronbachAlpha(works: readonly ClassWork[], tasks: number): number {
  const ofTasks = Array.from({ length: tasks }, (_, task) => variance(works.map(({ work }) => points(work, task))))
  const ofTotal = variance(works.map(({ work }) => work.total))
  return (tasks / (tasks - 1)) * (1 - ofTasks.reduce((sum, value) => sum + value, 0) / ofTotal)
}

function points(work: PresentWork, task: number): number {
  const score = work.scores[task]
  return score === 'X' || score === undefined ? 0 : score
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): number {
  return list.filter(holds).length / list.length
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length
}
