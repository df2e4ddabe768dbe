import type { Assessment, MarkScale, TaskSpec } from '#procedures/model'
import type { AssessmentDraft } from './staged.ts'

/** What a file adds to what is known of its assessment. */
export interface SpecificationPlan {
  readonly tasks:
    | { readonly act: 'keep' }
    | {
        readonly act: 'set'
        readonly tasks: readonly TaskSpec[]
        readonly maxScore: number | 'unknown'
        readonly observed: boolean
      }
    /** The tasks contradict those that stored works were read by. */
    | { readonly act: 'refuse' }
  readonly scale: { readonly act: 'keep' } | { readonly act: 'set'; readonly scale: MarkScale }
  /** Russian sentences for the receipt. */
  readonly notes: readonly string[]
}

export interface KnownSpecification {
  readonly assessment: Pick<Assessment, 'tasks' | 'maxScore' | 'scale' | 'tasksSource'> | 'none'
  /** Works are stored that were read by the tasks in force. */
  readonly hasWorks: boolean
}

/**
 * Pure. A file teaches what was not known; it never overrides a scale that is in force, nor the tasks under stored works.
 * Maxima only observed in a file (`computed`) give way to named ones and grow with what later files show.
 */
export function planSpecification(
  known: KnownSpecification,
  draft: AssessmentDraft,
  bringsWorks: boolean,
): SpecificationPlan {
  const notes: string[] = []
  return { tasks: planTasks(known, draft, bringsWorks, notes), scale: planScale(known, draft, notes), notes }
}

function planTasks(
  { assessment, hasWorks }: KnownSpecification,
  draft: AssessmentDraft,
  bringsWorks: boolean,
  notes: string[],
): SpecificationPlan['tasks'] {
  const observed = draft.maximaObserved === true
  const set = (tasks: readonly TaskSpec[], stillObserved: boolean): SpecificationPlan['tasks'] => ({
    act: 'set',
    tasks,
    maxScore: tasks.length > 0 ? tasks.reduce((sum, task) => sum + task.max, 0) : draft.maxScore,
    observed: stillObserved,
  })
  if (assessment === 'none' || assessment.tasks.length === 0) {
    const teaches =
      draft.tasks.length > 0 ||
      (draft.maxScore !== 'unknown' && (assessment === 'none' || assessment.maxScore === 'unknown'))
    return teaches ? set(draft.tasks, observed) : { act: 'keep' }
  }
  if (draft.tasks.length === 0) return { act: 'keep' }
  if (!sameLabels(assessment.tasks, draft.tasks)) {
    if (!bringsWorks) {
      notes.push(
        'Задания в отчёте не совпадают с принятой спецификацией: показатели сохранены, спецификация не изменена.',
      )
      return { act: 'keep' }
    }
    return hasWorks ? { act: 'refuse' } : set(draft.tasks, observed)
  }
  const knownObserved = assessment.tasksSource !== 'none' && assessment.tasksSource.kind === 'computed'
  const merged = assessment.tasks.map((task, index) => mergeTask(task, draft.tasks[index]!, knownObserved, observed))
  const stillObserved = knownObserved && observed
  const maximaDiffer = !observed && !knownObserved && merged.some((task, index) => task.max !== draft.tasks[index]!.max)
  if (maximaDiffer) {
    if (bringsWorks && hasWorks) return { act: 'refuse' }
    return bringsWorks ? set(draft.tasks, false) : { act: 'keep' }
  }
  const changed = JSON.stringify(merged) !== JSON.stringify(assessment.tasks) || stillObserved !== knownObserved
  return changed ? set(merged, stillObserved) : { act: 'keep' }
}

/** Named maxima win over observed ones; of two observed, the greater; levels and kinds of answer are filled where unknown. */
function mergeTask(known: TaskSpec, brought: TaskSpec, knownObserved: boolean, broughtObserved: boolean): TaskSpec {
  const max = !knownObserved ? known.max : broughtObserved ? Math.max(known.max, brought.max) : brought.max
  const plannedResult = known.plannedResult ?? brought.plannedResult
  return {
    label: known.label,
    max,
    level: known.level === 'unknown' ? brought.level : known.level,
    response: known.response === 'unknown' ? brought.response : known.response,
    ...(plannedResult === undefined ? {} : { plannedResult }),
  }
}

function planScale(
  { assessment }: KnownSpecification,
  draft: AssessmentDraft,
  notes: string[],
): SpecificationPlan['scale'] {
  if (draft.scale === 'missing') return { act: 'keep' }
  if (assessment === 'none' || assessment.scale === 'missing') return { act: 'set', scale: draft.scale }
  const same = ([3, 4, 5] as const).every(
    (mark) =>
      assessment.scale !== 'missing' && draft.scale !== 'missing' && assessment.scale[mark] === draft.scale[mark],
  )
  if (!same) notes.push('Шкала в файле отличается от принятой: действует принятая. Сверьте их в карточке работы.')
  return { act: 'keep' }
}

function sameLabels(one: readonly TaskSpec[], other: readonly TaskSpec[]): boolean {
  return one.length === other.length && one.every((task, index) => task.label === other[index]?.label)
}
