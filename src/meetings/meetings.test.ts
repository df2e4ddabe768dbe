import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { writeIcalendar } from '#documents'
import { listLetters } from '#mail'
import {
  answerInvitation,
  cancelMeeting,
  countInvitees,
  createMeeting,
  deleteMeetingDraft,
  editMeeting,
  holdMeeting,
  invitationText,
  inviteToMeeting,
  listComingMeetings,
  listInvitees,
  listMeetings,
  listOwnSeats,
  loadMeeting,
  markInvitationRead,
  markRestPresent,
  meetingCalendar,
  meetingProblemSentence,
  recordAttendance,
  setAgenda,
} from './index.ts'
import type { MeetingHead, MeetingId } from './model.ts'
import {
  type MeetingStore,
  plantHeld,
  plantMeeting,
  storeForMeetings,
  testAt,
  testHead,
  testToday,
  testUrl,
  valueOf,
} from './testing.ts'

const nextWeek: Partial<MeetingHead> = {
  when: { kind: 'moments', from: '2026-11-27T11:00:00.000Z', to: '2026-11-27T12:30:00.000Z' },
}

describeOnEachStore('a meeting', (engine) => {
  let meetings: MeetingStore
  beforeEach(async () => {
    meetings = await storeForMeetings(engine)
    return () => meetings.store.close()
  })
  const write: MeetingStore['store']['write'] = (work) => meetings.store.write(work)
  const read: MeetingStore['store']['read'] = (work) => meetings.store.read(work)
  const load = async (id: MeetingId) => (await read((tx) => loadMeeting(tx, id)))!
  const seen = async (meeting: MeetingId) => ({ meeting, version: (await load(meeting)).version })
  const invite = async (meeting: MeetingId) => {
    const now = await seen(meeting)
    return valueOf(await write((tx) => inviteToMeeting(tx, meetings.coordinator, { ...now, url: testUrl })))
  }
  const draft = (change: Partial<MeetingHead> = nextWeek) => write((tx) => plantMeeting(tx, meetings, change))

  it('is seen by nobody but its organiser until invitations go out', async () => {
    const id = await draft()
    const { tree, head, coordinator } = meetings
    const part = { kind: 'coming', today: testToday } as const
    const school = { of: 'own', node: tree.schoolOne, person: head.actor, drafts: true, part, limit: 10 } as const
    const authority = { ...school, node: tree.town, person: coordinator.actor }
    expect((await read((tx) => listMeetings(tx, authority))).meetings.map((each) => each.id)).toEqual([id])
    expect((await read((tx) => listMeetings(tx, school))).total).toBe(0)
    expect(await invite(id)).toEqual({ invited: 3, letters: 2 })
    const [seenBySchool] = (await read((tx) => listMeetings(tx, school))).meetings
    expect(seenBySchool).toMatchObject({ id, state: 'invited', nodeName: 'Город Заречный', firstDay: '2026-11-27' })
    expect((await read((tx) => listMeetings(tx, { ...school, node: tree.countySchool }))).total).toBe(0)
  })

  it('asks by a letter with an entry for the calendar, once each, and again when the time changes', async () => {
    const id = await draft()
    await invite(id)
    const letters = () => read((tx) => listLetters(tx, { nodePath: '', offset: 0, limit: 20 }))
    const { when: first } = (await read((tx) => loadMeeting(tx, id)))!
    const until = await read((tx) => tx.selectFrom('letter').select('send_before').execute())
    expect(until.map((letter) => letter.send_before)).toEqual([first.to, first.to])
    expect((await letters()).map(({ to, subject }) => `${to.email} ${subject}`).toSorted()).toEqual([
      'direktor2@demo.invalid Приглашение: Итоги первой четверти',
      'direktor@demo.invalid Приглашение: Итоги первой четверти',
    ])
    const when = { kind: 'moments', from: '2026-11-28T11:00:00.000Z', to: '2026-11-28T12:00:00.000Z' } as const
    const change = { ...(await seen(id)), head: { ...testHead, when }, url: testUrl }
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, change)))
    expect((await letters()).filter(({ subject }) => subject.startsWith('Встреча изменилась'))).toHaveLength(2)
    const same = { ...change, ...(await seen(id)) }
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, same)))
    expect(await letters()).toHaveLength(4)
  })

  it('keeps its entry in the calendar by one name; each change has a higher number, a cancellation the highest', async () => {
    const id = await draft()
    await invite(id)
    const guest = { name: 'Директор (Демо)', email: 'direktor@demo.invalid' }
    const ics = async () => {
      const meeting = await load(id)
      const calendar = await read((tx) => meetingCalendar(tx, meeting, { at: testAt, url: testUrl, guest }))
      return writeIcalendar(calendar).replaceAll(/\r\n[ \t]/g, '')
    }
    const first = await ics()
    expect(first).toContain(`UID:meeting-${id}@obyektiv`)
    expect(first).toContain('METHOD:REQUEST')
    expect(first).toContain('SEQUENCE:0')
    expect(first).toContain('DTSTART:20261127T110000Z')
    expect(first).toContain('1. О расхождениях отметок')
    const moved = { ...testHead, ...nextWeek, place: 'Зал № 2' }
    const now = await seen(id)
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, { ...now, head: moved, url: testUrl })))
    expect(await ics()).toContain('SEQUENCE:1')
    const then = { ...(await seen(id)), url: testUrl }
    const empty = await write((tx) => cancelMeeting(tx, meetings.coordinator, { ...then, reason: ' ' }))
    expect(empty).toEqual({ ok: false, error: { kind: 'no-reason' } })
    valueOf(await write((tx) => cancelMeeting(tx, meetings.coordinator, { ...then, reason: 'Карантин' })))
    const last = await ics()
    expect([last.includes('METHOD:CANCEL'), last.includes('SEQUENCE:2'), last.includes('STATUS:CANCELLED')]).toEqual([
      true,
      true,
      true,
    ])
  })

  it('knows who has read the invitation and who will come; a new time asks again', async () => {
    const id = await draft()
    await invite(id)
    const { tree, head } = meetings
    const seats = () => read((tx) => listOwnSeats(tx, { meeting: id, person: head.actor, nodes: [tree.schoolOne] }))
    const [seat] = await seats()
    await write((tx) => markInvitationRead(tx, head, [seat!.id]))
    const counts = () => read((tx) => countInvitees(tx, id))
    expect(await counts()).toMatchObject({ total: 3, schools: 2, read: 1, will: 0 })
    const answer = { meeting: id, invitee: seat!.id, answer: 'will', note: 'с опозданием' } as const
    valueOf(await write((tx) => answerInvitation(tx, head, answer)))
    expect(await counts()).toMatchObject({ read: 1, will: 1, willNot: 0 })
    expect((await seats())[0]).toMatchObject({ answer: 'will', answerNote: 'с опозданием', name: 'СОШ № 2' })
    const coming = { node: tree.schoolOne, person: head.actor, drafts: false, today: testToday, days: 14, limit: 5 }
    expect(await read((tx) => listComingMeetings(tx, coming))).toMatchObject([{ id, answer: 'will' }])
    expect(await read((tx) => listComingMeetings(tx, { ...coming, days: 3 }))).toEqual([])
    const when = { kind: 'days', from: '2026-12-01', to: '2026-12-10' } as const
    const now = await seen(id)
    const head2 = { ...testHead, when }
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, { ...now, head: head2, url: testUrl })))
    expect(await counts()).toMatchObject({ read: 0, will: 0 })
    expect(await load(id)).toMatchObject({ firstDay: '2026-12-01', lastDay: '2026-12-10', sequence: 1 })
  })

  it('follows its audience after the invitations: new ones are asked, those left out are asked no more', async () => {
    const id = await draft()
    await invite(id)
    const names = async () =>
      (await read((tx) => listInvitees(tx, { meeting: id, limit: 10 }))).map(({ kind, name }) => `${kind} ${name}`)
    expect(await names()).toEqual(['school СОШ № 2', 'school СОШ № 11', 'guest Совет отцов'])
    const audience = {
      roles: ['school-head'],
      scope: 'named-schools',
      schools: [meetings.tree.schoolTwo],
      people: [meetings.methodist.actor],
      guests: [],
    } as const
    const now = await seen(id)
    const change = { ...now, head: { ...testHead, ...nextWeek, audience }, url: testUrl }
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, change)))
    expect(await names()).toEqual(['school СОШ № 11', 'person metodist (Демо)'])
    expect((await load(id)).sequence).toBe(0)
  })

  it('shows the second of two people what the first has changed, and overwrites nothing', async () => {
    const id = await draft()
    const old = await seen(id)
    const head = { ...testHead, ...nextWeek, title: 'Итоги четверти и план' }
    valueOf(await write((tx) => editMeeting(tx, meetings.coordinator, { ...old, head, url: testUrl })))
    const lines = [{ id: null, text: 'Другое', speaker: '', minutes: null }]
    const second = await write((tx) => setAgenda(tx, meetings.methodist, { ...old, lines }))
    expect(second).toMatchObject({ ok: false, error: { kind: 'stale', current: { title: 'Итоги четверти и план' } } })
    expect((await load(id)).items.map(({ text }) => text)).toEqual(['О расхождениях отметок', 'Разное'])
  })

  it('keeps what is written under a point when the agenda is put in another order', async () => {
    const held = await write((tx) => plantHeld(tx, meetings))
    const [first, second] = held.items
    const line = (item: typeof first) => ({ id: item!.id, text: item!.text, speaker: 'Методист', minutes: null })
    const added = { id: null, text: 'О декаде', speaker: '', minutes: 10 }
    const lines = [line(second), added, { ...line(first), text: ' ' }]
    const seenNow = { meeting: held.id, version: held.version }
    valueOf(await write((tx) => setAgenda(tx, meetings.coordinator, { ...seenNow, lines })))
    expect((await load(held.id)).items.map(({ text, heard }) => [text, heard])).toEqual([
      ['Разное', 'Информацию координатора'],
      ['О декаде', ''],
    ])
  })

  it('marks thirty schools by one press: who said no was absent, everybody else was there', async () => {
    const id = await write((tx) => plantMeeting(tx, meetings))
    await invite(id)
    const invitees = await read((tx) => listInvitees(tx, { meeting: id, limit: 10 }))
    const no = { meeting: id, invitee: invitees[1]!.id, answer: 'will-not', note: '' } as const
    valueOf(await write((tx) => answerInvitation(tx, meetings.head, no)))
    const before = await seen(id)
    valueOf(await write((tx) => holdMeeting(tx, meetings.coordinator, before)))
    const after = await seen(id)
    valueOf(await write((tx) => markRestPresent(tx, meetings.coordinator, after)))
    expect(await read((tx) => countInvitees(tx, id))).toMatchObject({
      present: 2,
      absent: 1,
      schoolsPresent: 1,
      people: 2,
    })
    const line = { invitee: invitees[0]!.id, attendance: 'representative', attendee: 'Завуч', people: 3 } as const
    const now = await seen(id)
    valueOf(await write((tx) => recordAttendance(tx, meetings.coordinator, { ...now, lines: [line], present: 31 })))
    expect(await read((tx) => countInvitees(tx, id))).toMatchObject({ representative: 1, people: 4 })
    expect((await load(id)).minutes.present).toBe(31)
  })

  it('is held from its first day on, and not before', async () => {
    const id = await draft()
    await invite(id)
    const now = await seen(id)
    const early = await write((tx) => holdMeeting(tx, meetings.coordinator, now))
    expect(early).toEqual({ ok: false, error: { kind: 'not-begun' } })
    const act = { ...meetings.coordinator, at: '2026-11-27T05:00:00.000Z' }
    valueOf(await write((tx) => holdMeeting(tx, act, now)))
    expect(await load(id)).toMatchObject({ state: 'held', minutes: { date: '2026-11-27' } })
  })

  it('vanishes as a draft, and can be taken back only by a cancellation once people were asked', async () => {
    const id = await draft()
    const now = await seen(id)
    valueOf(await write((tx) => deleteMeetingDraft(tx, meetings.coordinator, now)))
    expect(await read((tx) => loadMeeting(tx, id))).toBeUndefined()
    const other = await draft()
    await invite(other)
    const then = await seen(other)
    expect(await write((tx) => deleteMeetingDraft(tx, meetings.coordinator, then))).toEqual({
      ok: false,
      error: { kind: 'wrong-state', state: 'invited' },
    })
    const { entries } = await read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 3 }))
    expect(entries.map(({ action }) => action)).toEqual(['meetings.invite', 'meetings.set-agenda', 'meetings.create'])
  })

  it('is written as a letter that people can send by themselves', async () => {
    const meeting = await load(await draft())
    expect(invitationText(meeting, { when: '27 ноября 2026 г., 14:00–15:30', url: testUrl }).split('\n')).toEqual([
      'Уважаемые коллеги!',
      '',
      'Приглашаем вас на совещание руководителей «Итоги первой четверти».',
      'Когда: 27 ноября 2026 г., 14:00–15:30.',
      'Где: Актовый зал.',
      'Кого ждём: директора.',
      '',
      'Повестка:',
      '1. О расхождениях отметок, 20\u00a0мин',
      '2. Разное, 20\u00a0мин',
      '',
      `Ответить, будете ли вы, и взять встречу в свой календарь: ${testUrl}`,
      '',
      'Город Заречный',
    ])
  })

  it.each([
    ['without a subject', { title: ' ' }, 'Назовите тему встречи.'],
    [
      'with an end before its beginning',
      { when: { kind: 'days', from: '2026-12-10', to: '2026-12-01' } },
      'Окончание раньше',
    ],
    [
      'with a date that cannot be read',
      { when: { kind: 'days', from: 'завтра', to: 'завтра' } },
      'Дата или время не прочитаны',
    ],
    ['with a link that is none', { link: 'meet.example' }, 'Ссылка должна начинаться'],
  ] as const)('is refused %s', async (_what, change, sentence) => {
    const { tree, coordinator } = meetings
    const head = { ...testHead, ...change } as MeetingHead
    const refused = await write((tx) => createMeeting(tx, coordinator, { node: tree.town, head }))
    expect(refused.ok ? '' : meetingProblemSentence(refused.error)).toContain(sentence)
  })

  it('asks only schools under its organiser and people of its own', async () => {
    const { tree, coordinator, head } = meetings
    const create = (audience: Partial<MeetingHead['audience']>) =>
      write((tx) =>
        createMeeting(tx, coordinator, {
          node: tree.town,
          head: { ...testHead, audience: { ...testHead.audience, ...audience } },
        }),
      )
    const foreign = await create({ scope: 'named-schools', schools: [tree.countySchool] })
    expect(foreign).toEqual({ ok: false, error: { kind: 'foreign-schools' } })
    expect(await create({ people: [head.actor] })).toEqual({ ok: false, error: { kind: 'foreign-people' } })
  })
})
