import type { NodeId } from '#organisations/model'
import type { Assessment, AssessmentId, Mark, Provenance, TaskLevel, TaskSpec } from '#procedures/model'

/** One line of an analysis: the country, a region, a municipality, a school or a class. */
export interface AnalysisGroup {
  readonly level: 'all' | 'region' | 'municipality' | 'school' | 'class'
  /** The node; of a class, its school; `none` where only a report names the group. */
  readonly node: NodeId | 'none'
  readonly name: string
  /** Counted from works in the store, or taken from an imported aggregate report. */
  readonly from: 'works' | 'report'
}

/** Figures of a group, or `hidden` where the group is small, or a small one could be recomputed from it. */
export interface GroupRow<Figures> {
  readonly group: AnalysisGroup
  readonly figures: Figures | 'hidden'
}

/** What is asked of an analysis. */
export interface AnalysisQuestion {
  readonly assessment: AssessmentId
  readonly node: NodeId
  /** What the rows of the node are; a school is shown by classes, a municipality by schools, a region by either. */
  readonly by: 'municipality' | 'school' | 'class'
  readonly shield: ShieldRule
}

/** A table as it is shown and exported: every figure is a share of a named base under a named filter. */
export interface AnalysisTable<Figures> {
  readonly assessment: Assessment
  /** Russian: «ВПР · 2025 · 4 класс · Математика · Демонстрационный округ». */
  readonly filter: string
  /** Works of the whole node; hidden where they are few. */
  readonly base: number | 'hidden'
  /**
   * Wider groups first, then the node itself, then its groups in the order of their names. A group without the data
   * that the figures need (no marks, no task scores) has no row; a note says how many there are.
   */
  readonly rows: readonly GroupRow<Figures>[]
  /** Russian sentences that belong under the table. */
  readonly notes: readonly string[]
}

/** Shares of «2», «3», «4», «5», each 0…1. */
export type MarkShares = readonly [two: number, three: number, four: number, five: number]

export interface AttendanceFigures {
  readonly participants: number | 'unknown'
  readonly absent: number | 'unknown'
}

/** A work whose mark and register mark differ by two or more. */
export interface RegisterGapWork {
  readonly participant: string
  readonly classLabel: string
  readonly mark: Mark
  readonly registerMark: Mark
}

export interface MarkFigures {
  readonly participants: number | 'unknown'
  readonly absent: number | 'unknown'
  /** Works with a mark: the base of the shares. */
  readonly marked: number | 'unknown'
  readonly shares: MarkShares
  /** Успеваемость: share of «3», «4» and «5». */
  readonly success: number
  /** Качество: share of «4» and «5». */
  readonly quality: number
  readonly meanMark: number
  /** Mean and standard deviation of the primary score. */
  readonly meanScore: number | 'unknown'
  readonly scoreDeviation: number | 'unknown'
}

export interface ScoreFigures {
  readonly participants: number | 'unknown'
  /** Works by primary score 0…M. */
  readonly counts: readonly number[] | 'unknown'
  /** Shares by primary score 0…M. */
  readonly shares: readonly number[]
  readonly mean: number
}

export interface RegisterFigures {
  /** Works with both marks: the base of the shares. */
  readonly compared: number | 'unknown'
  readonly lower: CountAndShare
  readonly equal: CountAndShare
  readonly higher: CountAndShare
  /** Marks that differ by two or more. */
  readonly gap: CountAndShare | 'unknown'
  /** Works by mark (rows) × register mark (columns): none, 2, 3, 4, 5. */
  readonly matrix: readonly (readonly number[])[] | 'unknown'
}

export interface CountAndShare {
  readonly count: number | 'unknown'
  readonly share: number
}

export interface TaskFigures {
  readonly participants: number | 'unknown'
  /** Mean score of the task as a share of its maximum, in the order of the tasks; `unknown` where nothing is known. */
  readonly tasks: readonly (number | 'unknown')[]
  /** Share of participants who did not attempt the task. */
  readonly notAttempted: readonly (number | 'unknown')[]
}

