import type { Brand } from '#kernel/brand'
import type { Instant } from '#kernel/clock'
import type { FederalCode, NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { CellFinding, MunicipalityFinding, SchoolFinding, ScreeningSettings } from './model.ts'

export type ScreeningRunId = Brand<string, 'ScreeningRunId'>

/** A finished screening of a region, as it is kept. */
export interface ScreeningRun {
  readonly id: ScreeningRunId
  readonly node: NodeId
  readonly settings: ScreeningSettings
  readonly works: number
  readonly schools: number
  readonly assessments: number
  readonly finishedAt: Instant
  /** Results have changed since: a newer run is on its way or must be asked for. */
  readonly outdated: boolean
}

/** One school in the list of areas of attention. */
export interface SchoolArea {
  readonly school: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly finding: SchoolFinding
}

/** One school in the list of all that were screened. */
export interface SchoolOutcome {
  readonly school: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly works: number
  readonly flagged: boolean
  readonly enoughData: boolean
  /** Works that would be enough, where the data are not and it can be said. */
  readonly worksNeeded: number | 'unknown'
  /** Cells of the school that are areas of attention by themselves. */
  readonly flaggedCells: number
}

/** One school × assessment with its signs. */
export interface CellArea {
  readonly school: NodeId
  readonly assessment: AssessmentId
  readonly finding: CellFinding
}

/** One municipality in the list of a region. */
export interface MunicipalityArea {
  readonly municipality: NodeId
  readonly code: FederalCode
  readonly name: string
  readonly finding: MunicipalityFinding
}

/** A school that stands out within its municipality, with the finding of the whole region beside. */
export interface SchoolWithinArea {
  readonly school: NodeId
  readonly code: FederalCode
  readonly name: string
  /** Adjusted along region → municipality → school. */
  readonly q: number
  /** Assessments that stand out within the school. */
  readonly cells: readonly AssessmentId[]
  readonly finding: SchoolFinding
}
