import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { issuedStates, type Order, type OrderEvent, type OrderId, type OrderItem } from './model.ts'
import './tables.ts'

export async function loadOrder(tx: ReadTx, id: OrderId): Promise<Order | undefined> {
  const row = await selectOrders(tx).where('o.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : orderOf(row)
}

/** Orders that correct this one, the earliest first; drafts are not among them. */
export async function listAmendments(tx: ReadTx, id: OrderId): Promise<readonly Order[]> {
  const rows = await selectOrders(tx)
    .where('o.amends_id', '=', id)
    .where('o.state', 'in', issuedStates)
    .orderBy('o.date')
    .execute()
  return rows.map(orderOf)
}

/** Registered orders of a node that may be corrected, newest first. */
export async function listAmendable(tx: ReadTx, node: NodeId): Promise<readonly Order[]> {
  const rows = await selectOrders(tx)
    .where('o.node_id', '=', node)
    .where('o.state', 'in', ['registered', 'amended'])
    .orderBy('o.date', 'desc')
    .orderBy('o.id', 'desc')
    .execute()
  return rows.map(orderOf)
}

/** Number of the order with the latest date, as the next one's model; undefined before the first. */
export async function lastNumber(tx: ReadTx, node: NodeId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('order_document')
    .select('number')
    .where('node_id', '=', node)
    .where('number', 'is not', null)
    .orderBy('date', 'desc')
    .orderBy('changed_at', 'desc')
    .executeTakeFirst()
  return row?.number ?? undefined
}

/** Oldest first. */
export async function listOrderEvents(tx: ReadTx, id: OrderId): Promise<readonly OrderEvent[]> {
  return tx
    .selectFrom('order_event')
    .select(['at', 'by', 'to_state as to', 'remark'])
    .where('order_id', '=', id)
    .orderBy('version')
    .execute()
}

function selectOrders(tx: ReadTx) {
  return tx
    .selectFrom('order_document as o')
    .innerJoin('organisation_node as n', 'n.id', 'o.node_id')
    .selectAll('o')
    .select('n.code')
}

type OrderRow = Awaited<ReturnType<ReturnType<typeof selectOrders>['execute']>>[number]

function orderOf(row: OrderRow): Order {
  return {
    id: row.id,
    node: row.node_id,
    nodeCode: row.code,
    kind: row.kind,
    state: row.state,
    heading: row.heading,
    preamble: row.preamble,
    items: JSON.parse(row.items) as readonly OrderItem[],
    number: row.number,
    date: row.date,
    plan: row.plan_id,
    amends: row.amends_id,
    document: row.document_id,
    remark: row.remark,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    version: row.version,
  }
}
