import type { DocumentStyle, Letterhead } from '#documents'
import type { Instant, IsoDate } from '#kernel/clock'
import type { Plan, PlanMeasure } from '#plan/model'
import type { DocumentColumns } from './annex-columns.ts'

/** A row of the plan as its document words it. */
export interface AnnexRow extends Pick<
  PlanMeasure,
  'section' | 'number' | 'text' | 'responsible' | 'participants' | 'result'
> {
  readonly deadline: { readonly text: string } | null
}

/** A clause of the order: its number as written and its text, «Срок: …» on a line of its own. */
export type OrderClause = Pick<PlanMeasure, 'number' | 'text'>

/** Everything that the plan as a document says. */
export interface PlanAnnexData {
  readonly plan: Pick<Plan, 'title' | 'period' | 'status' | 'revision' | 'orderNumber' | 'orderDate' | 'preamble'>
  /** Requisites of the order that this revision took the place of. */
  readonly replaced: { readonly orderNumber: string | null; readonly orderDate: IsoDate | null } | 'none'
  readonly columns: DocumentColumns | 'none'
  readonly rows: readonly AnnexRow[]
  /** Empty where the plan came without its order. */
  readonly clauses: readonly OrderClause[]
  /** Heading of the order's text; `unknown` where the order itself was not read. */
  readonly orderTitle: string | 'unknown'
  readonly letterhead: Letterhead
  /** Who signs the order. */
  readonly signatory: { readonly position: string; readonly name: string } | 'none'
  readonly style: DocumentStyle
  readonly preparedAt: Instant
}
