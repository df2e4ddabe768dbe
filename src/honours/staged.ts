import type { NodeId } from '#organisations/model'
import type { CandidateFacts, CandidateFinding } from './model.ts'

/** A row whose school is known; its errors, if any, stand among the findings under its number. */
export interface StagedCandidate extends Omit<CandidateFacts, 'examsComplete'> {
  readonly row: number
  readonly school: NodeId
}

/** A file as it was read and checked: everything that the preview shows and the import takes. */
export interface StagedCandidates {
  /** Rows that hold data, the wrong ones too. */
  readonly dataRows: number
  /** Rows without errors. */
  readonly rows: readonly StagedCandidate[]
  readonly findings: readonly CandidateFinding[]
  readonly understood: readonly string[]
  readonly passedOver: readonly string[]
}