export interface TaskTable extends AnalysisTable<TaskFigures> {
  readonly tasks: readonly TaskSpec[]
  readonly zones: ZoneRule
}

/** How the performance of a task stands to the published levels. */
export type Zone = 'sufficient' | 'border' | 'insufficient' | 'unknown'

export interface ZoneRule {
  /** At or above: sufficient. Below `insufficient`: insufficient. Between: the border zone. Shares 0…1. */
  readonly basic: { readonly sufficient: number; readonly insufficient: number }
  readonly advanced: { readonly sufficient: number; readonly insufficient: number }
  readonly source: Provenance
}

/** Task performance of participants with one mark. */
export interface MarkGroupFigures {
  readonly participants: number | 'unknown'
  readonly tasks: readonly (number | 'unknown')[]
}

export interface TaskByMarkTable {
  readonly assessment: Assessment
  readonly filter: string
  readonly base: number | 'hidden'
  readonly group: AnalysisGroup
  readonly tasks: readonly TaskSpec[]
  readonly rows: readonly { readonly mark: Mark; readonly figures: MarkGroupFigures | 'hidden' }[]
  readonly notes: readonly string[]
}

export interface PlannedFigures {
  readonly participants: number | 'unknown'
  /** In the order of `PlannedTable.results`. */
  readonly shares: readonly (number | 'unknown')[]
}

export interface PlannedTable extends AnalysisTable<PlannedFigures> {
  readonly results: readonly { readonly text: string; readonly tasks: readonly string[]; readonly level: TaskLevel }[]
  readonly zones: ZoneRule
}

/** One year of the same subject and grade. */
export interface DynamicsYear {
  readonly year: number
  readonly assessment: AssessmentId
  readonly maxScore: number | 'unknown'
  readonly figures: MarkFigures | 'hidden' | 'none'
  /** Why the marks of this year are not compared with the year before directly; `yes` where they are. */
  readonly comparable: 'yes' | 'first' | 'scale-changed' | 'scale-unknown'
  /** Change of the share of «2» against the year shown before, where comparable. */
  readonly changeOfTwos: number | 'unknown'
}

export interface Dynamics {
  readonly filter: string
  readonly group: AnalysisGroup
  readonly years: readonly DynamicsYear[]
  readonly notes: readonly string[]
}

/** What the store has of one school for one assessment. */
export type CompletenessCell =
  | {
      readonly state: 'present'
      readonly classes: number
      readonly works: number
      readonly absent: number
      readonly absentShare: number
      readonly withoutRegister: number
    }
  | { readonly state: 'hidden' }
  /** Only lines of aggregate reports, no works. */
  | { readonly state: 'report-only' }
  | { readonly state: 'missing' }

export interface Completeness {
  readonly filter: string
  readonly assessments: readonly Assessment[]
  readonly rows: readonly {
    readonly school: NodeId
    readonly name: string
    /** In the order of `assessments`. */
    readonly cells: readonly CompletenessCell[]
  }[]
  readonly schools: number
  /** Pairs of the rows' schools and assessments without any data. */
  readonly missing: number
}

/** One school in the list of a municipality: sums over its assessments of the year. */
export interface SchoolResultsRow {
  readonly school: NodeId
  readonly name: string
  readonly municipality: NodeId
  readonly assessments: number
  readonly figures: SchoolResultsFigures | 'hidden' | 'none'
}

export interface SchoolResultsFigures {
  readonly works: number
  readonly absent: number
  readonly shares: MarkShares
  readonly success: number
  readonly quality: number
  readonly register: { readonly lower: number; readonly equal: number; readonly higher: number } | 'none'
}

export interface SchoolResultsPage {
  readonly filter: string
  readonly total: number
  readonly rows: readonly SchoolResultsRow[]
}

/** Who looks: groups that are hidden from this person when small. Made from the person's roles. */
export interface ShieldRule {
  /** Groups with fewer participants are hidden. */
  readonly threshold: number
  /** Nodes whose own data the viewer may see whole, with everything below them; `all` inside the authority. */
  readonly open: readonly NodeId[] | 'all'
}

export const defaultShieldThreshold = 10
