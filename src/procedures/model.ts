import type { Brand } from '#kernel/brand'

export type AssessmentId = Brand<string, 'AssessmentId'>

export const procedureKinds = ['ВПР', 'ОГЭ', 'ЕГЭ', 'ГВЭ', 'НИКО', 'КДР', 'Диагностика'] as const
export type ProcedureKind = (typeof procedureKinds)[number]

export const taskLevels = ['basic', 'advanced', 'high', 'unknown'] as const
export type TaskLevel = (typeof taskLevels)[number]

export const taskLevelNames: Readonly<Record<TaskLevel, string>> = {
  basic: 'базовый',
  advanced: 'повышенный',
  high: 'высокий',
  unknown: 'не указан',
}

export const responseKinds = ['short', 'open', 'unknown'] as const
export type ResponseKind = (typeof responseKinds)[number]

/** One task or marking criterion, in the order of the form. */
export interface TaskSpec {
  /** As the form prints it, with a Cyrillic К: `1`, `9.1`, `4К1`. */
  readonly label: string
  /** Greatest score, whole, ≥ 1. */
  readonly max: number
  readonly level: TaskLevel
  readonly response: ResponseKind
  /** Planned result of the codifier that the task checks, where known. */
  readonly plannedResult?: string
}

/** Marks of the Russian five-point scale that an assessment gives. */
export const marks = [2, 3, 4, 5] as const
export type Mark = (typeof marks)[number]

/** First primary score of each mark. `{ 3: 10, 4: 16, 5: 21 }` means 0–9 is «2», 10–15 is «3». */
export interface MarkScale {
  readonly 3: number
  readonly 4: number
  readonly 5: number
}

/** Where a number that judges somebody comes from; shown beside it everywhere. */
export interface Provenance {
  readonly kind: 'official' | 'published' | 'entered' | 'imported' | 'computed' | 'synthetic'
  /** Russian, for people: document with number, or «расчётный признак, не официальный маркер». */
  readonly text: string
  readonly url?: string
}

/** One assessment: year × procedure × grade × subject, with the versions of task specification and scale in force. */
export interface Assessment {
  readonly id: AssessmentId
  readonly procedure: ProcedureKind
  /** Calendar year of the procedure: the cohort of (year, grade) is (year + 1, grade + 1). */
  readonly year: number
  readonly grade: number
  readonly subject: string
  /** Greatest primary score; equals the sum of the tasks' maxima where tasks are known. */
  readonly maxScore: number | 'unknown'
  /** Empty where only aggregates were imported. */
  readonly tasks: readonly TaskSpec[]
  readonly tasksSource: Provenance | 'none'
  readonly scale: MarkScale | 'missing'
  readonly scaleSource: Provenance | 'none'
}

/** Mark of a primary score under a scale. */
export function markOf(score: number, scale: MarkScale): Mark {
  return score >= scale[5] ? 5 : score >= scale[4] ? 4 : score >= scale[3] ? 3 : 2
}
