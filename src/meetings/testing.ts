import { addPerson, grantRole, migrations as accessSteps } from '#access'
import type { PersonId, Role } from '#access/model'
import type { Act } from '#audit'
import { migrations as calendarSteps } from '#calendar'
import type { Store, WriteTx } from '#db'
import { temporaryStore } from '#db/testing'
import { migrations as jobSteps } from '#jobs'
import { migrations as mailSteps } from '#mail'
import type { NodeId } from '#organisations/model'
import { migrations as planSteps } from '#plan'
import { migrations as screeningSteps } from '#screening'
import { plantTree, valueOf } from '../organisations/testing.ts'
import type { PlanStore } from '../plan/testing.ts'
import { resultsSteps } from '../results/testing.ts'
import {
  createMeeting,
  holdMeeting,
  inviteToMeeting,
  listInvitees,
  loadMeeting,
  migrations,
  recordAttendance,
  setAgenda,
  writeMinutes,
} from './index.ts'
import type { Meeting, MeetingHead, MeetingId } from './model.ts'

export { valueOf }

export interface MeetingStore extends PlanStore {
  readonly methodist: Act & { readonly actor: PersonId }
}

const steps = [
  ...resultsSteps,
  ...jobSteps,
  ...mailSteps,
  ...accessSteps,
  ...calendarSteps,
  ...planSteps,
  ...screeningSteps,
  ...migrations,
]

/** Sunday noon in Moscow. */
export const testAt = '2026-11-22T09:00:00.000Z'
export const testToday = '2026-11-22'
export const testUrl = 'https://obyektiv.demo.invalid/meetings/1'

/** A town with two schools, each with its head, a coordinator and a methodist. */
export async function storeForMeetings(engine: Store['engine']): Promise<MeetingStore> {
  const store = await temporaryStore(engine, steps)
  const system = { actor: 'system', at: testAt } as const
  return store.write(async (tx) => {
    const tree = await plantTree(tx)
    const person = async (email: string, role: Role, nodeId: NodeId) => {
      const address = { name: `${email} (Демо)`, email: `${email}@demo.invalid`, passwordHash: 'none' }
      const id = valueOf(await addPerson(tx, testAt, address))
      valueOf(await grantRole(tx, system, { personId: id, role, nodeId }))
      return { actor: id, at: testAt }
    }
    const coordinator = await person('koordinator', 'municipal-coordinator', tree.town)
    const head = await person('direktor', 'school-head', tree.schoolOne)
    await person('direktor2', 'school-head', tree.schoolTwo)
    const methodist = await person('metodist', 'methodist', tree.town)
    return { store, tree, coordinator, head, methodist }
  })
}

export const testHead: MeetingHead = {
  kind: 'heads',
  title: 'Итоги первой четверти',
  when: { kind: 'moments', from: '2026-11-20T11:00:00.000Z', to: '2026-11-20T12:30:00.000Z' },
  place: 'Актовый зал',
  link: '',
  audience: { roles: ['school-head'], scope: 'all-schools', schools: [], people: [], guests: ['Совет отцов'] },
}

/** A draft with two points, drawn up two weeks before it. */
export async function plantMeeting(
  tx: WriteTx,
  { tree, coordinator }: MeetingStore,
  change: Partial<MeetingHead> = {},
): Promise<MeetingId> {
  const act = { ...coordinator, at: '2026-11-06T09:00:00.000Z' }
  const id = valueOf(await createMeeting(tx, act, { node: tree.town, head: { ...testHead, ...change } }))
  const lines = ['О расхождениях отметок', 'Разное'].map((text) => ({ id: null, text, speaker: '', minutes: 20 }))
  valueOf(await setAgenda(tx, act, { meeting: id, version: 1, lines }))
  return id
}

/** Held two days ago; the first school was there, the second was not. */
export async function plantHeld(
  tx: WriteTx,
  meetings: MeetingStore,
  change: Partial<MeetingHead> = {},
): Promise<Meeting> {
  const { coordinator } = meetings
  const id = await plantMeeting(tx, meetings, change)
  const seen = async () => ({ meeting: id, version: (await standing(tx, id)).version })
  valueOf(await inviteToMeeting(tx, coordinator, { ...(await seen()), url: testUrl }))
  valueOf(await holdMeeting(tx, coordinator, await seen()))
  const invitees = await listInvitees(tx, { meeting: id, limit: 10 })
  const lines = invitees
    .filter(({ kind }) => kind === 'school')
    .map(({ id: invitee }, index) => ({
      invitee,
      attendance: index === 0 ? ('present' as const) : ('absent' as const),
      attendee: index === 0 ? 'Директор' : '',
      people: index === 0 ? 2 : 1,
    }))
  valueOf(await recordAttendance(tx, coordinator, { ...(await seen()), lines, present: null }))
  const { items } = await standing(tx, id)
  const draft = {
    number: '3',
    date: '2026-11-20',
    chair: 'Заречная И. В.',
    secretary: 'Координатова Е. П.',
    items: items.map((item) => ({ id: item.id, heard: 'Информацию координатора', resolved: 'Принять к сведению' })),
  }
  valueOf(await writeMinutes(tx, coordinator, { ...(await seen()), draft }))
  return standing(tx, id)
}

export async function standing(tx: WriteTx, id: MeetingId): Promise<Meeting> {
  const meeting = await loadMeeting(tx, id)
  if (meeting === undefined) throw new Error(`standing: there must be a meeting ${id}`)
  return meeting
}
