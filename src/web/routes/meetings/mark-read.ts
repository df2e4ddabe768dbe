import { markInvitationRead } from '#meetings'
import type { MeetingVisit } from './enter-meeting.ts'

/** Opening the invitation is reading it: the first time is kept, for the seats the visitor answers for. */
export async function markRead({ visit, meeting, seats }: MeetingVisit): Promise<void> {
  if (meeting.state !== 'invited') return
  const unread = seats.filter(({ readAt }) => readAt === null).map(({ id }) => id)
  if (unread.length === 0) return
  const act = { actor: visit.person.id, at: visit.app.clock() }
  await visit.app.store.write((tx) => markInvitationRead(tx, act, unread))
}
