import { type Act, appendAudit } from '#audit'
import type { ReadTx, Store, WriteTx } from '#db'
import { renderDocx } from '#documents'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { formatDate } from '#kernel/russian-text'
import { getNode } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { keepDocument } from '#reports'
import { makeOrderDocument } from './make-order-document.ts'
import { loadOrder } from './load-order.ts'
import { nextOrderState, type Order, type OrderId, type OrderProblem } from './model.ts'
import './tables.ts'

export interface Registration {
  readonly order: OrderId
  readonly version: number
  readonly number: string
  readonly date: IsoDate
}

/**
 * The signed order gets its number and date, and its file is kept as it went out. An order that it corrects becomes
 * «изменён». The file is rendered outside of any transaction; what changed meanwhile refuses the registration.
 */
export async function registerOrder(
  store: Store,
  act: Act,
  registration: Registration,
): Promise<Result<OrderId, OrderProblem>> {
  const number = registration.number.trim()
  const { date } = registration
  const read = await store.read(async (tx) => {
    const ready = await checkRegistration(tx, registration)
    if (!ready.ok) return ready
    return ok<Order>({ ...ready.value.order, number, date, state: 'registered' })
  })
  if (!read.ok) return read
  const docx = await renderDocx(await makeOrderDocument(store, read.value, act.at))
  return store.write((tx) => keepRegistration(tx, act, registration, docx))
}

/** The second half of `registerOrder`: the file is there already. */
export async function keepRegistration(
  tx: WriteTx,
  act: Act,
  registration: Registration,
  docx: Uint8Array,
): Promise<Result<OrderId, OrderProblem>> {
  const ready = await checkRegistration(tx, registration)
  if (!ready.ok) return ready
  const { date } = registration
  return ok(await keepRegistered(tx, act, { ...ready.value, number: registration.number.trim(), date, docx }))
}

async function checkRegistration(
  tx: ReadTx,
  { order: id, version, number, date }: Registration,
): Promise<Result<{ readonly order: Order; readonly node: OrganisationNode }, OrderProblem>> {
  const order = await loadOrder(tx, id)
  const node = order === undefined ? undefined : await getNode(tx, order.node)
  if (order === undefined || node === undefined) return err({ kind: 'no-such-order' })
  if (order.version !== version) return err({ kind: 'stale', current: order })
  if (nextOrderState(order.state, 'register') === undefined) return err({ kind: 'no-such-step', state: order.state })
  if (number.trim() === '') return err({ kind: 'no-number' })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return err({ kind: 'no-date' })
  const taken = await tx
    .selectFrom('order_document')
    .select('id')
    .where('node_id', '=', node.id)
    .where('number', '=', number.trim())
    .where('date', '>=', `${date.slice(0, 4)}-01-01`)
    .where('date', '<=', `${date.slice(0, 4)}-12-31`)
    .executeTakeFirst()
  return taken === undefined ? ok({ order, node }) : err({ kind: 'number-taken', number: number.trim() })
}

interface Registered {
  readonly order: Order
  readonly node: OrganisationNode
  readonly number: string
  readonly date: IsoDate
  readonly docx: Uint8Array
}

async function keepRegistered(
  tx: WriteTx,
  act: Act,
  { order, node, number, date, docx }: Registered,
): Promise<OrderId> {
  const document = await keepDocument(tx, act, {
    node,
    kind: 'order',
    audience: 'authority',
    title: `Приказ от ${formatDate(date)} № ${number} «${order.heading}»`,
    parameters: { order: order.id, kind: order.kind },
    docx,
  })
  const version = order.version + 1
  await tx
    .updateTable('order_document')
    .set({
      state: 'registered',
      number,
      date,
      document_id: document,
      remark: null,
      changed_at: act.at,
      changed_by: act.actor,
      version,
    })
    .where('id', '=', order.id)
    .execute()
  await tx
    .insertInto('order_event')
    .values({ order_id: order.id, version, at: act.at, by: act.actor, to_state: 'registered', remark: null })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.register',
    nodePath: node.path,
    subject: order.id,
    details: { heading: order.heading, number, date, document },
  })
  if (order.amends !== null) await markAmended(tx, act, order.amends, { node, number, date })
  return order.id
}

async function markAmended(
  tx: WriteTx,
  act: Act,
  id: OrderId,
  by: { readonly node: OrganisationNode; readonly number: string; readonly date: IsoDate },
): Promise<void> {
  const amended = await loadOrder(tx, id)
  if (amended === undefined || amended.state === 'cancelled') return
  const version = amended.version + 1
  const remark = `Изменён приказом от ${formatDate(by.date)} № ${by.number}`
  await tx
    .updateTable('order_document')
    .set({ state: 'amended', remark, changed_at: act.at, changed_by: act.actor, version })
    .where('id', '=', id)
    .execute()
  await tx
    .insertInto('order_event')
    .values({ order_id: id, version, at: act.at, by: act.actor, to_state: 'amended', remark })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.amend',
    nodePath: by.node.path,
    subject: id,
    details: { heading: amended.heading, by: by.number, date: by.date },
  })
}
