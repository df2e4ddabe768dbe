import type { PersonId, Role } from '#access/model'
import type { NodeId } from '#organisations/model'
import type { MeasureScope, PlanId, PlanMeasureId } from '#plan/model'
import type {
  AgendaItemId,
  Answer,
  Attendance,
  DecisionId,
  InviteeId,
  MeetingId,
  MeetingKind,
  MeetingState,
} from './model.ts'

declare module '#db/tables' {
  interface Tables {
    meeting: {
      id: MeetingId
      /** Who holds it. */
      node_id: NodeId
      kind: MeetingKind
      title: string
      when_kind: 'days' | 'moments'
      /** A date or an instant, by `when_kind`. */
      starts: string
      ends: string
      /** In the organiser's time zone: lists are in the order of days. */
      first_day: string
      last_day: string
      place: string
      link: string
      /** JSON `Audience`. */
      audience: string
      state: MeetingState
      sequence: number
      cancel_reason: string
      minutes_number: string
      minutes_date: string | null
      chair: string
      secretary: string
      present: number | null
      agreed_at: string | null
      agreed_by: string | null
      /** JSON `DocumentModel` of the minutes as they were agreed, and the hash of these words. Never changed. */
      minutes_model: string | null
      minutes_sha256: string | null
      created_at: string
      created_by: string
      changed_at: string
      changed_by: string
      version: number
    }
    meeting_item: {
      id: AgendaItemId
      meeting_id: MeetingId
      position: number
      text: string
      speaker: string
      minutes: number | null
      source: string
      heard: string
      resolved: string
    }
    meeting_invitee: {
      id: InviteeId
      meeting_id: MeetingId
      kind: 'school' | 'person' | 'guest'
      node_id: NodeId | null
      person_id: PersonId | null
      name: string
      sort_key: string
      read_at: string | null
      answer: Answer | null
      answer_note: string
      answered_at: string | null
      answered_by: PersonId | null
      attendance: Attendance | null
      attendee: string
      people: number
    }
    meeting_decision: {
      id: DecisionId
      meeting_id: MeetingId
      item_id: AgendaItemId | null
      position: number
      text: string
      scope: MeasureScope
      /** JSON `NodeId[]`. */
      schools: string
      deadline_text: string | null
      owner_role: Role
      plan_id: PlanId | null
      measure_id: PlanMeasureId | null
    }
  }
}
