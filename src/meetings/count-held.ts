import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import type { NodeId } from '#organisations/model'
import type { MeetingKind } from './model.ts'
import './tables.ts'

/** How many meetings of these kinds the node held in a stretch of days; only agreed minutes show that one was held. */
export async function countHeld(
  tx: ReadTx,
  node: NodeId,
  stretch: Stretch,
  kinds?: readonly MeetingKind[],
): Promise<number> {
  const { count } = await held(tx, node, stretch, kinds)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

export interface CountedAttendance {
  readonly meetings: number
  /** Seats taken, over all meetings: who came twice counts twice. */
  readonly people: number
  /** Different schools that were there at least once. */
  readonly schools: number
}

/**
 * Who came to them. Where the secretary counted heads, that number stands for the meeting; otherwise the people marked
 * as having been there.
 */
export async function countAttendance(
  tx: ReadTx,
  node: NodeId,
  stretch: Stretch,
  kinds?: readonly MeetingKind[],
): Promise<CountedAttendance> {
  const there = ['present', 'representative'] as const
  const meetings = await held(tx, node, stretch, kinds)
    .select((eb) => [
      'm.present',
      eb
        .selectFrom('meeting_invitee as i')
        .select(({ fn }) => fn.sum<number | null>('i.people').as('people'))
        .whereRef('i.meeting_id', '=', 'm.id')
        .where('i.attendance', 'in', there)
        .as('marked'),
    ])
    .execute()
  const { schools } = await held(tx, node, stretch, kinds)
    .innerJoin('meeting_invitee as i', 'i.meeting_id', 'm.id')
    .where('i.kind', '=', 'school')
    .where('i.attendance', 'in', there)
    .select(({ fn }) => fn.count<number>('i.node_id').distinct().as('schools'))
    .executeTakeFirstOrThrow()
  return {
    meetings: meetings.length,
    people: meetings.reduce((sum, { present, marked }) => sum + (present ?? marked ?? 0), 0),
    schools,
  }
}

function held(tx: ReadTx, node: NodeId, { start, end }: Stretch, kinds?: readonly MeetingKind[]) {
  const query = tx
    .selectFrom('meeting as m')
    .where('m.node_id', '=', node)
    .where('m.state', '=', 'agreed')
    .where('m.first_day', '>=', start)
    .where('m.first_day', '<=', end)
  return kinds === undefined ? query : query.where('m.kind', 'in', kinds)
}
