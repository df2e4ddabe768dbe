import { listPeopleNames } from '#access'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { sortKey } from '#kernel/russian-text'
import { listSubtree } from '#organisations'
import { inviteeOf } from './meeting-row.ts'
import type { Audience, Invitee, InviteeId, Meeting, MeetingId } from './model.ts'
import './tables.ts'

/** Somebody to be asked, before there is an invitation. */
type Seat = Pick<Invitee, 'kind' | 'node' | 'person' | 'name'>

/** Rows of one statement: few enough for both engines' limits of parameters. */
const rowsPerStatement = 500

/** Brings the list of the invited to what the audience says: new ones are added, those no longer asked are taken off. */
export async function seatInvitees(
  tx: WriteTx,
  meeting: Pick<Meeting, 'id' | 'nodePath' | 'nodeKind'>,
  audience: Audience,
): Promise<{ readonly added: number; readonly removed: number }> {
  const wanted = new Map((await seatsFor(tx, meeting, audience)).map((seat) => [keyOf(seat), seat]))
  const standing = await allInvitees(tx, meeting.id)
  const gone = standing.filter((seat) => !wanted.has(keyOf(seat)))
  for (let start = 0; start < gone.length; start += rowsPerStatement) {
    const ids = gone.slice(start, start + rowsPerStatement).map(({ id }) => id)
    await tx.deleteFrom('meeting_invitee').where('id', 'in', ids).execute()
  }
  const there = new Set(standing.map(keyOf))
  const added = [...wanted].filter(([key]) => !there.has(key)).map(([, seat]) => rowOf(meeting.id, seat))
  for (let start = 0; start < added.length; start += rowsPerStatement) {
    await tx
      .insertInto('meeting_invitee')
      .values(added.slice(start, start + rowsPerStatement))
      .execute()
  }
  return { added: added.length, removed: gone.length }
}

/** How many would be asked. */
export async function countSeats(
  tx: ReadTx,
  meeting: Pick<Meeting, 'nodePath' | 'nodeKind'>,
  audience: Audience,
): Promise<number> {
  return (await seatsFor(tx, meeting, audience)).length
}

async function seatsFor(
  tx: ReadTx,
  { nodePath, nodeKind }: Pick<Meeting, 'nodePath' | 'nodeKind'>,
  { scope, schools, people, guests }: Audience,
): Promise<readonly Seat[]> {
  const under = nodeKind === 'school' || scope === 'own' ? [] : await listSubtree(tx, nodePath, 'school')
  const asked = scope === 'named-schools' ? under.filter(({ id }) => schools.includes(id)) : under
  const names = await listPeopleNames(tx, people)
  return [
    ...asked.map((school): Seat => ({ kind: 'school', node: school.id, person: null, name: school.shortName })),
    ...people.map((person): Seat => ({ kind: 'person', node: null, person, name: names.get(person) ?? '' })),
    ...guests.map((name): Seat => ({ kind: 'guest', node: null, person: null, name })),
  ]
}

const keyOf = ({ kind, node, person, name }: Seat): string => `${kind} ${node ?? person ?? name}`

const rowOf = (meeting: MeetingId, { kind, node, person, name }: Seat) => ({
  id: newId<InviteeId>(),
  meeting_id: meeting,
  kind,
  node_id: node,
  person_id: person,
  name,
  sort_key: sortKey(name),
  read_at: null,
  answer: null,
  answer_note: '',
  answered_at: null,
  answered_by: null,
  attendance: null,
  attendee: '',
  people: 1,
})

async function allInvitees(tx: ReadTx, meeting: MeetingId): Promise<readonly Invitee[]> {
  const rows = await tx.selectFrom('meeting_invitee').selectAll().where('meeting_id', '=', meeting).execute()
  return rows.map(inviteeOf)
}
