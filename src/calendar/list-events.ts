import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { procedureBehind } from './event-dates-for.ts'
import { readEventName } from './event-name.ts'
import { eventOf } from './event-row.ts'
import type { CalendarEvent, CalendarProcedure, SchoolYear } from './model.ts'
import './tables.ts'

/** Events of a school year at a node and above it: those without dates last. */
export async function listEvents(
  tx: ReadTx,
  { nodePath, schoolYear }: { readonly nodePath: string; readonly schoolYear: SchoolYear },
): Promise<readonly CalendarEvent[]> {
  const ids = nodePath.split('/').filter((part) => part !== '') as NodeId[]
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('calendar_event')
    .selectAll()
    .where('node_id', 'in', ids)
    .where('school_year', '=', schoolYear)
    .execute()
  const order = (event: CalendarEvent): string => `${event.start ?? '9999'} ${event.name}`
  return rows.map(eventOf).toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
}

/** The event of a node's year that dates a procedure; undefined while the node has none of its own. */
export async function findProcedureEvent(
  tx: ReadTx,
  of: { readonly node: NodeId; readonly schoolYear: SchoolYear; readonly procedure: CalendarProcedure },
): Promise<CalendarEvent | undefined> {
  const row = await tx
    .selectFrom('calendar_event')
    .selectAll()
    .where('node_id', '=', of.node)
    .where('school_year', '=', of.schoolYear)
    .where('procedure', '=', of.procedure)
    .executeTakeFirst()
  return row === undefined ? undefined : eventOf(row)
}

/** The event of a node's own that a deadline means by its words: «график проведения ВПР» means the dates of ВПР. */
export function findEventMeant(
  events: readonly CalendarEvent[],
  node: NodeId,
  words: string,
): CalendarEvent | undefined {
  const procedure = procedureBehind(words)
  const { key } = readEventName(words)
  return events.find(
    (event) =>
      event.node === node &&
      (procedure === undefined ? readEventName(event.name).key === key : event.procedure === procedure),
  )
}
