import type { Brand } from '#kernel/brand'
import type { Mark } from '#procedures/model'

export type ImportId = Brand<string, 'ImportId'>

/** Score of one task: whole points, or `X`, the participant did not attempt it (counts 0 in the total, apart in statistics). */
export type TaskScore = number | 'X'

/** A work as a file gave it, after reading and before checking against the specification. */
export interface PresentWork {
  readonly attendance: 'present'
  readonly participant: string
  /** Number or letter of the class within the grade: `1`, `А`; empty where the file does not say. */
  readonly classLabel: string
  readonly variant: string
  /** In the order of the assessment's tasks. */
  readonly scores: readonly TaskScore[]
  readonly total: number
  /** Mark given by the procedure; `none` where there is no scale and the file has none. */
  readonly mark: Mark | 'none'
  /** Mark of the school register for the previous period. */
  readonly journalMark: Mark | 'none'
}

export interface AbsentWork {
  readonly attendance: 'absent'
  readonly participant: string
  readonly classLabel: string
  readonly journalMark: Mark | 'none'
}

export type Work = PresentWork | AbsentWork

/**
 * The waist of the hourglass: sufficient statistics of one class (assessment × school × class).
 * Everything the analysis and the group-level indicators need; any engine that can group makes them;
 * counts of two classes add up element by element.
 */
export interface CellCounts {
  /** Works present. */
  readonly works: number
  readonly absent: number
  /** Absent by register mark: none, 2, 3, 4, 5. */
  readonly absentByJournal: readonly number[]
  /** Works by primary score 0…M. Length M + 1. */
  readonly scores: readonly number[]
  /** Works by given mark (rows: none, 2, 3, 4, 5) × register mark (columns: none, 2, 3, 4, 5). 5 × 5. */
  readonly marks: readonly (readonly number[])[]
  /** By task; empty where the works carry no task scores. */
  readonly tasks: readonly TaskCounts[]
}

export interface TaskCounts {
  /** Works by given mark (none, 2, 3, 4, 5) × score 0…max of the task; X counts as 0 here. */
  readonly byMark: readonly (readonly number[])[]
  /** Not attempted (X) by given mark: none, 2, 3, 4, 5. */
  readonly notAttempted: readonly number[]
}

/** Position of a mark in the arrays above: none, 2, 3, 4, 5. */
export const markSlots = ['none', 2, 3, 4, 5] as const
export function markSlot(mark: Mark | 'none'): number {
  return mark === 'none' ? 0 : mark - 1
}

/** Reports of the federal system and other files that the importer knows by sight. */
export const reportKinds = [
  'protocol', // «Форма сбора результатов»
  'individual', // Ф1 «Индивидуальные результаты»
  'works-table', // plain table of works (CSV, XLSX) by header words
  'dataset', // dataset folder of the data contract
  'mark-statistics', // Ф3 «Статистика по отметкам»
  'register-comparison', // «Сравнение отметок с отметками по журналу»
  'score-distribution', // «Распределение первичных баллов»
  'task-performance', // «Выполнение заданий»
  'task-performance-by-mark', // «Выполнение заданий группами участников»
  'planned-results', // «Достижение планируемых результатов»
  'marker-list', // 0/1 matrix of the official list
] as const
export type ReportKind = (typeof reportKinds)[number]

export * from './import-model.ts'
export * from './analysis-model.ts'
export type * from './staged.ts'
