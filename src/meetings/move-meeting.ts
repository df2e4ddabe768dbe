import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { readSetting } from '#organisations'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import { localTimeOf } from './local-time.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Meeting } from './model.ts'
import { countSeats, seatInvitees } from './seat-invitees.ts'
import { type LetterLink, sendInvitations } from './send-invitations.ts'
import { suggestRequisites } from './suggest-requisites.ts'
import './tables.ts'

export interface Invited {
  readonly invited: number
  /** Put into the outbox. */
  readonly letters: number
}

/**
 * Lets the invited know: the meeting appears on the first page of every school, and a letter with its entry for the
 * calendar goes to those who answer for it. `url` is the address of the meeting's page.
 */
export async function inviteToMeeting(
  tx: WriteTx,
  act: Act,
  { url, ...seen }: SeenMeeting & { readonly url: LetterLink },
): Promise<Result<Invited, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft'])
  if (!opened.ok) return opened
  const meeting = opened.value
  if (meeting.items.length === 0) return err({ kind: 'no-agenda' })
  if ((await countSeats(tx, meeting, meeting.audience)) === 0) return err({ kind: 'no-audience' })
  const taken = await takeMeeting(tx, act, meeting, { state: 'invited' })
  if (!taken.ok) return taken
  const { added } = await seatInvitees(tx, meeting, meeting.audience)
  const letters = await sendInvitations(tx, act, { meeting, cause: 'invited', url })
  await appendAudit(tx, {
    ...act,
    action: 'meetings.invite',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: meeting.title, invited: added, letters },
  })
  return ok({ invited: added, letters })
}

/** From its first day on a meeting can be marked as held; one that nobody was invited to by the program too. */
export async function holdMeeting(tx: WriteTx, act: Act, seen: SeenMeeting): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft', 'invited'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const today = localTimeOf(act.at, await readSetting(tx, meeting.nodePath, 'timezone')).date
  if (today < meeting.firstDay) return err({ kind: 'not-begun' })
  const taken = await takeMeeting(tx, act, meeting, {
    ...(await suggestRequisites(tx, act, meeting)),
    state: 'held',
    minutes_date: meeting.lastDay,
  })
  if (!taken.ok) return taken
  await seatInvitees(tx, meeting, meeting.audience)
  await appendAudit(tx, {
    ...act,
    action: 'meetings.hold',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: meeting.title, day: meeting.firstDay },
  })
  return ok(undefined)
}

/** Takes an invitation back; the entry in the readers' calendars is cancelled with its next number. */
export async function cancelMeeting(
  tx: WriteTx,
  act: Act,
  { reason, url, ...seen }: SeenMeeting & { readonly reason: string; readonly url: LetterLink },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['invited'])
  if (!opened.ok) return opened
  const meeting = opened.value
  if (reason.trim() === '') return err({ kind: 'no-reason' })
  const cancelled: Meeting = {
    ...meeting,
    state: 'cancelled',
    cancelReason: reason.trim(),
    sequence: meeting.sequence + 1,
  }
  const { state, cancelReason, sequence } = cancelled
  const taken = await takeMeeting(tx, act, meeting, { state, cancel_reason: cancelReason, sequence })
  if (!taken.ok) return taken
  await sendInvitations(tx, act, { meeting: cancelled, cause: 'cancelled', url })
  await appendAudit(tx, {
    ...act,
    action: 'meetings.cancel',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: meeting.title, reason: reason.trim() },
  })
  return ok(undefined)
}

/** A draft that nobody else has seen vanishes. */
export async function deleteMeetingDraft(
  tx: WriteTx,
  act: Act,
  seen: SeenMeeting,
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const taken = await takeMeeting(tx, act, meeting)
  if (!taken.ok) return taken
  await tx.deleteFrom('meeting_decision').where('meeting_id', '=', meeting.id).execute()
  await tx.deleteFrom('meeting_item').where('meeting_id', '=', meeting.id).execute()
  await tx.deleteFrom('meeting').where('id', '=', meeting.id).execute()
  await appendAudit(tx, {
    ...act,
    action: 'meetings.delete-draft',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: meeting.title },
  })
  return ok(undefined)
}
