import { can } from '#access'
import type { Grant, PersonId } from '#access/model'
import { policy } from '#app'
import type { ReadTx } from '#db'
import type { CalendarEntry } from '#documents'
import type { IsoDate } from '#kernel/clock'
import { listComingMeetings, loadMeeting, meetingCalendar } from '#meetings'
import type { MeetingId } from '#meetings/model'
import type { NodeId } from '#organisations/model'
import { paths } from '../../paths.ts'

const daysAhead = 120
const most = 100

/** Meetings to come of the places where a person works: the same entries as in the letters that invite to them. */
export async function meetingEntries(
  tx: ReadTx,
  question: {
    readonly person: PersonId
    readonly grants: readonly Grant[]
    readonly today: IsoDate
    readonly origin: string
  },
): Promise<readonly CalendarEntry[]> {
  const { person, grants, today, origin } = question
  const places = new Set<NodeId>(
    grants.filter(({ nodePath }) => can(policy, grants, 'meetings.read', nodePath)).map(({ nodeId }) => nodeId),
  )
  const ids = new Set<MeetingId>()
  for (const node of places) {
    const coming = { node, person, drafts: false, today, days: daysAhead, limit: most }
    for (const { id } of await listComingMeetings(tx, coming)) ids.add(id)
  }
  const entries: CalendarEntry[] = []
  for (const id of ids) {
    const meeting = await loadMeeting(tx, id)
    if (meeting === undefined) continue
    const wish = { at: today, url: origin + paths.meeting(id), guest: { name: '', email: '' } }
    // A feed asks nobody for an answer: the guests stay with the invitation.
    for (const { guests: _, ...entry } of (await meetingCalendar(tx, meeting, wish)).entries) entries.push(entry)
  }
  return entries
}
