import type { ReadTx } from '#db'
import type { Stretch } from '#deadlines/model'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { MeetingId, MeetingKind } from './model.ts'
import './tables.ts'

export interface HeldQuestion {
  /** Held by the node itself, or by the schools under it. */
  readonly by: { readonly node: NodeId } | { readonly schoolsOf: Pick<OrganisationNode, 'path'> }
  readonly stretch: Stretch
  readonly kinds?: readonly MeetingKind[]
}

export interface HeldMeeting {
  readonly id: MeetingId
  readonly title: string
  readonly day: string
  readonly place: string
  /** As the secretary counted them; otherwise those marked as having been there. */
  readonly people: number
}

/** Meetings that were held, the newest first: only agreed minutes show that one was. */
export async function listHeld(tx: ReadTx, { by, stretch, kinds }: HeldQuestion): Promise<readonly HeldMeeting[]> {
  let query = tx
    .selectFrom('meeting as m')
    .innerJoin('organisation_node as n', 'n.id', 'm.node_id')
    .select((eb) => [
      'm.id',
      'm.title',
      'm.first_day as day',
      'm.present',
      'n.short_name as place',
      eb
        .selectFrom('meeting_invitee as i')
        .select(({ fn }) => fn.sum<number | null>('i.people').as('people'))
        .whereRef('i.meeting_id', '=', 'm.id')
        .where('i.attendance', 'in', ['present', 'representative'])
        .as('marked'),
    ])
    .where('m.state', '=', 'agreed')
    .where('m.first_day', '>=', stretch.start)
    .where('m.first_day', '<=', stretch.end)
  query =
    'node' in by
      ? query.where('m.node_id', '=', by.node)
      : query.where('n.path', 'like', `${by.schoolsOf.path}%`).where('n.kind', '=', 'school')
  if (kinds !== undefined) query = query.where('m.kind', 'in', kinds)
  const rows = await query.orderBy('m.first_day', 'desc').orderBy('m.id', 'desc').execute()
  return rows.map(({ present, marked, ...row }) => ({ ...row, people: present ?? marked ?? 0 }))
}
