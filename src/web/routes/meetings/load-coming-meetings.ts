import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { formatWhen, listComingMeetings } from '#meetings'
import { meetingKindTitles } from '#meetings/model'
import { readSetting } from '#organisations'
import type { Visit } from '../../enter.ts'

const daysAhead = 14
const shown = 10

/** Meetings of the next two weeks at the visitor's node, for the loader of the first page. */
export async function loadComingMeetings(tx: ReadTx, visit: Visit, today: IsoDate) {
  if (!visit.may('meetings.read')) return []
  const { node, person } = visit
  const timezone = await readSetting(tx, node.path, 'timezone')
  const meetings = await listComingMeetings(tx, {
    node: node.id,
    person: person.id,
    drafts: visit.may('meetings.edit'),
    today,
    days: daysAhead,
    limit: shown,
  })
  return meetings.map(({ id, kind, title, when, answer, state }) => ({
    id,
    title,
    kind: meetingKindTitles[kind],
    when: formatWhen(when, timezone),
    answer,
    state,
  }))
}

export type ComingMeetingRow = Awaited<ReturnType<typeof loadComingMeetings>>[number]
