import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { openMeeting, type SeenMeeting, takeMeeting } from './change-meeting.ts'
import type { MeetingProblem } from './meeting-problem.ts'
import type { AgendaItemId } from './model.ts'
import './tables.ts'

export interface MinutesDraft {
  readonly number: string
  readonly date: IsoDate | null
  readonly chair: string
  readonly secretary: string
  readonly items: readonly { readonly id: AgendaItemId; readonly heard: string; readonly resolved: string }[]
}

/** What was said and resolved under each point, with the requisites. Minutes that were agreed are closed to it. */
export async function writeMinutes(
  tx: WriteTx,
  act: Act,
  { draft, ...seen }: SeenMeeting & { readonly draft: MinutesDraft },
): Promise<Result<void, MeetingProblem>> {
  const opened = await openMeeting(tx, seen, ['held'])
  if (!opened.ok) return opened
  const meeting = opened.value
  if (draft.date !== null && Number.isNaN(Date.parse(draft.date))) return err({ kind: 'bad-when' })
  const taken = await takeMeeting(tx, act, meeting, {
    minutes_number: draft.number.trim(),
    minutes_date: draft.date,
    chair: draft.chair.trim(),
    secretary: draft.secretary.trim(),
  })
  if (!taken.ok) return taken
  for (const { id, heard, resolved } of draft.items) {
    await tx
      .updateTable('meeting_item')
      .set({ heard: heard.trim(), resolved: resolved.trim() })
      .where('id', '=', id)
      .where('meeting_id', '=', meeting.id)
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'meetings.write-minutes',
    nodePath: meeting.nodePath,
    subject: meeting.id,
    details: { number: draft.number.trim(), points: draft.items.length },
  })
  return ok(undefined)
}
