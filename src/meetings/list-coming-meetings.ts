import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { listMeetings } from './list-meetings.ts'
import type { Answer, MeetingSummary } from './model.ts'
import './tables.ts'

export interface ComingMeeting extends MeetingSummary {
  /** The node or the person is asked whether they will come; `not-asked` for the organiser's own. */
  readonly answer: Answer | 'waiting' | 'not-asked'
}

export interface ComingQuestion {
  readonly node: NodeId
  readonly person: PersonId
  readonly drafts: boolean
  readonly today: IsoDate
  /** How many days ahead. */
  readonly days: number
  readonly limit: number
}

/** Meetings of the next days that the node holds or is asked to, the nearest first. */
export async function listComingMeetings(tx: ReadTx, question: ComingQuestion): Promise<readonly ComingMeeting[]> {
  const { node, person, today, days, ...rest } = question
  const until = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  const { meetings } = await listMeetings(tx, { of: 'own', node, person, part: { kind: 'coming', today }, ...rest })
  const near = meetings.filter(({ firstDay }) => firstDay <= until)
  if (near.length === 0) return []
  const seats = await tx
    .selectFrom('meeting_invitee')
    .select(['meeting_id', 'answer'])
    .where(
      'meeting_id',
      'in',
      near.map(({ id }) => id),
    )
    .where((eb) => eb.or([eb('node_id', '=', node), eb('person_id', '=', person)]))
    .execute()
  const byMeeting = new Map(seats.map((seat) => [seat.meeting_id, seat.answer ?? ('waiting' as const)]))
  return near.map((meeting) => ({ ...meeting, answer: byMeeting.get(meeting.id) ?? 'not-asked' }))
}
