import type { Updateable } from 'kysely'
import type { Act } from '#audit'
import type { ReadTx, Tables, WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { loadMeeting } from './load-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { Meeting, MeetingId, MeetingState } from './model.ts'
import './tables.ts'

/** What a person saw when they pressed the button. */
export interface SeenMeeting {
  readonly meeting: MeetingId
  readonly version: number
}

/** The meeting as it stands, when it is the one that the person saw and its state lets it be changed so. */
export async function openMeeting(
  tx: ReadTx,
  seen: SeenMeeting,
  states: readonly MeetingState[],
): Promise<Result<Meeting, MeetingProblem>> {
  const meeting = await loadMeeting(tx, seen.meeting)
  if (meeting === undefined) return err({ kind: 'no-such-meeting' })
  if (meeting.version !== seen.version) return err({ kind: 'stale', current: meeting })
  if (!states.includes(meeting.state)) return err({ kind: 'wrong-state', state: meeting.state })
  return ok(meeting)
}

/**
 * Takes the meeting for a change: raises its version, or tells that somebody was faster. It is the first write of every
 * change, so that a refusal leaves nothing behind.
 */
export async function takeMeeting(
  tx: WriteTx,
  act: Act,
  meeting: Meeting,
  change: Updateable<Tables['meeting']> = {},
): Promise<Result<void, MeetingProblem>> {
  const taken = await tx
    .updateTable('meeting')
    .set({ ...change, version: meeting.version + 1, changed_at: act.at, changed_by: act.actor })
    .where('id', '=', meeting.id)
    .where('version', '=', meeting.version)
    .executeTakeFirst()
  if (taken.numUpdatedRows > 0n) return ok(undefined)
  const current = await loadMeeting(tx, meeting.id)
  return current === undefined ? err({ kind: 'no-such-meeting' }) : err({ kind: 'stale', current })
}
