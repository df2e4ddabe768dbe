import type { PersonId } from '#access/model'
import type { Act } from '#audit'
import type { WriteTx } from '#db'
import {
  agreeMinutes,
  answerInvitation,
  createMeeting,
  holdMeeting,
  inviteToMeeting,
  listInvitees,
  loadMeeting,
  recordAttendance,
  setAgenda,
  setDecision,
  takeProposals,
  proposeAgenda,
  writeMinutes,
} from '#meetings'
import { decisionSection, type MeetingHead, type MeetingId } from '#meetings/model'
import type { NodeId } from '#organisations/model'
import { attachEvidence, listExecutions, listMeasures, moveExecution } from '#plan'
import type { PlanId } from '#plan/model'
import { planted } from './planted.ts'

export interface MeetingActors {
  readonly municipality: NodeId
  readonly plan: PlanId
  readonly coordinator: PersonId
  readonly heads: ReadonlyMap<NodeId, PersonId>
  readonly ownSchool: NodeId
  readonly schoolHead: PersonId
}

const dayMs = 86_400_000
const url = 'no-letters'

/** A day so many days from the day of planting. */
const dayFrom = (at: string, days: number): string =>
  new Date(Date.parse(`${at.slice(0, 10)}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)

/** Nobody meets on a day off: the nearest Monday to Friday, earlier for the past and later for the future. */
function workdayFrom(at: string, days: number): string {
  const day = dayFrom(at, days)
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
  return isWeekend ? workdayFrom(at, days < 0 ? days - 1 : days + 1) : day
}

/**
 * A meeting of heads three weeks ago with agreed minutes, whose decisions are being carried out; a school of deputies
 * next week that schools are answering to; and the pedagogical council of the demonstration's own school.
 */
export async function plantMeetings(tx: WriteTx, at: string, actors: MeetingActors): Promise<void> {
  await plantHeads(tx, at, actors)
  await plantDeputies(tx, at, actors)
  await plantCouncil(tx, at, actors)
}

async function plantHeads(tx: WriteTx, at: string, actors: MeetingActors): Promise<void> {
  const day = workdayFrom(at, -21)
  const planning: Act = { actor: actors.coordinator, at: `${workdayFrom(at, -28)}T07:00:00.000Z` }
  const meeting = await plantMeeting(tx, planning, actors.municipality, {
    head: {
      kind: 'heads',
      title: 'Итоги осенних процедур и меры поддержки объективности',
      when: { kind: 'moments', from: `${day}T07:00:00.000Z`, to: `${day}T08:30:00.000Z` },
      place: 'Зал заседаний управления образования',
      link: '',
      audience: {
        roles: ['school-head'],
        scope: 'all-schools',
        schools: [],
        people: [],
        guests: ['Совет родителей округа'],
      },
    },
    points: [
      ['О результатах сопоставления отметок с результатами ВПР', 'Координатор', 30],
      ['О порядке проверки работ и обмене экспертами', 'Методист', 30],
    ],
  })
  planted(await inviteToMeeting(tx, planning, { ...(await seen(tx, meeting)), url }))
  const holding: Act = { actor: actors.coordinator, at: `${day}T09:00:00.000Z` }
  planted(await holdMeeting(tx, holding, await seen(tx, meeting)))
  const invitees = await listInvitees(tx, { meeting, limit: 100 })
  const lines = invitees.map(({ id, kind }, index) => {
    const attendance =
      index % 13 === 7 ? ('absent' as const) : index % 9 === 4 ? ('representative' as const) : ('present' as const)
    const attendee =
      kind !== 'school' ? '' : attendance === 'present' ? 'директор' : attendance === 'absent' ? '' : 'заместитель'
    return { invitee: id, attendance, attendee, people: 1 }
  })
  planted(await recordAttendance(tx, holding, { ...(await seen(tx, meeting)), lines, present: null }))
  const { items } = await standing(tx, meeting)
  const [first, second] = items
  const draft = {
    number: '3',
    date: day,
    chair: 'И. В. Заречная (демо)',
    secretary: 'Е. П. Координатова (демо)',
    items: items.map(({ id }, index) => ({
      id,
      heard:
        index === 0
          ? 'В части школ доля работ, где отметка за ВПР ниже отметки в журнале, выше, чем по округу.\nЭто признак, который школы уточняют сами.'
          : 'Предложено проверять часть работ вместе с соседней школой.',
      resolved: index === 0 ? 'Информацию принять к сведению.' : '',
    })),
  }
  planted(await writeMinutes(tx, holding, { ...(await seen(tx, meeting)), draft }))
  const decide = async (words: Parameters<typeof setDecision>[2]['words']): Promise<void> => {
    planted(await setDecision(tx, holding, { ...(await seen(tx, meeting)), decision: 'new', words }))
  }
  const common = { schools: [], plan: actors.plan } as const
  await decide({
    ...common,
    item: first?.id ?? null,
    text: 'Обсудить результаты сопоставления на педагогическом совете и направить выписку из протокола',
    scope: 'all-schools',
    deadlineText: `до ${wordDay(workdayFrom(at, 12))}`,
    ownerRole: 'school-head',
  })
  await decide({
    ...common,
    item: second?.id ?? null,
    text: 'Составить график обмена экспертами между школами',
    scope: 'own',
    deadlineText: `не позднее ${wordDay(workdayFrom(at, 18))}`,
    ownerRole: 'methodist',
  })
  await decide({
    ...common,
    plan: null,
    item: null,
    text: 'Поблагодарить школы, поделившиеся опытом',
    scope: 'own',
    deadlineText: null,
    ownerRole: 'municipal-coordinator',
  })
  const agreeing: Act = { actor: actors.coordinator, at: `${workdayFrom(at, -19)}T08:00:00.000Z` }
  planted(await agreeMinutes(tx, agreeing, await seen(tx, meeting)))
  await carryOut(tx, at, actors)
}

/** The first decision is on its way: some schools have handed it in, some of those are accepted. */
async function carryOut(
  tx: WriteTx,
  at: string,
  { municipality, plan, coordinator, heads }: MeetingActors,
): Promise<void> {
  const measures = await listMeasures(tx, { plan, at: municipality, today: at.slice(0, 10) })
  const first = measures.find(({ section, scope }) => section === decisionSection && scope === 'all-schools')
  if (first === undefined) return
  const executions = await listExecutions(tx, { at: municipality, plan, measure: first.id, limit: 100 })
  for (const [index, { id, node }] of executions.entries()) {
    if (index % 3 !== 0) continue
    const own: Act = { actor: heads.get(node) ?? coordinator, at: `${dayFrom(at, -5)}T08:00:00.000Z` }
    const bytes = new TextEncoder().encode('Синтетические данные. Выписка из протокола педагогического совета.')
    const evidence = { kind: 'file', fileName: 'Выписка из протокола (Демо).txt', bytes } as const
    planted(await attachEvidence(tx, own, [], { executions: [id], evidence }))
    planted(await moveExecution(tx, own, { execution: id, version: 2, step: 'submit' }))
    if (index % 2 !== 0) continue
    const accepting: Act = { actor: coordinator, at: `${dayFrom(at, -3)}T08:00:00.000Z` }
    planted(await moveExecution(tx, accepting, { execution: id, version: 3, step: 'accept' }))
  }
}

async function plantDeputies(tx: WriteTx, at: string, actors: MeetingActors): Promise<void> {
  const day = workdayFrom(at, 9)
  const act: Act = { actor: actors.coordinator, at: `${dayFrom(at, -6)}T07:00:00.000Z` }
  const meeting = await plantMeeting(tx, act, actors.municipality, {
    head: {
      kind: 'deputies-school',
      title: 'Как готовить самоанализ: от вопроса к плану действий',
      when: { kind: 'moments', from: `${day}T10:00:00.000Z`, to: `${day}T12:00:00.000Z` },
      place: 'Методический кабинет',
      link: 'https://meet.demo.invalid/zarechny',
      audience: { roles: ['school-coordinator'], scope: 'all-schools', schools: [], people: [], guests: [] },
    },
    points: [['Семь вопросов самоанализа на примере одной школы', 'Методист', 60]],
  })
  const now = await standing(tx, meeting)
  const offered = await proposeAgenda(tx, now, at.slice(0, 10))
  const proposals = [
    ...offered.filter(({ from }) => from === 'decision').slice(0, 1),
    ...offered.filter(({ from }) => from === 'analysis').slice(0, 1),
  ]
  planted(await takeProposals(tx, act, { ...(await seen(tx, meeting)), proposals }))
  planted(await inviteToMeeting(tx, act, { ...(await seen(tx, meeting)), url }))
  const invitees = await listInvitees(tx, { meeting, limit: 100 })
  for (const [index, { id, node }] of invitees.entries()) {
    const head = node === null ? undefined : actors.heads.get(node)
    // The demonstration's own school has still to answer.
    if (head === undefined || node === actors.ownSchool || index % 4 === 3) continue
    const answering: Act = { actor: head, at: `${dayFrom(at, -(index % 5) - 1)}T06:00:00.000Z` }
    const answer = index % 7 === 5 ? ('will-not' as const) : ('will' as const)
    const note = answer === 'will' ? '' : 'В этот день в школе проверка работ'
    planted(await answerInvitation(tx, answering, { meeting, invitee: id, answer, note }))
  }
}

async function plantCouncil(tx: WriteTx, at: string, actors: MeetingActors): Promise<void> {
  const day = workdayFrom(at, -10)
  const act: Act = { actor: actors.schoolHead, at: `${day}T12:00:00.000Z` }
  const meeting = await plantMeeting(tx, act, actors.ownSchool, {
    head: {
      kind: 'pedagogical-council',
      title: 'Отметки и результаты ВПР: что мы уточняем',
      when: { kind: 'days', from: day, to: day },
      place: 'Учительская',
      link: '',
      audience: { roles: ['teacher'], scope: 'own', schools: [], people: [], guests: ['Учителя школы'] },
    },
    points: [['О сопоставлении отметок с результатами ВПР по решению совещания руководителей', 'Директор', 40]],
  })
  planted(await holdMeeting(tx, act, await seen(tx, meeting)))
  const [guest] = await listInvitees(tx, { meeting, limit: 1 })
  if (guest !== undefined) {
    const line = { invitee: guest.id, attendance: 'present', attendee: '', people: 27 } as const
    planted(await recordAttendance(tx, act, { ...(await seen(tx, meeting)), lines: [line], present: 27 }))
  }
  const { items } = await standing(tx, meeting)
  const draft = {
    number: '4',
    date: day,
    chair: 'М. А. Школьникова (демо)',
    secretary: 'Т. И. Завучева (демо)',
    items: items.map(({ id }) => ({
      id,
      heard: 'Результаты по классам и вопросы, на которые школе стоит ответить.',
      resolved: 'Учителям-предметникам сверить критерии текущего оценивания с критериями процедуры.',
    })),
  }
  planted(await writeMinutes(tx, act, { ...(await seen(tx, meeting)), draft }))
  planted(await agreeMinutes(tx, act, await seen(tx, meeting)))
}

interface NewMeeting {
  readonly head: MeetingHead
  readonly points: readonly (readonly [text: string, speaker: string, minutes: number])[]
}

async function plantMeeting(tx: WriteTx, act: Act, node: NodeId, { head, points }: NewMeeting): Promise<MeetingId> {
  const meeting = planted(await createMeeting(tx, act, { node, head }))
  const lines = points.map(([text, speaker, minutes]) => ({ id: null, text, speaker, minutes }))
  planted(await setAgenda(tx, act, { meeting, version: 1, lines }))
  return meeting
}

async function standing(tx: WriteTx, id: MeetingId) {
  const meeting = await loadMeeting(tx, id)
  return planted(meeting === undefined ? { ok: false, error: 'no-such-meeting' } : { ok: true, value: meeting })
}

const seen = async (tx: WriteTx, meeting: MeetingId) => ({ meeting, version: (await standing(tx, meeting)).version })

/** «15 декабря 2026 г.» with plain spaces, as people write it in minutes. */
const wordDay = (day: string): string =>
  new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)).replaceAll('\u00a0', ' ')
