import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { readSetting } from '#organisations'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import { checkHead } from './check-head.ts'
import { columnsOf } from './create-meeting.ts'
import { loadMeeting } from './load-meeting.ts'
import { daysOf, localTimeOf } from './local-time.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Meeting, MeetingHead } from './model.ts'
import { countSeats, seatInvitees } from './seat-invitees.ts'
import { type LetterLink, sendInvitations } from './send-invitations.ts'
import './tables.ts'

/**
 * Changes what a meeting is, when and where it is, and who is asked. Once invitations are out, the calendar entry gets
 * its next number, the list of the invited follows the audience, and a new time asks everybody again.
 */
export async function editMeeting(
  tx: WriteTx,
  act: Act,
  { head, url, ...seen }: SeenMeeting & { readonly head: MeetingHead; readonly url: LetterLink },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['draft', 'invited', 'held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  const node = { id: meeting.node, path: meeting.nodePath, kind: meeting.nodeKind }
  const checked = await checkHead(tx, node, head)
  if (!checked.ok) return checked
  const next = checked.value
  const isOut = meeting.state !== 'draft'
  if (isOut && (await countSeats(tx, meeting, next.audience)) === 0) return err({ kind: 'no-audience' })
  const timezone = await readSetting(tx, meeting.nodePath, 'timezone')
  const today = localTimeOf(act.at, timezone).date
  if (meeting.state === 'held' && daysOf(next.when, timezone).first > today) return err({ kind: 'not-begun' })
  const moved = isOut && (next.when.from !== meeting.when.from || next.when.to !== meeting.when.to)
  const differs = isOut && entryDiffers(meeting, next)
  const taken = await takeMeeting(tx, act, meeting, {
    ...columnsOf(next, timezone),
    ...(differs ? { sequence: meeting.sequence + 1 } : {}),
  })
  if (!taken.ok) return taken
  if (isOut) await seatInvitees(tx, meeting, next.audience)
  if (moved && meeting.state === 'invited') {
    await tx
      .updateTable('meeting_invitee')
      .set({ read_at: null, answer: null, answer_note: '', answered_at: null, answered_by: null })
      .where('meeting_id', '=', meeting.id)
      .execute()
  }
  if (meeting.state === 'invited') await tellInvited(tx, act, { meeting, differs, url })
  await appendAudit(tx, {
    ...act,
    action: 'meetings.edit',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { title: next.title, from: next.when.from, to: next.when.to, moved },
  })
  return ok(undefined)
}

/** A changed entry goes to everybody; where only the audience grew, to those who have no letter yet. */
async function tellInvited(
  tx: WriteTx,
  act: Act,
  { meeting, differs, url }: { readonly meeting: Meeting; readonly differs: boolean; readonly url: LetterLink },
): Promise<void> {
  const current = await loadMeeting(tx, meeting.id)
  if (current === undefined) return
  await sendInvitations(tx, act, { meeting: current, cause: differs ? 'changed' : 'invited', url })
}

/** What stands in the entry of a calendar. */
const entryDiffers = (meeting: Meeting, next: MeetingHead): boolean =>
  meeting.kind !== next.kind ||
  meeting.title !== next.title ||
  meeting.place !== next.place ||
  meeting.link !== next.link ||
  meeting.when.kind !== next.when.kind ||
  meeting.when.from !== next.when.from ||
  meeting.when.to !== next.when.to
