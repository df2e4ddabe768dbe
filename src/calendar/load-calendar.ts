import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { eventOf } from './event-row.ts'
import type { Calendar } from './model.ts'
import './tables.ts'

/** Everything that gives dates to the deadlines of a node: its own events, those above, the dates of schools below. */
export async function loadCalendar(tx: ReadTx, nodePath: string): Promise<Calendar> {
  const ids = nodePath.split('/').filter((part) => part !== '') as NodeId[]
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom('calendar_event')
          .selectAll()
          .where('node_id', 'in', ids)
          .orderBy('school_year')
          .orderBy('start_date')
          .orderBy('id')
          .execute()
  const schools = await tx
    .selectFrom('calendar_school_date as d')
    .innerJoin('organisation_node as n', 'n.id', 'd.node_id')
    .where('n.path', 'like', `${nodePath}%`)
    .groupBy(['d.node_id', 'd.school_year', 'd.procedure'])
    .select(({ fn }) => [
      'd.node_id as school',
      'd.school_year as schoolYear',
      'd.procedure',
      fn.min('d.date').as('start'),
      fn.max('d.date').as('end'),
    ])
    .execute()
  const height = (node: NodeId): number => ids.indexOf(node)
  return { path: nodePath, events: rows.map(eventOf).toSorted((a, b) => height(b.node) - height(a.node)), schools }
}
