import type { Stretch } from '#deadlines/model'
import type { ReadTx } from '#db'
import type { Instant, IsoDate } from '#kernel/clock'
import type { OrganisationNode } from '#organisations/model'
import type { TargetSource } from '#plan'
import type { FactBlock } from '../../model.ts'
import type { PlanRow } from './executions-of.ts'

/** What every section is asked. */
export interface SectionQuestion {
  readonly node: OrganisationNode
  readonly stretch: Stretch
  /** The stretch in moments, by the clocks of the node. */
  readonly from: Instant
  readonly until: Instant
  /** The moment the facts are of, and its day. */
  readonly at: Instant
  readonly today: IsoDate
  /** Rows of plans in force that the node has work of. */
  readonly rows: readonly PlanRow[]
  /** What promised numbers are counted by; without any the section of them is left out. */
  readonly targetSources: readonly TargetSource[]
}

/**
 * One part of a report that writes itself. A domain adds its facts by one such value in the list of sections; a section
 * that has no meaning for a node answers with no blocks and is left out, one that found nothing says so.
 */
export interface ReportSection {
  readonly id: string
  readonly title: string
  build(tx: ReadTx, question: SectionQuestion): Promise<readonly FactBlock[]>
}

export const text = (words: string): FactBlock => ({ kind: 'text', text: words })
