import type { TaskSpec } from '#procedures/model'
import type { ClassCounts } from '../model.ts'
import type { PatternReference } from '../patterns/pattern-reference.ts'
import type { PreparedCell, PreparedScreening } from '../prepare-screening.ts'
import { rounded } from './rounded.ts'

/** One task of one class: mean share of the greatest score beside what works of the same totals get for it. */
export interface ProfiledTask {
  readonly label: string
  /** Marked by criteria rather than by a key. */
  readonly open: boolean
  readonly max: number
  /** Shares of the maximum, 0…1. */
  readonly share: number
  readonly expected: number
  /** What nineteen honest classes of twenty stay within. */
  readonly low: number
  readonly high: number
  /** Whether the task carries the sign of the class. */
  readonly carries: 'above' | 'below' | 'no'
}

/** Open tasks together or short ones together, as a share of their greatest score. */
export interface ProfiledPart {
  readonly share: number
  readonly expected: number
  readonly low: number
  readonly high: number
}

/** The works of one class task by task against works of the same totals. */
export interface TaskProfile {
  readonly classLabel: string
  /** Works whose pattern can vary: neither empty nor full. */
  readonly works: number
  /** In the order of the form. */
  readonly tasks: readonly ProfiledTask[]
  /** Positions of the tasks from the one that is easiest for all schools to the hardest. */
  readonly byDifficulty: readonly number[]
  /** Both parts where the description of the work tells open tasks from short ones. */
  readonly parts?: { readonly open: ProfiledPart; readonly short: ProfiledPart }
}

/** Smaller classes have no profile to speak of. */
const leastWorks = 4
/** The sentence names tasks from the same score on. */
const standingOut = 2.5

/** Profiles of the classes of a cell, in the order of their labels; none where works carry no task scores. */
export function taskProfiles(prepared: PreparedScreening, { cell }: PreparedCell): readonly TaskProfile[] {
  const { patterns, gathered } = prepared
  const reference = patterns.referenceOf(cell)
  if (reference === undefined) return []
  const { tasks } = gathered.assessments[cell.assessment]!
  const easeOf = easeOfTasks(reference)
  const byDifficulty = tasks.map((_, position) => position).sort((a, b) => easeOf[b]! - easeOf[a]! || a - b)
  const growth = {
    task: patterns.iccOf('task-residual', cell.assessment),
    open: patterns.iccOf('open-minus-short', cell.assessment),
  }
  const profiles: TaskProfile[] = []
  for (const one of cell.classes) {
    const profile = profileOf(one, tasks, reference, growth, byDifficulty)
    if (profile !== undefined) profiles.push(profile)
  }
  return profiles
}

function profileOf(
  { classLabel, taskScores, variants }: ClassCounts,
  specs: readonly TaskSpec[],
  reference: PatternReference,
  growth: { readonly task: number; readonly open: number },
  byDifficulty: readonly number[],
): TaskProfile | undefined {
  if (taskScores === undefined) return undefined
  const { tasks, maxima, maxScore, tableAt, expected, variance, open } = reference
  const sums = new Float64Array(tasks)
  const promised = new Float64Array(tasks)
  const spread = new Float64Array(tasks)
  let works = 0
  let partSpread = 0
  for (let start = 0; start < taskScores.length; start += tasks) {
    let total = 0
    for (let j = 0; j < tasks; j++) total += taskScores[start + j]!
    if (total === 0 || total === maxScore) continue
    works++
    const row = (variants === undefined ? 0 : tableAt[variants[start / tasks]!]!) + total * tasks
    let ofOpen = 0
    let ofShort = 0
    for (let j = 0; j < tasks; j++) {
      const at = row + j
      sums[j]! += taskScores[start + j]!
      promised[j]! += expected[at]!
      spread[j]! += variance[at]!
      if (open[j] === 1) ofOpen += variance[at]!
      else ofShort += variance[at]!
    }
    // Given the total, what one part has more the other has less.
    if (ofOpen + ofShort > 0) partSpread += (ofOpen * ofShort) / (ofOpen + ofShort)
  }
  if (works < leastWorks) return undefined
  const widened = (icc: number) => 1 + (works - 1) * icc
  const rows = specs.map((spec, j): ProfiledTask => {
    const whole = works * maxima[j]!
    const deviation = Math.sqrt(spread[j]! * widened(growth.task))
    const score = deviation > 0 ? (sums[j]! - promised[j]!) / deviation : 0
    return {
      label: spec.label,
      open: spec.response === 'open',
      max: maxima[j]!,
      ...sharesOf(sums[j]!, promised[j]!, deviation, whole),
      carries: score >= standingOut ? 'above' : score <= -standingOut ? 'below' : 'no',
    }
  })
  const deviation = Math.sqrt(partSpread * widened(growth.open))
  const partOf = (kind: 0 | 1): ProfiledPart => {
    const over = (values: ArrayLike<number>) =>
      maxima.reduce((sum, _, j) => sum + (open[j] === kind ? values[j]! : 0), 0)
    return sharesOf(over(sums), over(promised), deviation, works * over(maxima))
  }
  return {
    classLabel,
    works,
    tasks: rows,
    byDifficulty,
    ...(open.includes(1) ? { parts: { open: partOf(1), short: partOf(0) } } : {}),
  }
}

const bandScore = 1.96

function sharesOf(sum: number, promised: number, deviation: number, whole: number): ProfiledPart {
  const within = (value: number) => rounded(Math.max(0, Math.min(1, value / whole)))
  return {
    share: within(sum),
    expected: within(promised),
    low: within(promised - bandScore * deviation),
    high: within(promised + bandScore * deviation),
  }
}

/** Expected share of the maximum by task for a work of the middle total: how easy the task is for all schools. */
function easeOfTasks({ tasks, maxima, maxScore, expected }: PatternReference): readonly number[] {
  const middle = Math.round(maxScore / 2)
  return maxima.map((max, j) => expected[middle * tasks + j]! / max)
}
