import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import type { OrganisationNode } from '#organisations/model'
import type { BurdenSum } from './model.ts'

export interface BurdenQuestion {
  /** A school's own burden, or that of everybody at and below a node. */
  readonly node: Pick<OrganisationNode, 'id' | 'kind' | 'path'>
  readonly stretch: Stretch
  /** Whose minutes are summed. `work` sums over the whole stretch. */
  readonly by: 'node' | 'role' | 'work'
}

/** What a domain asks of people's time. A domain implements it, the app hands the list to the ledger. */
export interface BurdenSource {
  readonly id: string
  /** «Исполнения планов». */
  readonly title: string
  /** Keys are ids of nodes, roles, or the source's own; undated work is told with an empty month. */
  sums(tx: ReadTx, question: BurdenQuestion): Promise<readonly BurdenSum[]>
}
