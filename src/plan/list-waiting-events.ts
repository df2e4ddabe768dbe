import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { WaitingEvent } from './model.ts'
import './tables.ts'

/** Events that plans in force wait for, those that hold up most work first. A school is told what its own work waits for. */
export async function listWaitingEvents(tx: ReadTx, nodeId: NodeId): Promise<readonly WaitingEvent[]> {
  const node = await getNode(tx, nodeId)
  if (node === undefined) return []
  const base = tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.plan_node_id')
    .where('p.status', '=', 'in-force')
    .where('e.waits_for', 'is not', null)
    .where('e.state', 'not in', ['accepted', 'not-required'])
  const rows = await (
    node.kind === 'school' ? base.where('e.node_id', '=', node.id) : base.where('n.path', 'like', `${node.path}%`)
  )
    .groupBy(['e.waits_for', 'm.id', 'm.text', 'm.position', 'p.id', 'p.period_start', 'p.period_end'])
    .select(({ fn }) => [
      'e.waits_for as event',
      'm.id',
      'm.text',
      'p.id as plan',
      'p.period_start',
      'p.period_end',
      fn.countAll<number | string>().as('executions'),
    ])
    .orderBy('p.id')
    .orderBy('m.position')
    .execute()
  const events = [...Map.groupBy(rows, (row) => row.event ?? '')].map(([event, waiting]): WaitingEvent => {
    const starts = waiting.map((row) => row.period_start).toSorted()
    const ends = waiting.map((row) => row.period_end).toSorted()
    return {
      event,
      executions: waiting.reduce((sum, row) => sum + Number(row.executions), 0),
      measures: waiting.map(({ plan, id, text }) => ({ plan, id, text })),
      period: { start: starts[0] ?? '', end: ends.at(-1) ?? '' },
    }
  })
  return events.toSorted((a, b) => b.executions - a.executions || (a.event < b.event ? -1 : 1))
}
