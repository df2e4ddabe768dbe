import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { PlanId } from '#plan/model'
import { measureWordsOf } from './load-executions.ts'
import type { DecisionEvent, OrderEvent } from './model.ts'
import type { SettledStep } from './settle-steps.ts'
import './tables.ts'

const steps = ['submit', 'return', 'accept', 'reopen'] as const
const stateAfter = { submit: 'submitted', return: 'returned', accept: 'accepted', reopen: 'in-work' } as const
/** So many steps are told of in one run; the rest in the next. */
const atOnce = 2000

/** Steps since a moment that not everybody has been told of, and that still stand: what was returned and sent again is no news. */
export async function loadSteps(
  tx: ReadTx,
  since: Instant,
): Promise<{ readonly standing: readonly DecisionEvent[]; readonly overtaken: readonly SettledStep[] }> {
  const rows = await tx
    .selectFrom('plan_execution_event as v')
    .innerJoin('plan_execution as e', 'e.id', 'v.execution_id')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .innerJoin('organisation_node as body', 'body.id', 'e.plan_node_id')
    .leftJoin('reminder_settled as s', (join) =>
      join.onRef('s.subject_id', '=', 'v.execution_id').onRef('s.version', '=', 'v.version'),
    )
    .select([
      'v.at',
      'v.by',
      'v.step',
      'v.version',
      'v.remark',
      'e.id',
      'e.state',
      'e.plan_id as plan',
      'e.measure_id as measure',
      'e.item',
      'e.control_date as controlDate',
      'e.owner_role as ownerRole',
      'e.owner_id as owner',
      'n.path as nodePath',
      'n.short_name as nodeName',
      'body.path as planPath',
    ])
    .select((eb) =>
      eb
        .selectFrom('plan_execution_event as sent')
        .select('sent.by')
        .whereRef('sent.execution_id', '=', 'v.execution_id')
        .whereRef('sent.version', '<', 'v.version')
        .where('sent.step', '=', 'submit')
        .orderBy('sent.version', 'desc')
        .limit(1)
        .as('submitter'),
    )
    .where('v.at', '>=', since)
    .where('v.step', 'in', steps)
    .where('p.status', '=', 'in-force')
    .where('s.subject_id', 'is', null)
    .orderBy('v.at')
    .orderBy('e.id')
    .orderBy('v.version')
    .limit(atOnce)
    .execute()
  const words = await measureWordsOf(tx, [...new Set(rows.map((row) => row.plan))])
  const newest = new Map(rows.map((row) => [row.id, row.version]))
  const stands = (row: (typeof rows)[number]): boolean =>
    newest.get(row.id) === row.version && row.state === stateAfter[row.step as keyof typeof stateAfter]
  return {
    standing: rows.filter(stands).map(({ at, by, step, version, remark, submitter, item, ...execution }) => ({
      at,
      by,
      step: step as DecisionEvent['step'],
      version,
      remark,
      submitter: submitter as PersonId | null,
      execution: { ...execution, ...words(execution.measure, item) },
    })),
    overtaken: rows.filter((row) => !stands(row)).map(({ id, version }) => ({ subject: id, version })),
  }
}

/** Plans put in force since a moment, with the schools whose heads have not acknowledged them. */
export async function loadOrders(tx: ReadTx, since: Instant): Promise<readonly OrderEvent[]> {
  const plans = await tx
    .selectFrom('plan as p')
    .innerJoin('organisation_node as body', 'body.id', 'p.node_id')
    .leftJoin('reminder_settled as s', 's.subject_id', 'p.id')
    .select(['p.id', 'p.title', 'p.order_number as number', 'p.order_date as date', 'body.path', 'body.kind'])
    .select((eb) => eb.ref('p.in_force_at').$notNull().as('at'))
    .where('p.status', '=', 'in-force')
    .where('p.in_force_at', '>=', since)
    .where('s.subject_id', 'is', null)
    .execute()
  const orders: OrderEvent[] = []
  for (const { id, title, number, date, path, kind, at } of plans) {
    const schools = kind === 'school' ? [] : await schoolsToAcknowledge(tx, id, path)
    orders.push({ at, plan: id, title, number, date, schools })
  }
  return orders
}

async function schoolsToAcknowledge(tx: ReadTx, plan: PlanId, path: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('organisation_node as n')
    .leftJoin('plan_acknowledgement as a', (join) => join.onRef('a.node_id', '=', 'n.id').on('a.plan_id', '=', plan))
    .select('n.path')
    .where('n.path', 'like', `${path}%`)
    .where('n.kind', '=', 'school')
    .where('n.merged_into', 'is', null)
    .where('a.at', 'is', null)
    .orderBy('n.sort_key')
    .execute()
  return rows.map((row) => row.path)
}
