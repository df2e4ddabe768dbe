import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { err, ok, type Result } from '#kernel/result'
import type { NodeId } from '#organisations/model'
import { loadMeeting } from './load-meeting.ts'
import { inviteeOf } from './meeting-row.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Answer, Invitee, InviteeId, MeetingId } from './model.ts'
import './tables.ts'

/** The seats of a person at a meeting: by name, and those of the schools they answer for. */
export async function listOwnSeats(
  tx: ReadTx,
  {
    meeting,
    person,
    nodes,
  }: { readonly meeting: MeetingId; readonly person: PersonId; readonly nodes: readonly NodeId[] },
): Promise<readonly Invitee[]> {
  const rows = await tx
    .selectFrom('meeting_invitee')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .where((eb) => eb.or([eb('person_id', '=', person), ...(nodes.length === 0 ? [] : [eb('node_id', 'in', nodes)])]))
    .orderBy('kind')
    .orderBy('sort_key')
    .execute()
  return rows.map(inviteeOf)
}

/** The invitation was opened there; the first time counts. */
export async function markInvitationRead(tx: WriteTx, act: Act, invitees: readonly InviteeId[]): Promise<void> {
  if (invitees.length === 0) return
  await tx
    .updateTable('meeting_invitee')
    .set({ read_at: act.at })
    .where('id', 'in', invitees)
    .where('read_at', 'is', null)
    .execute()
}

/** Whether somebody will come; it may be changed until the meeting is held. */
export async function answerInvitation(
  tx: WriteTx,
  act: Act,
  request: {
    readonly meeting: MeetingId
    readonly invitee: InviteeId
    readonly answer: Answer
    readonly note: string
  },
): Promise<Result<void, MeetingProblem>> {
  assert(act.actor !== 'system', 'answerInvitation: act.actor must be a person, got system')
  const meeting = await loadMeeting(tx, request.meeting)
  if (meeting === undefined) return err({ kind: 'no-such-meeting' })
  if (meeting.state !== 'invited') return err({ kind: 'wrong-state', state: meeting.state })
  const written = await tx
    .updateTable('meeting_invitee')
    .set((eb) => ({
      answer: request.answer,
      answer_note: request.note.trim(),
      answered_at: act.at,
      answered_by: act.actor as PersonId,
      read_at: eb.fn.coalesce('read_at', eb.val(act.at)),
    }))
    .where('id', '=', request.invitee)
    .where('meeting_id', '=', meeting.id)
    .returning(['name', 'node_id'])
    .executeTakeFirst()
  if (written === undefined) return err({ kind: 'no-such-invitee' })
  await appendAudit(tx, {
    ...act,
    action: 'meetings.answer',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { from: written.name, answer: request.answer },
  })
  return ok(undefined)
}
