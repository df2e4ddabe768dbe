import type { NodeId } from '#organisations/model'
import type { PlanId } from '#plan/model'
import type { DocumentId } from '#reports/model'
import type { OrderId, OrderKind, OrderState } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    order_document: {
      id: OrderId
      node_id: NodeId
      kind: OrderKind
      state: OrderState
      heading: string
      preamble: string
      /** JSON of `OrderItem[]`. */
      items: string
      number: string | null
      /** ISO date of the order. */
      date: string | null
      plan_id: PlanId | null
      amends_id: OrderId | null
      document_id: DocumentId | null
      remark: string | null
      changed_at: string
      changed_by: string
      version: number
    }
    /** Every change of state, never changed. */
    order_event: {
      order_id: OrderId
      version: number
      at: string
      by: string
      to_state: OrderState
      remark: string | null
    }
  }
}
