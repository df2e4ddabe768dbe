import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { MeasureKind } from './model.ts'

/** A live object that can show that work was done. */
export interface EvidenceOffer {
  readonly objectId: string
  /** What it is, in Russian, with its date: «Индивидуальные результаты, 27 строк, 12 мая 2026 г.». */
  readonly title: string
  readonly at: Instant
}

/**
 * What a domain offers to close rows of a plan with. The plan knows the domains by this alone: a domain implements it, the
 * app hands the list to the plan.
 */
export interface EvidenceSource {
  /** Kept with the evidence, so it never changes: `results-import`. */
  readonly id: string
  /** «Загрузка результатов». */
  readonly title: string
  /** Kinds of measures that such an object can close. */
  readonly closes: readonly MeasureKind[]
  /** Objects that the people of the node can show as their work, newest first. */
  list(tx: ReadTx, question: { readonly node: NodeId; readonly limit: number }): Promise<readonly EvidenceOffer[]>
  /** One object that `list` would give the node; undefined where it is not there (any more), or is not the node's. */
  find(tx: ReadTx, question: { readonly node: NodeId; readonly objectId: string }): Promise<EvidenceOffer | undefined>
}
