import { beforeEach, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { getNode } from '#organisations'
import { listExecutions, listMeasures, offerEvidence, putPlanInForce } from '#plan'
import type { PlanId } from '#plan/model'
import { plantDraft, plantInForce, testDay, threeRows } from '../plan/testing.ts'
import {
  agreeMinutes,
  attachMinutes,
  attendanceTarget,
  composeMinutes,
  type DecisionWords,
  findMeetingOfMeasure,
  findMinutesFaults,
  gatherMinutes,
  heldMeetingsTarget,
  holdMeeting,
  listClosedRows,
  listDecisionProgress,
  listOpenDecisions,
  loadAgreedMinutes,
  loadMeeting,
  meetingEvidenceSources,
  meetingProblemSentence,
  proposeAgenda,
  removeDecision,
  setDecision,
  takeProposals,
  writeMinutes,
} from './index.ts'
import type { Meeting, MeetingId } from './model.ts'
import {
  type MeetingStore,
  plantHeld,
  plantMeeting,
  standing,
  storeForMeetings,
  testToday,
  valueOf,
} from './testing.ts'

describeOnEachStore('minutes', (engine) => {
  let meetings: MeetingStore
  let plan: PlanId
  beforeEach(async () => {
    meetings = await storeForMeetings(engine)
    plan = await meetings.store.write((tx) => plantInForce(tx, meetings))
    return () => meetings.store.close()
  })
  const write: MeetingStore['store']['write'] = (work) => meetings.store.write(work)
  const read: MeetingStore['store']['read'] = (work) => meetings.store.read(work)
  const load = async (id: MeetingId) => (await read((tx) => loadMeeting(tx, id)))!
  const seenOf = ({ id, version }: Meeting) => ({ meeting: id, version })

  const words = (change: Partial<DecisionWords> = {}): DecisionWords => ({
    item: null,
    text: 'Представить справку о расхождениях',
    scope: 'all-schools',
    schools: [],
    deadlineText: 'до 15 декабря',
    ownerRole: 'school-head',
    plan,
    ...change,
  })
  const decide = async (meeting: Meeting, change: Partial<DecisionWords> = {}) => {
    const request = { ...seenOf(meeting), decision: 'new', words: words(change) } as const
    valueOf(await write((tx) => setDecision(tx, meetings.coordinator, request)))
    return load(meeting.id)
  }
  const agree = (meeting: Meeting) => write((tx) => agreeMinutes(tx, meetings.coordinator, seenOf(meeting)))

  it('make work of a decision when they are agreed, and not before', async () => {
    let held = await write((tx) => plantHeld(tx, meetings))
    held = await decide(held, { item: held.items[0]!.id })
    held = await decide(held, { text: 'Поблагодарить за работу', plan: null, deadlineText: null })
    const own = () => read((tx) => listExecutions(tx, { at: meetings.tree.schoolOne, limit: 50 }))
    const before = (await own()).length
    expect(valueOf(await agree(held))).toEqual({ assigned: 1, executions: 2 })
    expect(await own()).toHaveLength(before + 1)
    expect((await own()).at(-1)).toMatchObject({ measureNumber: '3/1', controlDate: '2026-12-15' })

    const agreed = await load(held.id)
    const [progress] = await read((tx) => listDecisionProgress(tx, agreed, { today: testToday }))
    expect(progress).toMatchObject({ plan, progress: { total: 2, late: 0 } })
    const school = { today: testToday, onlyNode: meetings.tree.schoolOne }
    expect(await read((tx) => listDecisionProgress(tx, agreed, school))).toMatchObject([{ progress: { total: 1 } }])
    expect(await read((tx) => findMeetingOfMeasure(tx, progress!.measure))).toMatchObject({ id: held.id, number: '3' })
  })

  it('keep hold of their decisions when a correcting order replaces the plan', async () => {
    const held = await decide(await write((tx) => plantHeld(tx, meetings)))
    valueOf(await agree(held))
    const next = await write((tx) => plantDraft(tx, meetings, threeRows, { replaces: plan }))
    valueOf(await write((tx) => putPlanInForce(tx, meetings.coordinator, next)))
    const agreed = await load(held.id)
    expect(agreed.decisions[0]?.plan).toBe(next)
    const [progress] = await read((tx) => listDecisionProgress(tx, agreed, { today: testToday }))
    expect(progress).toMatchObject({ plan: next, progress: { total: 2 } })
    const open = { node: meetings.tree.town, today: testToday, limit: 5 }
    expect(await read((tx) => listOpenDecisions(tx, open))).toMatchObject([{ meeting: held.id, minutesNumber: '3' }])
  })

  it('stand as they were agreed, whatever is asked of them later', async () => {
    const held = await decide(await write((tx) => plantHeld(tx, meetings)))
    valueOf(await agree(held))
    const agreed = await load(held.id)
    const draft = { number: '4', date: '2026-11-21', chair: 'Другой', secretary: 'Другая', items: [] }
    const refused = await write((tx) => writeMinutes(tx, meetings.coordinator, { ...seenOf(agreed), draft }))
    expect(refused).toEqual({ ok: false, error: { kind: 'wrong-state', state: 'agreed' } })
    const model = await read((tx) => loadAgreedMinutes(tx, held.id))
    expect(model?.requisites).toMatchObject({ kind: 'ПРОТОКОЛ', number: '3', date: '20\u00a0ноября 2026\u00a0г.' })
    expect(await read(findMinutesFaults)).toEqual([])
    const changed = JSON.stringify(model).replace('до 15 декабря', 'до 25 декабря')
    await write((tx) => tx.updateTable('meeting').set({ minutes_model: changed }).execute())
    expect(await read(findMinutesFaults)).toEqual([
      'Протокол № 3 от 20\u00a0ноября 2026\u00a0г. «Итоги первой четверти» не совпадает с утверждённым.',
    ])
  })

  it('begin with the next number of their kind, and with whoever opened them as the secretary', async () => {
    valueOf(await agree(await decide(await write((tx) => plantHeld(tx, meetings)))))
    const holdNext = (kind: 'heads' | 'seminar') =>
      write(async (tx) => {
        const id = await plantMeeting(tx, meetings, { kind })
        valueOf(await holdMeeting(tx, meetings.coordinator, seenOf(await standing(tx, id))))
        return standing(tx, id)
      })
    expect((await holdNext('heads')).minutes).toMatchObject({ number: '4', secretary: 'koordinator (Демо)' })
    expect((await holdNext('seminar')).minutes).toMatchObject({ number: '1', date: '2026-11-20' })
  })

  it('say what is missing before they can be agreed', async () => {
    const held = await write((tx) => plantHeld(tx, meetings))
    const items = held.items.map(({ id }) => ({ id, heard: '', resolved: '' }))
    const draft = { number: '', date: null, chair: '', secretary: 'Секретарь', items }
    valueOf(await write((tx) => writeMinutes(tx, meetings.coordinator, { ...seenOf(held), draft })))
    const refused = await agree(await load(held.id))
    expect(refused.ok ? '' : meetingProblemSentence(refused.error)).toBe(
      'Протокол не утвердить, не заполнено: номер, дата, председатель, «слушали» в вопросах: 2, решения.',
    )
  })

  it('name who was there, what was heard and resolved, who does it and by when', async () => {
    const held = await write((tx) => plantHeld(tx, meetings))
    const named = { scope: 'named-schools', schools: [meetings.tree.schoolTwo] } as const
    const meeting = await decide(held, { ...named, item: held.items[0]!.id })
    const model = await read(async (tx) => composeMinutes(await gatherMinutes(tx, meeting)))
    const text = model.blocks
      .map((block) =>
        'runs' in block ? block.runs.map((run) => (typeof run === 'string' ? run : run.text)).join('') : '',
      )
      .join('\n')
    expect(model.requisites).toMatchObject({ kind: 'ПРОТОКОЛ (проект)' })
    expect(text).toContain(
      'Присутствовали: представители 1 из 2\u00a0школ, всего 2\u00a0человека (список прилагается).',
    )
    expect(text).toContain('СЛУШАЛИ: Информацию координатора.')
    expect(text).toContain(
      'Решение 3/1. Представить справку о расхождениях. Ответственные: директора: СОШ № 11. Срок: до 15 декабря.',
    )
    expect(JSON.stringify(model.blocks.at(-1))).toContain('не был')
  })

  it('close rows of the plan for the organiser and for the schools that were there', async () => {
    const held = await decide(await write((tx) => plantHeld(tx, meetings)), { text: 'Провести педсовет' })
    const { town, schoolOne, schoolTwo } = meetings.tree
    const list = (node: typeof town) =>
      read(async (tx) => {
        const offers = []
        for (const source of meetingEvidenceSources) offers.push(...(await source.list(tx, { node, limit: 5 })))
        return offers.map(({ title }) => title)
      })
    expect(await list(town)).toEqual([])
    valueOf(await agree(held))
    const title = 'Протокол № 3 от 20\u00a0ноября 2026\u00a0г.: совещание руководителей «Итоги первой четверти»'
    expect([await list(town), await list(schoolOne), await list(schoolTwo)]).toEqual([[title], [title], []])

    const agreed = await load(held.id)
    const rows = (node: typeof town) => read((tx) => listClosedRows(tx, { meeting: agreed, node }))
    const open = (await rows(town)).open
    expect(open.map(({ text }) => text)).toEqual(['Совещание с руководителями школ', 'Совещание с руководителями школ'])
    expect(await rows(schoolTwo)).toEqual({ closed: [], open: [] })
    expect(await rows(schoolOne)).toEqual({ closed: [], open: [] })
    const offers = await read((tx) => offerEvidence(tx, meetingEvidenceSources, open[0]!.id))
    expect(offers.map(({ source }) => source)).toEqual(['meeting-minutes'])
  })

  it('become evidence of rows of the node that shows them, and of no other', async () => {
    const three = [['Семинар школы для учителей', 'Декабрь 2026 г.', 'Директора школ', 'Протокол']] as const
    await write((tx) => plantInForce(tx, meetings, three))
    const held = await write((tx) => plantHeld(tx, meetings))
    valueOf(await agree(held))
    const meeting = await load(held.id)
    const { schoolOne, schoolTwo } = meetings.tree
    const rowOf = async (node: typeof schoolOne) =>
      (await read((tx) => listExecutions(tx, { at: node, limit: 50 }))).find(({ text }) => text.startsWith('Семинар'))!
    const [own, foreign] = [(await rowOf(schoolOne)).id, (await rowOf(schoolTwo)).id]
    const attach = (executions: readonly (typeof own)[]) =>
      write((tx) => attachMinutes(tx, meetings.head, { meeting, node: schoolOne, executions }))
    const refused = { ok: false, error: { kind: 'plan', problem: { kind: 'no-such-execution' } } }
    expect([await attach([foreign]), await attach([own, foreign]), await attach([])]).toEqual([
      refused,
      refused,
      refused,
    ])
    valueOf(await attach([own]))
    expect(await rowOf(schoolOne)).toMatchObject({ state: 'in-work', evidence: 1 })
    expect(await rowOf(schoolTwo)).toMatchObject({ state: 'not-started', evidence: 0 })
    const rows = await read((tx) => listClosedRows(tx, { meeting, node: schoolOne }))
    expect([rows.closed.map(({ id }) => id), rows.open]).toEqual([[own], []])
  })

  it('are counted as meetings held and as people who came', async () => {
    const held = await write((tx) => plantHeld(tx, meetings, { kind: 'seminar' }))
    const year = { start: '2026-09-01', end: '2027-08-31' }
    const count = (stretch = year, what = '') =>
      read(async (tx) => {
        const node = (await getNode(tx, meetings.tree.town))!
        const row = (await listMeasures(tx, { plan, at: node.id, today: testDay }))[2]!
        const measure = { ...row, targets: [{ value: 1, comparison: '≥', unit: 'count', what }] } as const
        const question = { node, measure, target: 0, stretch, limit: 10, offset: 0 }
        const meetingsHeld = await heldMeetingsTarget.count(tx, question)
        return [meetingsHeld.number, (await attendanceTarget.count(tx, question)).number]
      })
    expect(await count()).toEqual([0, 0])
    valueOf(await agree(held))
    expect(await count()).toEqual([1, 2])
    expect(await count({ start: '2026-09-01', end: '2026-11-19' })).toEqual([0, 0])
    expect([await count(year, 'семинаров'), await count(year, 'вебинара')]).toEqual([
      [1, 2],
      [0, 0],
    ])
  })

  it('refuse a decision whose plan is not in force, and let one be taken off again', async () => {
    const held = await write((tx) => plantHeld(tx, meetings))
    const foreign = { ...seenOf(held), decision: 'new', words: words({ plan: 'no-such-plan' as PlanId }) } as const
    expect(await write((tx) => setDecision(tx, meetings.coordinator, foreign))).toEqual({
      ok: false,
      error: { kind: 'no-such-plan' },
    })
    const decided = await decide(await decide(held, { text: 'Первое' }), { text: 'Второе' })
    const gone = { ...seenOf(decided), decision: decided.decisions[0]!.id }
    valueOf(await write((tx) => removeDecision(tx, meetings.coordinator, gone)))
    expect((await load(held.id)).decisions.map(({ text }) => text)).toEqual(['Второе'])
  })

  it('come back to the next meeting: open decisions and late measures are proposed for its agenda', async () => {
    valueOf(await agree(await decide(await write((tx) => plantHeld(tx, meetings)))))
    const next = await load(await write((tx) => plantMeeting(tx, meetings)))
    const proposals = await read((tx) => proposeAgenda(tx, next, testDay))
    expect(proposals.map(({ from, text, reason }) => [from, text, reason])).toEqual([
      [
        'decision',
        'Об исполнении решения протокола № 3 от 20\u00a0ноября 2026\u00a0г.: представить справку о расхождениях',
        'принято 0 из 2',
      ],
      ['plan', expect.stringContaining('ознакомиться с планом'), expect.stringContaining('просрочено 2')],
      ['plan', expect.stringContaining('совещание с руководителями'), expect.stringContaining('просрочено 1')],
      ['plan', expect.stringContaining('отчёт школы о ходе плана'), expect.stringContaining('просрочено 2')],
    ])
    const taken = { ...seenOf(next), proposals: proposals.slice(0, 1) }
    valueOf(await write((tx) => takeProposals(tx, meetings.coordinator, taken)))
    const again = await load(next.id)
    expect(again.items.at(-1)?.text).toContain('Об исполнении решения')
    const left = await read((tx) => proposeAgenda(tx, again, testDay))
    expect(left.map(({ from }) => from)).toEqual(['plan', 'plan', 'plan'])
  })

  it('propose to parents only what concerns parents', async () => {
    const meeting = await load(await write((tx) => plantMeeting(tx, meetings, { kind: 'parents' })))
    expect(await read((tx) => proposeAgenda(tx, meeting, testDay))).toEqual([])
  })
})
