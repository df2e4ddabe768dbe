import type { Deadline, Stretch } from '#deadlines/model'
import type { Place } from '#documents'
import type { IsoDate } from '#kernel/clock'

/** Where something stands in the document that was read. */
export type { Place }

export const columnRoles = ['number', 'text', 'deadline', 'responsible', 'participants', 'result'] as const
export type ColumnRole = (typeof columnRoles)[number]

export const columnTitles: Readonly<Record<ColumnRole, string>> = {
  number: 'Номер',
  text: 'Мероприятие',
  deadline: 'Срок',
  responsible: 'Ответственные',
  participants: 'Участники',
  result: 'Результат',
}

/** Which columns of the plan's table hold what, by number from 0; one role may take several columns (beginning and end of the work). */
export type ColumnMapping = Readonly<Partial<Record<ColumnRole, readonly number[]>>>

export interface DocumentHead {
  /** An order with its plan, or a plan alone. */
  readonly kind: 'order' | 'plan'
  readonly authority: string | null
  readonly number: string | null
  readonly date: IsoDate | null
  /** Of the order; of the plan where there is no order. */
  readonly title: string | null
  readonly planTitle: string | null
  readonly preamble: string | null
  readonly place: string | null
  readonly signatory: string | null
  readonly executor: string | null
  readonly period: Stretch
  /** `stated` in the title or given from outside; `assumed` from the date of the document or the years of its deadlines. */
  readonly periodFrom: 'given' | 'stated' | 'assumed'
}

export interface Clause {
  /** As written, without the closing dot; clauses may repeat a number. */
  readonly number: string
  readonly text: string
  readonly responsible: readonly string[]
  readonly deadline: Deadline | null
  readonly places: readonly Place[]
}

/** One of several things that a row asks for, each of which may have its own deadline and people. */
export interface MeasureItem {
  readonly text: string
  /** Which parts of the measure's deadline are its own; empty where the row does not tell them apart. */
  readonly deadlineParts: readonly number[]
  readonly responsible: readonly string[]
}

export type Comparison = '≥' | '≤' | '>' | '<' | '='

/** A number that a result promises: «обучено 20 учителей». */
export interface Target {
  readonly value: number
  readonly comparison: Comparison
  readonly unit: 'count' | 'percent'
  readonly what: string
}

export interface Measure {
  /** Its place among the measures, from 1. */
  readonly order: number
  readonly section: string | null
  /** As written, without the closing dot; null where the row has none. */
  readonly number: string | null
  readonly text: string
  readonly items: readonly MeasureItem[]
  readonly deadline: Deadline | null
  readonly responsible: readonly string[]
  readonly participants: string | null
  readonly result: string | null
  readonly targets: readonly Target[]
  /** Cells it was read from, several where the row is broken over pages. */
  readonly places: Readonly<Record<ColumnRole, readonly Place[]>>
}

/** Text that found no place in the answer; nothing vanishes. */
export interface Passage {
  readonly text: string
  readonly places: readonly Place[]
}

export type Where =
  | { readonly kind: 'document' }
  | { readonly kind: 'clause'; readonly index: number }
  | { readonly kind: 'measure'; readonly order: number }

/** What the reader did that a person must see, or could not do. */
export interface ReadingWarning {
  readonly where: Where
  readonly rule: ReadingRule
  readonly quote: string
  /** One Russian sentence. */
  readonly sentence: string
}

export type ReadingRule =
  | 'shifted-cells'
  | 'participants-in-deadline'
  | 'cut-word'
  | 'period-assumed'
  | 'items-without-own-deadline'

export interface PlanReading {
  readonly head: DocumentHead
  readonly clauses: readonly Clause[]
  readonly measures: readonly Measure[]
  readonly unread: readonly Passage[]
  readonly warnings: readonly ReadingWarning[]
  readonly columns: ColumnMapping
  /** Headings of the table, for asking about the mapping again. */
  readonly headings: readonly string[]
}

/** Why a document that was opened is not a plan. `headings` are there when another mapping of columns may help. */
export interface UnreadablePlan {
  readonly kind: 'not-a-plan' | 'empty-table' | 'no-deadline-column' | 'no-text-column' | 'no-period' | 'wrong-mapping'
  /** Russian: what it is and what to do. */
  readonly sentence: string
  readonly headings?: readonly string[]
}

export type Severity = 'error' | 'warning' | 'note'

export const severityTitles: Readonly<Record<Severity, string>> = {
  error: 'ошибка',
  warning: 'требует уточнения',
  note: 'к сведению',
}

/** A change that one click makes: the new wording of a field. */
export interface Mend {
  readonly field: ColumnRole
  readonly value: string
}

export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly where: Where
  /** Words of the document. */
  readonly quote: string
  /** One Russian sentence: what is wrong and why it matters. */
  readonly reason: string
  /** What to do, where no single wording can be proposed. */
  readonly advice: string
  readonly mend: Mend | null
}

export * from './execution-model.ts'
export * from './list-model.ts'
export * from './measure-kind-model.ts'
export * from './plan-model.ts'
export * from './redating-model.ts'
export * from './school-plan-model.ts'
export * from './target-model.ts'
export * from './revision-model.ts'
export * from './burden-model.ts'
