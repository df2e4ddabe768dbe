import type { Selectable } from 'kysely'
import type { Tables } from '#db'
import type { AgendaItem, Audience, Decision, Invitee, MeetingSummary, MeetingWhen } from './model.ts'
import './tables.ts'

type MeetingRow = Selectable<Tables['meeting']>

export const whenOf = ({
  when_kind,
  starts,
  ends,
}: Pick<MeetingRow, 'when_kind' | 'starts' | 'ends'>): MeetingWhen => ({
  kind: when_kind,
  from: starts,
  to: ends,
})

export const summaryOf = (row: MeetingRow & { readonly node_name: string }): MeetingSummary => ({
  id: row.id,
  node: row.node_id,
  nodeName: row.node_name,
  kind: row.kind,
  title: row.title,
  when: whenOf(row),
  firstDay: row.first_day,
  lastDay: row.last_day,
  place: row.place,
  link: row.link,
  state: row.state,
  minutesNumber: row.minutes_number === '' ? null : row.minutes_number,
})

export const audienceOf = (row: Pick<MeetingRow, 'audience'>): Audience => JSON.parse(row.audience) as Audience

export const itemOf = (row: Selectable<Tables['meeting_item']>): AgendaItem => ({
  id: row.id,
  text: row.text,
  speaker: row.speaker,
  minutes: row.minutes,
  source: row.source,
  heard: row.heard,
  resolved: row.resolved,
})

export const decisionOf = (row: Selectable<Tables['meeting_decision']>): Decision => ({
  id: row.id,
  item: row.item_id,
  text: row.text,
  scope: row.scope,
  schools: JSON.parse(row.schools) as Decision['schools'],
  deadlineText: row.deadline_text,
  ownerRole: row.owner_role,
  plan: row.plan_id,
  measure: row.measure_id,
})

export const inviteeOf = (row: Selectable<Tables['meeting_invitee']>): Invitee => ({
  id: row.id,
  kind: row.kind,
  node: row.node_id,
  person: row.person_id,
  name: row.name,
  readAt: row.read_at,
  answer: row.answer,
  answerNote: row.answer_note,
  attendance: row.attendance,
  attendee: row.attendee,
  people: row.people,
})
