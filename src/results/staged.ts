import type { AssessmentId, MarkScale, ProcedureKind, TaskSpec } from '#procedures/model'
import type { ReportKind, Work } from './model.ts'

/** A place in the person's own file, as they see it there. Rows count from 1; the column is a letter (`F`). */
export interface Place {
  readonly sheet: string
  readonly row: number
  readonly column: string
}

/** Something wrong or odd in a file. Errors keep the row out of the import, warnings only speak. */
export interface Finding {
  readonly severity: 'error' | 'warning'
  /** Stable kebab-case name of the rule: `score-above-maximum`, `total-differs`, `unknown-school`. */
  readonly rule: string
  /** Absent where the finding is about the file as a whole. */
  readonly place?: Place
  /** Russian: what was found. */
  readonly what: string
  /** Russian: how to mend it. */
  readonly mend: string
}

/** What a file says about its assessment; `unknown` where neither the content nor the file name tells. */
export interface AssessmentDraft {
  /** Present for dataset folders, whose spec names its assessments. */
  readonly id?: AssessmentId
  readonly procedure: ProcedureKind
  readonly year: number | 'unknown'
  readonly grade: number | 'unknown'
  readonly subject: string | 'unknown'
  readonly maxScore: number | 'unknown'
  readonly tasks: readonly TaskSpec[]
  /** True where the file names no maxima and `max` is only the greatest score seen in it. */
  readonly maximaObserved?: boolean
  readonly scale: MarkScale | 'missing'
  /** Day of the work as the file's header says, ISO. */
  readonly date?: string
}

/** One row of individual results with its place, so that every later finding can name it. */
export interface StagedWork {
  readonly row: number
  readonly sheet: string
  /** Login as the file says (`edu990001`), or `ask` where the file cannot know it (the school's own form). */
  readonly school: string
  readonly municipality: string | 'unknown'
  readonly work: Work
}

/** A group of an aggregate report: the whole sample, a region, a municipality or a school. */
export interface GroupRef {
  readonly level: 'all' | 'region' | 'municipality' | 'school'
  /** Federal code in brackets in the file, lower case; `all` for the whole sample; `unknown` where only a name stands. */
  readonly code: string
  readonly name: string
}

/** Numbers of an aggregate report for one group. Shares are 0…1 (the file's percent / 100). */
export interface StagedAggregate {
  readonly row: number
  readonly sheet: string
  readonly group: GroupRef
  readonly participants: number | 'unknown'
  readonly values: AggregateValues
}

export type AggregateValues =
  | {
      readonly kind: 'mark-statistics'
      readonly shares: readonly [two: number, three: number, four: number, five: number]
    }
  | {
      readonly kind: 'register-comparison'
      readonly lower: CountShare
      readonly equal: CountShare
      readonly higher: CountShare
    }
  | { readonly kind: 'score-distribution'; readonly shares: readonly number[] }
  | { readonly kind: 'task-performance'; readonly tasks: readonly { readonly label: string; readonly share: number }[] }
  | {
      readonly kind: 'task-performance-by-mark'
      readonly tasks: readonly { readonly label: string; readonly shares: MarkGroupShares }[]
    }
  | {
      readonly kind: 'planned-results'
      readonly results: readonly { readonly text: string; readonly task: string; readonly share: number }[]
    }

/** Shares of the groups with marks 2, 3, 4, 5; `none` where the report has no such group. */
export type MarkGroupShares = readonly [number | 'none', number | 'none', number | 'none', number | 'none']

export interface CountShare {
  readonly count: number | 'unknown'
  readonly share: number
}

/** One row of the official list of schools with markers. */
export interface StagedMarker {
  readonly row: number
  readonly sheet: string
  readonly year: number
  readonly school: string
  readonly schoolName: string
  readonly municipality: string
  /** `4 РУ`, `4 МА`, `5 РУ`, `5 МА` → flagged or not. */
  readonly cells: { readonly ru4: boolean; readonly ma4: boolean; readonly ru5: boolean; readonly ma5: boolean }
}

/** A column of the person's file and what it was taken for, so that findings and the preview can name it. */
export interface StagedColumn {
  readonly sheet: string
  /** Letter as the person sees it. */
  readonly column: string
  readonly header: string
  /** `participant`, `total`, `mark`, `task 4К1`…; `ignored` where the column is not read. */
  readonly holds: string
}

/** One assessment's part of a file. */
export interface StagedPart {
  readonly assessment: AssessmentDraft
  readonly works: readonly StagedWork[]
  readonly aggregates: readonly StagedAggregate[]
}

/** A file after recognition and reading: everything understood, everything wrong, nothing stored yet. */
export interface StagedFile {
  readonly kind: ReportKind
  readonly fileName: string
  readonly parts: readonly StagedPart[]
  readonly markers: readonly StagedMarker[]
  /** Names and municipalities by school login, as the file spells them. */
  readonly schools: ReadonlyMap<string, { readonly name: string; readonly municipality: string }>
  readonly findings: readonly Finding[]
  /** Absent for Parquet, which has no letters to point at. */
  readonly columns?: readonly StagedColumn[]
  /** Rows that hold data, whether understood or not. */
  readonly dataRows: number
}

/** A staged file with everything wrong or odd in it: what reading found and what checking found. */
export interface CheckedFile {
  readonly staged: StagedFile
  readonly findings: readonly Finding[]
}
