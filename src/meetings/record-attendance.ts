import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { ok, type Result } from '#kernel/result'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Attendance, InviteeId } from './model.ts'
import './tables.ts'

export interface AttendanceLine {
  readonly invitee: InviteeId
  readonly attendance: Attendance | null
  readonly attendee: string
  readonly people: number
}

/** Who was there, for the invited that the form shows; `present` is the head count of the secretary. */
export async function recordAttendance(
  tx: WriteTx,
  act: Act,
  {
    lines,
    present,
    ...seen
  }: SeenMeeting & { readonly lines: readonly AttendanceLine[]; readonly present: number | null },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const taken = await takeMeeting(tx, act, meeting, { present })
  if (!taken.ok) return taken
  for (const { invitee, attendance, attendee, people } of lines) {
    await tx
      .updateTable('meeting_invitee')
      .set({ attendance, attendee: attendee.trim(), people: Math.max(1, people) })
      .where('id', '=', invitee)
      .where('meeting_id', '=', meeting.id)
      .execute()
  }
  return tell(tx, act, meeting, { marked: lines.length })
}

/** Everybody who has no mark yet was there, but those who said they would not come. */
export async function markRestPresent(tx: WriteTx, act: Act, seen: SeenMeeting): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const taken = await takeMeeting(tx, act, meeting)
  if (!taken.ok) return taken
  const unmarked = tx
    .updateTable('meeting_invitee')
    .where('meeting_id', '=', meeting.id)
    .where('attendance', 'is', null)
  await unmarked.set({ attendance: 'absent' }).where('answer', '=', 'will-not').execute()
  const done = await unmarked.set({ attendance: 'present' }).executeTakeFirst()
  return tell(tx, act, meeting, { marked: Number(done.numUpdatedRows) })
}

async function tell(
  tx: WriteTx,
  act: Act,
  meeting: { readonly id: string; readonly nodePath: string },
  details: { readonly marked: number },
): Promise<Result<void, MeetingProblem>> {
  await appendAudit(tx, {
    ...act,
    action: 'meetings.record-attendance',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details,
  })
  return ok(undefined)
}
