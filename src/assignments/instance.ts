import type { Block } from './model.ts'
import type { AssignmentProblem, NamedRule, ProblemPerson } from './problem-model.ts'

/** Works that are alike for every rule; a slot of an observer is a batch of one. */
export interface Batch {
  readonly code: string
  readonly school: string
  readonly class: string | null
  readonly subject: string | null
  readonly size: number
  readonly marks: number
  readonly lead: boolean
  readonly day: string | null
  readonly from: string
  readonly to: string
  /** Codes of single works, or numbers 1…size. */
  readonly items: readonly string[]
  readonly named: boolean
}

/** A rule in force. */
export interface RuleInForce {
  readonly rule: NamedRule
  readonly source: string
  readonly years: number
}

/** The problem as the solver sees it: people and batches by position, what forbids each pair. */
export interface Instance {
  readonly problem: AssignmentProblem
  readonly rules: readonly RuleInForce[]
  readonly people: readonly ProblemPerson[]
  readonly batches: readonly Batch[]
  /** Per person; Infinity where there is none. */
  readonly limits: readonly number[]
  /** Per person, per batch. */
  readonly blocks: readonly (readonly (readonly Block[])[])[]
  /** Sets of batches of which one person may take one. */
  readonly simultaneous: readonly (readonly number[])[]
  readonly districtOf: ReadonlyMap<string, string>
  /** Kilometres from where the person sets out; undefined where the file does not say. */
  km(person: number, batch: number): number | undefined
}

export const demandOf = ({ size, marks }: Batch): number => size * marks
