import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import type { OrganisationNode } from '#organisations/model'
import type { PlanMeasure, TargetCount, TargetSourceChoice } from './model.ts'

export interface TargetQuestion {
  /** Whose facts: the authority's with those of its schools, or one school's own. */
  readonly node: Pick<OrganisationNode, 'id' | 'kind' | 'path'>
  readonly measure: PlanMeasure
  /** The place of the number among the measure's targets, from 0. */
  readonly target: number
  /** The period of the plan. */
  readonly stretch: Stretch
  /** Records of one page; the number itself is of all. */
  readonly limit: number
  readonly offset: number
}

/**
 * What a domain counts for the numbers that measures promise. The plan knows the domains by this alone: a domain
 * implements it, the app hands the list to the plan.
 */
export interface TargetSource extends TargetSourceChoice {
  /** Words of a target that speak of such records: a proposal, in folded letters. */
  readonly words: RegExp
  count(tx: ReadTx, question: TargetQuestion): Promise<TargetCount>
}
