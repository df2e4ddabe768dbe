import type { ReadTx } from '#db'
import { audienceOf, decisionOf, itemOf, summaryOf } from './meeting-row.ts'
import type { Meeting, MeetingId } from './model.ts'
import './tables.ts'

/** A meeting with its agenda and decisions, in their order. */
export async function loadMeeting(tx: ReadTx, id: MeetingId): Promise<Meeting | undefined> {
  const row = await tx
    .selectFrom('meeting as m')
    .innerJoin('organisation_node as n', 'n.id', 'm.node_id')
    .selectAll('m')
    .select(['n.short_name as node_name', 'n.kind as node_kind', 'n.code as node_code', 'n.path as node_path'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const items = await tx
    .selectFrom('meeting_item')
    .selectAll()
    .where('meeting_id', '=', id)
    .orderBy('position')
    .execute()
  const decisions = await tx
    .selectFrom('meeting_decision as d')
    .leftJoin('plan_measure as r', 'r.id', 'd.measure_id')
    .select([
      'd.id',
      'd.meeting_id',
      'd.item_id',
      'd.position',
      'd.text',
      'd.scope',
      'd.schools',
      'd.deadline_text',
      'd.owner_role',
      'd.measure_id',
    ])
    // A row goes on with the revision of its plan: the plan it stands in now is the one to ask.
    .select(({ fn }) => fn.coalesce('r.plan_id', 'd.plan_id').as('plan_id'))
    .where('d.meeting_id', '=', id)
    .orderBy('d.position')
    .execute()
  return {
    ...summaryOf(row),
    nodeKind: row.node_kind,
    nodeCode: row.node_code,
    nodePath: row.node_path,
    audience: audienceOf(row),
    sequence: row.sequence,
    cancelReason: row.cancel_reason,
    items: items.map(itemOf),
    decisions: decisions.map(decisionOf),
    minutes: {
      number: row.minutes_number,
      date: row.minutes_date,
      chair: row.chair,
      secretary: row.secretary,
      present: row.present,
      agreedAt: row.agreed_at,
      agreedBy: row.agreed_by,
    },
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    version: row.version,
  }
}
