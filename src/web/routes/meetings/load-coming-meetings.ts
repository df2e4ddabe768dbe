import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { formatWhen, listComingMeetings, listMeetings } from '#meetings'
import { meetingKindTitles } from '#meetings/model'
import { readSetting } from '#organisations'
import type { Visit } from '../../enter.ts'

const daysAhead = 14
const shown = 10

/**
 * Meetings of the next two weeks at the visitor's node, and before them those that still wait for a mark or for minutes.
 * For the loader of the first page.
 */
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
  return [...(await listUnfinished(tx, visit, today)), ...meetings].map(({ id, kind, title, when, answer, state }) => ({
    id,
    title,
    kind: meetingKindTitles[kind],
    when: formatWhen(when, timezone),
    answer,
    state,
  }))
}

/** Own meetings whose day is over, and whose minutes are not agreed yet. */
async function listUnfinished(tx: ReadTx, visit: Visit, today: IsoDate) {
  if (!visit.may('meetings.edit')) return []
  const { node, person } = visit
  const question = { of: 'own', node: node.id, person: person.id, drafts: false, limit: shown } as const
  const past = { kind: 'past', today } as const
  const [invited, held] = [
    await listMeetings(tx, { ...question, part: past, state: 'invited' }),
    await listMeetings(tx, { ...question, part: past, state: 'held' }),
  ]
  return [...invited.meetings, ...held.meetings]
    .filter((meeting) => meeting.node === node.id)
    .map((meeting) => ({
      ...meeting,
      answer: meeting.state === 'held' ? ('minutes-due' as const) : ('unmarked' as const),
    }))
}

export type ComingMeetingRow = Awaited<ReturnType<typeof loadComingMeetings>>[number]
