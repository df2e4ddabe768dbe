import type { Role } from '#access/model'
import { roleTitles } from '#access/model'
import type { ReadTx } from '#db'
import type { BurdenQuestion, BurdenSource } from '#plan'
import type { BurdenSum } from '#plan/model'
import type { Audience } from './model.ts'
import './tables.ts'

/** A meeting that somebody is invited to, with its length where its hours are named. */
interface Seat {
  readonly meeting: string
  readonly title: string
  readonly node: string
  readonly nodeName: string
  readonly role: Role
  readonly month: string
  readonly minutes: number | null
}

/** The time that meetings ask: their length for every seat of a school that was invited. */
export const meetingBurden: BurdenSource = {
  id: 'meetings',
  title: 'Встречи',
  sums: askedMinutes,
}

export async function askedMinutes(tx: ReadTx, question: BurdenQuestion): Promise<readonly BurdenSum[]> {
  const seats = await listSeats(tx, question)
  const keyOf = (seat: Seat): string =>
    ({ node: seat.node, role: seat.role, work: `meeting ${seat.meeting}` })[question.by]
  const titleOf = (seat: Seat): string =>
    ({ node: seat.nodeName, role: roleTitles[seat.role], work: seat.title })[question.by]
  const monthOf = (seat: Seat): string => (question.by === 'work' ? '' : seat.month)
  return [...Map.groupBy(seats, (seat) => `${keyOf(seat)} ${monthOf(seat)}`).values()].map((own) => {
    const [first] = own
    return {
      key: first === undefined ? '' : keyOf(first),
      title: first === undefined ? '' : titleOf(first),
      month: first === undefined ? '' : monthOf(first),
      minutes: own.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
      times: own.length,
      untimed: own.filter(({ minutes }) => minutes === null).length,
    }
  })
}

async function listSeats(tx: ReadTx, { node, stretch }: BurdenQuestion): Promise<readonly Seat[]> {
  const query = tx
    .selectFrom('meeting as m')
    .innerJoin('meeting_invitee as i', 'i.meeting_id', 'm.id')
    .innerJoin('organisation_node as n', 'n.id', 'i.node_id')
    .select(['m.id', 'm.title', 'm.when_kind', 'm.starts', 'm.ends', 'm.first_day', 'm.audience'])
    .select(['n.id as node', 'n.short_name as nodeName', 'i.people'])
    .where('i.kind', '=', 'school')
    .where('m.state', 'not in', ['draft', 'cancelled'])
    .where('m.first_day', '>=', stretch.start)
    .where('m.first_day', '<=', stretch.end)
  const rows = await (
    node.kind === 'school' ? query.where('i.node_id', '=', node.id) : query.where('n.path', 'like', `${node.path}%`)
  ).execute()
  return rows.map((row) => ({
    meeting: row.id,
    title: row.title,
    node: row.node,
    nodeName: row.nodeName,
    role: (JSON.parse(row.audience) as Audience).roles[0] ?? 'school-head',
    month: row.first_day.slice(0, 7),
    minutes: minutesOf(row),
  }))
}

/** Of days nobody has said which hours. */
function minutesOf(row: {
  readonly when_kind: 'days' | 'moments'
  readonly starts: string
  readonly ends: string
}): number | null {
  if (row.when_kind === 'days') return null
  return Math.round((Date.parse(row.ends) - Date.parse(row.starts)) / 60_000)
}
