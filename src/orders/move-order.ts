import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import { findBlank } from './find-blank.ts'
import { loadOrder } from './load-order.ts'
import {
  nextOrderState,
  type OrderId,
  type OrderProblem,
  orderStepRules,
  type OrderState,
  type OrderStep,
} from './model.ts'
import './tables.ts'

export interface OrderMove {
  readonly order: OrderId
  readonly version: number
  /** `register` has an operation of its own: it needs a number, a date and a file. */
  readonly step: Exclude<OrderStep, 'register'>
  readonly remark?: string
}

export async function moveOrder(tx: WriteTx, act: Act, move: OrderMove): Promise<Result<OrderState, OrderProblem>> {
  const current = await loadOrder(tx, move.order)
  const node = current === undefined ? undefined : await getNode(tx, current.node)
  if (current === undefined || node === undefined) return err({ kind: 'no-such-order' })
  if (current.version !== move.version) return err({ kind: 'stale', current })
  const to = nextOrderState(current.state, move.step)
  if (to === undefined) return err({ kind: 'no-such-step', state: current.state })
  const remark = (move.remark ?? '').trim()
  if (orderStepRules[move.step].needsRemark && remark === '') return err({ kind: 'remark-needed' })
  if (move.step === 'send') {
    const left = findBlank(current)
    if (left !== undefined) return err({ kind: 'blanks', line: left })
  }
  const version = current.version + 1
  const said = remark === '' ? null : remark
  await tx
    .updateTable('order_document')
    .set({ state: to, remark: said, changed_at: act.at, changed_by: act.actor, version })
    .where('id', '=', move.order)
    .execute()
  await tx
    .insertInto('order_event')
    .values({ order_id: move.order, version, at: act.at, by: act.actor, to_state: to, remark: said })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.move',
    nodePath: node.path,
    subject: move.order,
    details: { heading: current.heading, from: current.state, to, ...(said === null ? {} : { remark: said }) },
  })
  return ok(to)
}
