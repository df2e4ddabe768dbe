import { data } from 'react-router'
import { can } from '#access'
import { policy } from '#app'
import type { IsoDate } from '#kernel/clock'
import { listOwnSeats, loadMeeting } from '#meetings'
import type { Invitee, Meeting, MeetingId } from '#meetings/model'
import { readSetting } from '#organisations'
import { enter, type PageArgs, type Visit } from '../../enter.ts'
import { todayAt } from '../plan/enter-plan.ts'

export interface MeetingVisit {
  readonly visit: Visit
  readonly meeting: Meeting
  /** The visitor is of those who hold it and may change it: the authority above a school reads the school's meetings. */
  readonly holds: boolean
  /** The visitor's own seats: by name, and of the schools they answer for. */
  readonly seats: readonly Invitee[]
  readonly today: IsoDate
  readonly timezone: string
}

/** The meeting, for those who hold it, those above them, and those who are invited; for anybody else there is none. */
export async function enterMeeting(args: PageArgs & { params: { meeting: string } }): Promise<MeetingVisit> {
  const { app, person } = await enter(args, 'meetings.read', 'home')
  const meeting = await app.store.read((tx) => loadMeeting(tx, args.params.meeting as MeetingId))
  if (meeting === undefined) throw data(null, { status: 404 })
  const visit = await enter(args, 'meetings.read', { id: meeting.node })
  const isOwn = visit.grants.some(({ nodeId }) => nodeId === meeting.node)
  const isWithin = visit.grants.some(({ nodePath }) => meeting.nodePath.startsWith(nodePath))
  const holds = isOwn && visit.may('meetings.edit')
  const answersFor = visit.grants
    .filter(({ nodePath }) => can(policy, visit.grants, 'meetings.answer', nodePath))
    .map(({ nodeId }) => nodeId)
  const { seats, timezone } = await app.store.read(async (tx) => ({
    seats: await listOwnSeats(tx, { meeting: meeting.id, person: person.id, nodes: answersFor }),
    timezone: await readSetting(tx, meeting.nodePath, 'timezone'),
  }))
  const isSecret = meeting.state === 'draft' ? !holds : !isWithin && seats.length === 0
  if (isSecret) throw data(null, { status: 404 })
  return { visit, meeting, holds, seats, timezone, today: await todayAt(visit) }
}
