import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { summaryOf } from './meeting-row.ts'
import type { MeetingKind, MeetingState, MeetingSummary } from './model.ts'
import './tables.ts'

export interface MeetingsQuestion {
  /** `own`: held by the node, or with it or the person among the invited. `below`: held by the schools under it. */
  readonly of: 'own' | 'below'
  readonly node: NodeId
  readonly person: PersonId
  /** Who may edit sees the drafts of the node. */
  readonly drafts: boolean
  readonly kind?: MeetingKind
  readonly state?: MeetingState
  /** The school year that begins in this calendar year. */
  readonly schoolYear?: number
  /** Only those that end on this day or later, the nearest first; or those before it, the latest first. */
  readonly part: { readonly kind: 'coming' | 'past'; readonly today: IsoDate }
  readonly limit: number
  readonly offset?: number
}

export interface ListedMeetings {
  readonly total: number
  readonly meetings: readonly MeetingSummary[]
}

/** Meetings that are still to come, or those that were: a meeting that was held or cancelled is past whatever its day. */
export async function listMeetings(tx: ReadTx, question: MeetingsQuestion): Promise<ListedMeetings> {
  const node = await getNode(tx, question.node)
  if (node === undefined) return { total: 0, meetings: [] }
  const { part, of } = question
  let query = tx.selectFrom('meeting as m').innerJoin('organisation_node as n', 'n.id', 'm.node_id')
  query = query.where((eb) => {
    if (of === 'below') {
      return eb.and([
        eb('n.path', 'like', `${node.path}%`),
        eb('m.node_id', '!=', node.id),
        eb('m.state', '!=', 'draft'),
      ])
    }
    const own = question.drafts
      ? eb('m.node_id', '=', node.id)
      : eb.and([eb('m.node_id', '=', node.id), eb('m.state', '!=', 'draft')])
    const seats = eb
      .selectFrom('meeting_invitee as i')
      .select('i.id')
      .whereRef('i.meeting_id', '=', 'm.id')
      .where((inner) => inner.or([inner('i.node_id', '=', node.id), inner('i.person_id', '=', question.person)]))
    return eb.or([own, eb.and([eb('m.state', '!=', 'draft'), eb.exists(seats)])])
  })
  if (question.kind !== undefined) query = query.where('m.kind', '=', question.kind)
  if (question.state !== undefined) query = query.where('m.state', '=', question.state)
  if (question.schoolYear !== undefined) {
    query = query
      .where('m.first_day', '>=', `${question.schoolYear}-09-01`)
      .where('m.first_day', '<=', `${question.schoolYear + 1}-08-31`)
  }
  query = query.where((eb) => {
    const coming = eb.and([eb('m.last_day', '>=', part.today), eb('m.state', 'in', ['draft', 'invited'])])
    return part.kind === 'coming' ? coming : eb.not(coming)
  })
  const { total } = await query.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll('m')
    .select('n.short_name as node_name')
    .orderBy('m.first_day', part.kind === 'coming' ? 'asc' : 'desc')
    .orderBy('m.starts', part.kind === 'coming' ? 'asc' : 'desc')
    .orderBy('m.id')
    .limit(question.limit)
    .offset(question.offset ?? 0)
    .execute()
  return { total, meetings: rows.map(summaryOf) }
}

/** The school years that the node has meetings of, the newest first. */
export async function listMeetingYears(tx: ReadTx, { node, person }: Pick<MeetingsQuestion, 'node' | 'person'>) {
  const rows = await tx
    .selectFrom('meeting as m')
    .select(({ fn }) => [fn.min('m.first_day').as('first'), fn.max('m.first_day').as('last')])
    .where((eb) =>
      eb.or([
        eb('m.node_id', '=', node),
        eb.exists(
          eb
            .selectFrom('meeting_invitee as i')
            .select('i.id')
            .whereRef('i.meeting_id', '=', 'm.id')
            .where((inner) => inner.or([inner('i.node_id', '=', node), inner('i.person_id', '=', person)])),
        ),
      ]),
    )
    .executeTakeFirst()
  if (rows === undefined || rows.first === null || rows.last === null) return []
  const [first, last] = [schoolYearOf(rows.first), schoolYearOf(rows.last)]
  return Array.from({ length: last - first + 1 }, (_, index) => last - index)
}

/** The calendar year that the school year of a day begins in. */
export const schoolYearOf = (day: IsoDate): number =>
  Number.parseInt(day.slice(0, 4), 10) - (day.slice(5, 7) < '09' ? 1 : 0)
