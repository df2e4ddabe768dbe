import type { ReadTx } from '#db'
import type { TargetQuestion, TargetSource } from '#plan'
import './tables.ts'

/** Meetings of which agreed minutes show that they were held. */
export const heldMeetingsTarget: TargetSource = {
  id: 'held-meetings',
  title: 'Проведённые встречи с протоколом',
  unit: ['встреча', 'встречи', 'встреч'],
  words: /совещан|семинар|заседан|вебинар|собран|встреч|педсовет|мастер-класс|круглы/,
  async count(tx, question) {
    const meetings = await listHeld(tx, question)
    return countOf(question, meetings, () => 1)
  },
}

/** People who were there: the secretary's count, otherwise those marked. */
export const attendanceTarget: TargetSource = {
  id: 'meeting-attendance',
  title: 'Присутствовавшие на встречах с протоколом',
  unit: ['человек', 'человека', 'человек'],
  words: /присутств|участник[а-я]* (?:совещан|семинар|собран|вебинар|встреч)|слушател/,
  async count(tx, question) {
    const meetings = await listHeld(tx, question)
    return countOf(question, meetings, ({ people }) => people)
  },
}

interface Held {
  readonly id: string
  readonly title: string
  readonly day: string
  readonly place: string
  readonly people: number
}

function countOf({ limit, offset }: TargetQuestion, meetings: readonly Held[], amountOf: (meeting: Held) => number) {
  return {
    number: meetings.reduce((sum, meeting) => sum + amountOf(meeting), 0),
    outOf: null,
    total: meetings.length,
    records: meetings.slice(offset, offset + limit).map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      place: meeting.place,
      date: meeting.day,
      amount: amountOf(meeting),
    })),
  }
}

/** Of work that the authority does itself, its own meetings; of work of the schools, theirs. */
async function listHeld(tx: ReadTx, { node, measure, stretch }: TargetQuestion): Promise<readonly Held[]> {
  let query = tx
    .selectFrom('meeting as m')
    .innerJoin('organisation_node as n', 'n.id', 'm.node_id')
    .select((eb) => [
      'm.id',
      'm.title',
      'm.first_day as day',
      'm.present',
      'n.short_name as place',
      eb
        .selectFrom('meeting_invitee as i')
        .select(({ fn }) => fn.sum<number | null>('i.people').as('people'))
        .whereRef('i.meeting_id', '=', 'm.id')
        .where('i.attendance', 'in', ['present', 'representative'])
        .as('marked'),
    ])
    .where('m.state', '=', 'agreed')
    .where('m.first_day', '>=', stretch.start)
    .where('m.first_day', '<=', stretch.end)
  query =
    measure.scope === 'own' || node.kind === 'school'
      ? query.where('m.node_id', '=', node.id)
      : query.where('n.path', 'like', `${node.path}%`).where('n.kind', '=', 'school')
  const rows = await query.orderBy('m.first_day', 'desc').orderBy('m.id', 'desc').execute()
  return rows.map(({ id, title, day, place, present, marked }) => ({
    id,
    title,
    day,
    place,
    people: present ?? marked ?? 0,
  }))
}
