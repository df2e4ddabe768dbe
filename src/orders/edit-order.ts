import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { loadOrder } from './load-order.ts'
import type { OrderId, OrderProblem, OrderText } from './model.ts'
import './tables.ts'

export interface OrderEdit {
  readonly order: OrderId
  /** The version that the person saw. */
  readonly version: number
  readonly text: OrderText
}

/** Changes the text of a draft; what was sent for approval is first taken back. */
export async function editOrder(tx: WriteTx, act: Act, edit: OrderEdit): Promise<Result<number, OrderProblem>> {
  const { order: id, version, text } = edit
  const current = await loadOrder(tx, id)
  const node = current === undefined ? undefined : await getNode(tx, current.node)
  if (current === undefined || node === undefined) return err({ kind: 'no-such-order' })
  if (current.version !== version) return err({ kind: 'stale', current })
  if (current.document !== null) return err({ kind: 'issued' })
  if (current.state !== 'draft') return err({ kind: 'no-such-step', state: current.state })
  if (text.heading.trim() === '') return err({ kind: 'no-heading' })
  if (text.items.length === 0) return err({ kind: 'no-items' })
  const next = version + 1
  await tx
    .updateTable('order_document')
    .set({
      heading: text.heading.trim(),
      preamble: text.preamble.trim(),
      items: JSON.stringify(text.items),
      changed_at: act.at,
      changed_by: act.actor,
      version: next,
    })
    .where('id', '=', id)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.edit',
    nodePath: node.path,
    subject: id,
    details: { heading: text.heading.trim(), items: text.items.length },
  })
  return ok(next)
}

/** A draft that nobody needs goes; what was ever registered stays. */
export async function deleteOrderDraft(tx: WriteTx, act: Act, id: OrderId): Promise<Result<null, OrderProblem>> {
  const current = await loadOrder(tx, id)
  const node = current === undefined ? undefined : await getNode(tx, current.node)
  if (current === undefined || node === undefined) return err({ kind: 'no-such-order' })
  if (current.document !== null) return err({ kind: 'issued' })
  if (current.state !== 'draft') return err({ kind: 'no-such-step', state: current.state })
  await tx.deleteFrom('order_event').where('order_id', '=', id).execute()
  await tx.deleteFrom('order_document').where('id', '=', id).execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.delete-draft',
    nodePath: node.path,
    subject: id,
    details: { heading: current.heading },
  })
  return ok(null)
}
