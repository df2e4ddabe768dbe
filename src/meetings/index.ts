import type { MigrationStep } from '#db'
import { createMeetings } from './migrations/001-create-meetings.ts'

export { meetingsActionTitles } from './action-titles.ts'
export { type MeetingProblem, meetingProblemSentence } from './meeting-problem.ts'
export type { SeenMeeting } from './change-meeting.ts'
export { createMeeting } from './create-meeting.ts'
export { editMeeting } from './edit-meeting.ts'
export { listStaff } from './check-head.ts'
export { cancelMeeting, deleteMeetingDraft, holdMeeting, inviteToMeeting } from './move-meeting.ts'
export { type AgendaLine, setAgenda, takeProposals } from './set-agenda.ts'
export { proposeAgenda } from './propose-agenda.ts'
export { listDecisionProgress, listOpenDecisions, type OpenDecision } from './list-open-decisions.ts'
export { answerInvitation, listOwnSeats, markInvitationRead } from './answer-invitation.ts'
export { countInvitees, type InviteesQuestion, listInvitees } from './list-invitees.ts'
export { type AttendanceLine, markRestPresent, recordAttendance } from './record-attendance.ts'
export { type MinutesDraft, writeMinutes } from './write-minutes.ts'
export { type DecisionWords, removeDecision, setDecision } from './set-decision.ts'
export { type AgreedMinutes, agreeMinutes, loadAgreedMinutes, missingFor } from './agree-minutes.ts'
export { composeMinutes, type MinutesData } from './compose-minutes.ts'
export { gatherMinutes } from './gather-minutes.ts'
export { wordExecutors } from './word-executors.ts'
export { type CalendarWish, meetingCalendar } from './meeting-calendar.ts'
export { invitationText } from './invitation-text.ts'
export { formatWhen, type LocalTime, localTimeOf, momentAt } from './local-time.ts'
export { loadMeeting } from './load-meeting.ts'
export {
  type ListedMeetings,
  listMeetings,
  listMeetingYears,
  type MeetingsQuestion,
  schoolYearOf,
} from './list-meetings.ts'
export { type ComingMeeting, type ComingQuestion, listComingMeetings } from './list-coming-meetings.ts'
export { attachMinutes } from './attach-minutes.ts'
export { listClosedRows } from './list-closed-rows.ts'
export { meetingEvidence, meetingEvidenceSources, parentsMeetingEvidence, trainingEvidence } from './evidence-source.ts'
export { askedMinutes, meetingBurden } from './asked-minutes.ts'
export { attendanceTarget, heldMeetingsTarget } from './meeting-targets.ts'
export { findMinutesFaults } from './find-minutes-faults.ts'
export { findMeetingOfMeasure } from './find-meeting-of-measure.ts'

export const migrations: readonly MigrationStep[] = [createMeetings]
