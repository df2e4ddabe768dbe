import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { OrganisationNode } from '#organisations/model'
import { gatherOrderFacts, type OrderSubjects } from './gather-facts.ts'
import { loadOrder } from './load-order.ts'
import type { OrderId, OrderKind, OrderProblem } from './model.ts'
import { templateOf } from './templates/index.ts'
import type { FieldValues } from './templates/order-template.ts'
import './tables.ts'

export interface NewOrder {
  readonly node: OrganisationNode
  readonly kind: OrderKind
  readonly subjects: OrderSubjects
  readonly values: FieldValues
}

/** A draft out of a template: from here on its text is the person's own. */
export async function draftOrder(tx: WriteTx, act: Act, request: NewOrder): Promise<Result<OrderId, OrderProblem>> {
  const { node, kind, subjects, values } = request
  const template = templateOf(kind)
  const facts = await gatherOrderFacts(tx, node, act.at.slice(0, 10), subjects)
  if (template.needs === 'plan' && facts.plan === null) return err({ kind: 'field-needed', label: 'План' })
  if (template.needs === 'order') {
    const amended = subjects.amends === undefined ? undefined : await loadOrder(tx, subjects.amends)
    if (facts.amended === null || (amended?.state !== 'registered' && amended?.state !== 'amended')) {
      return err({ kind: 'not-amendable' })
    }
  }
  const missing = template
    .fields(facts)
    .find(
      ({ name, kind: type, required }) =>
        required && (type === 'schools' ? values.schools.length === 0 : (values.lines[name] ?? '').trim() === ''),
    )
  if (missing !== undefined) return err({ kind: 'field-needed', label: missing.label })
  const text = template.compose(values, facts)
  const id = newId<OrderId>()
  await tx
    .insertInto('order_document')
    .values({
      id,
      node_id: node.id,
      kind,
      state: 'draft',
      heading: text.heading,
      preamble: text.preamble,
      items: JSON.stringify(text.items),
      number: null,
      date: null,
      plan_id: facts.plan === null ? null : (subjects.plan ?? null),
      amends_id: facts.amended === null ? null : (subjects.amends ?? null),
      document_id: null,
      remark: null,
      changed_at: act.at,
      changed_by: act.actor,
      version: 1,
    })
    .execute()
  await tx
    .insertInto('order_event')
    .values({ order_id: id, version: 1, at: act.at, by: act.actor, to_state: 'draft', remark: null })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'orders.draft',
    nodePath: node.path,
    subject: id,
    details: { kind, heading: text.heading },
  })
  return ok(id)
}
