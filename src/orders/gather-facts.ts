import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { listSubtree } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { loadPlan } from '#plan'
import type { PlanId } from '#plan/model'
import { federalWindows } from '#procedures'
import { loadOrder } from './load-order.ts'
import type { OrderId } from './model.ts'
import type { OrderFacts } from './templates/order-template.ts'

/** Records that an order starts from; those of another organisation count as absent. */
export interface OrderSubjects {
  readonly plan?: PlanId
  readonly amends?: OrderId
}

export async function gatherOrderFacts(
  tx: ReadTx,
  node: OrganisationNode,
  today: IsoDate,
  subjects: OrderSubjects,
): Promise<OrderFacts> {
  const plan = subjects.plan === undefined ? undefined : await loadPlan(tx, subjects.plan)
  const amended = subjects.amends === undefined ? undefined : await loadOrder(tx, subjects.amends)
  const schools = node.kind === 'school' ? [] : await listSubtree(tx, node.path, 'school')
  const window = federalWindows.find(({ to }) => to >= today)
  return {
    issuer: node.kind === 'school' ? 'school' : 'authority',
    today,
    schools: schools.map(({ code, shortName }) => ({ code, name: shortName })),
    window:
      window === undefined
        ? null
        : { year: window.year, from: window.from, to: window.to, source: window.source.text.replace(/\.$/, '') },
    plan:
      plan === undefined || plan.node !== node.id
        ? null
        : { title: plan.title, start: plan.period.start, end: plan.period.end },
    amended:
      amended === undefined || amended.node !== node.id
        ? null
        : { number: amended.number, date: amended.date, heading: amended.heading },
  }
}
