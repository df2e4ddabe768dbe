import { beforeEach, expect, it } from 'vitest'
import { type EventDraft, loadCalendar, markStage } from '#calendar'
import { type CalendarEvent, stageKinds } from '#calendar/model'
import { describeOnEachStore } from '#db/testing'
import type { NodeId } from '#organisations/model'
import {
  forecastPlan,
  listExecutions,
  listMeasures,
  listRedatings,
  listWaitingEvents,
  loadPlan,
  makeEventChange,
  makeSchoolDates,
  moveExecution,
  attachEvidence,
  previewEventChange,
  previewSchoolDates,
  putPlanInForce,
  stageEvidence,
} from './index.ts'
import type { ListedExecution, PlanId } from './model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from './testing.ts'

const rows = [
  ['Наблюдение за проведением ВПР', 'По графику проведения ВПР', 'Управление образования', 'Акты'],
  ['Проведение ВПР в школе', 'По графику проведения ВПР', 'Директора школ', 'Протоколы'],
  ['Перепроверка работ', 'Не позднее чем через 2 недели после окончания проведения ВПР', 'Методист', 'Протокол'],
  ['Разбор итогов', 'По плану работы', 'Методист', 'Справка'],
] as const

describeOnEachStore('executions that hang on an event', (engine) => {
  let plans: PlanStore
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const draft = (change: Partial<EventDraft> = {}): EventDraft => ({
    node: plans.tree.town,
    schoolYear: 2026,
    kind: 'other',
    name: 'ВПР',
    start: '2027-04-12',
    end: '2027-05-14',
    basis: 'приказ № 7 (Демо)',
    ...change,
  })
  const add = (change: Partial<EventDraft> = {}) => ({ kind: 'add', draft: draft(change) }) as const
  const previewOf = async (change: Parameters<typeof previewEventChange>[2]) =>
    valueOf(await read((tx) => previewEventChange(tx, plans.coordinator, change)))
  const makeSeen = async (change: Parameters<typeof previewEventChange>[2]): Promise<CalendarEvent | undefined> => {
    const { fingerprint } = await previewOf(change)
    return valueOf(await write((tx) => makeEventChange(tx, plans.coordinator, change, fingerprint))).event
  }
  const stateOf = async (plan: PlanId) =>
    (await read((tx) => listExecutions(tx, { at: plans.tree.town, plan, limit: 50 })))
      .filter(({ measureNumber, text }) => measureNumber !== null && !text.startsWith('Директорам'))
      .toSorted((a, b) => a.measurePosition - b.measurePosition || (a.nodeName < b.nodeName ? 1 : -1))
      .map(({ measureNumber, nodeName, controlDate }) => `${measureNumber} ${nodeName}: ${controlDate ?? 'ждёт'}`)
  const find = async (plan: PlanId, node: NodeId): Promise<ListedExecution> => {
    const found = await read((tx) => listExecutions(tx, { at: node, plan, limit: 50 }))
    const own = found.find(({ text, node: of }) => of === node && text.startsWith('Проведение'))
    if (own === undefined) throw new Error('no execution of the school')
    return own
  }
  const submit = (execution: ListedExecution) =>
    write(async (tx) => {
      const evidence = { kind: 'link', url: 'https://demo.invalid/', title: 'Демо' } as const
      valueOf(await attachEvidence(tx, plans.head, [], { executions: [execution.id], evidence }))
      const step = { execution: execution.id, version: execution.version + 1, step: 'submit' } as const
      valueOf(await moveExecution(tx, plans.head, step))
    })
  const schoolDates = (lines: readonly (readonly [string, string])[], version = 0) => ({
    school: plans.tree.schoolOne,
    schoolYear: 2026,
    procedure: 'ВПР' as const,
    version,
    lines: lines.map(([subject, date]) => ({ grade: '4', subject, date })),
  })

  it('wait for it, and are told of as what holds work up', async () => {
    await write((tx) => plantInForce(tx, plans, rows))
    const waiting = await read((tx) => listWaitingEvents(tx, plans.tree.town))
    expect(waiting.map(({ event, executions, measures }) => [event, executions, measures.length])).toEqual([
      ['график проведения ВПР', 3, 2],
      ['окончание проведения ВПР', 1, 1],
      ['план работы', 1, 1],
    ])
    const own = await read((tx) => listWaitingEvents(tx, plans.tree.schoolOne))
    expect(own.map(({ event, executions }) => [event, executions])).toEqual([['график проведения ВПР', 1]])
  })

  it('get their dates when it gets its own, move with it and wait again when it is cleared', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    const seen = await previewOf(add())
    expect(seen.moves.map(({ text, executions, from, to }) => [text, executions, from, to])).toEqual([
      ['Наблюдение за проведением ВПР', 1, null, '2027-05-14'],
      ['Проведение ВПР в школе', 2, null, '2027-05-14'],
      ['Перепроверка работ', 1, null, '2027-05-28'],
    ])
    expect(seen.moves[0]?.reason).toContain('приказ № 7 (Демо)')
    expect(await stateOf(plan)).toContain('1 Город Заречный: ждёт')

    const event = await makeSeen(add())
    expect(await stateOf(plan)).toEqual([
      '1 Город Заречный: 2027-05-14',
      '2 СОШ № 2: 2027-05-14',
      '2 СОШ № 11: 2027-05-14',
      '3 Город Заречный: 2027-05-28',
      '4 Город Заречный: ждёт',
    ])
    if (event === undefined) throw new Error('no event was made')
    const later = { kind: 'change', event: event.id, version: 1, draft: draft({ end: '2027-05-21' }) } as const
    await makeSeen(later)
    expect((await stateOf(plan)).slice(0, 4)).toEqual([
      '1 Город Заречный: 2027-05-21',
      '2 СОШ № 2: 2027-05-21',
      '2 СОШ № 11: 2027-05-21',
      '3 Город Заречный: 2027-06-04',
    ])
    const school = await find(plan, plans.tree.schoolOne)
    expect(await read((tx) => listRedatings(tx, school.id))).toMatchObject([
      { from: null, to: '2027-05-14' },
      { from: '2027-05-14', to: '2027-05-21' },
    ])
    await makeSeen({ kind: 'remove', event: event.id, version: 2 })
    expect(await stateOf(plan)).toContain('3 Город Заречный: ждёт')
    expect(await find(plan, plans.tree.schoolOne)).toMatchObject({
      waitsFor: 'график проведения ВПР',
      reason: 'ждёт события: график проведения ВПР',
      version: 4,
    })
  })

  it('keep their date once they are handed in, and the preview says so', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    const event = await makeSeen(add())
    if (event === undefined) throw new Error('no event was made')
    await submit(await find(plan, plans.tree.schoolOne))
    const later = { kind: 'change', event: event.id, version: 1, draft: draft({ end: '2027-05-21' }) } as const
    const seen = await previewOf(later)
    expect([seen.moved, seen.stayed]).toEqual([3, 1])
    expect(seen.stays).toMatchObject([{ text: 'Проведение ВПР в школе', nodes: ['СОШ № 2'] }])
    await makeSeen(later)
    expect((await stateOf(plan)).slice(1, 3)).toEqual(['2 СОШ № 2: 2027-05-14', '2 СОШ № 11: 2027-05-21'])
  })

  it('do not move where the person has not seen who is affected', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    const { fingerprint } = await previewOf(add())
    await submit(await find(plan, plans.tree.schoolOne))
    const refused = await write((tx) => makeEventChange(tx, plans.coordinator, add(), fingerprint))
    expect(refused).toMatchObject({ ok: false, error: { kind: 'affected-changed', preview: { moved: 3, stayed: 1 } } })
    const calendar = await read((tx) => loadCalendar(tx, `${plans.tree.region}/${plans.tree.town}/`))
    expect(calendar.events).toEqual([])
    expect(await stateOf(plan)).toContain('1 Город Заречный: ждёт')
  })

  it('follow the dates of their own school, which go before those of the municipality', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    await makeSeen(add())
    const dates = schoolDates([
      ['Математика', '2027-04-20'],
      ['Русский язык', '2027-04-22'],
    ])
    const seen = valueOf(await read((tx) => previewSchoolDates(tx, dates)))
    expect(seen.moves.map(({ nodes, to }) => [nodes, to])).toEqual([[['СОШ № 2'], '2027-04-22']])
    const made = valueOf(await write((tx) => makeSchoolDates(tx, plans.head, dates, seen.fingerprint)))
    expect([made.moved, made.schedule.version]).toEqual([1, 1])
    expect((await stateOf(plan)).slice(0, 3)).toEqual([
      '1 Город Заречный: 2027-05-14',
      '2 СОШ № 2: 2027-04-22',
      '2 СОШ № 11: 2027-05-14',
    ])
    expect(await find(plan, plans.tree.schoolOne)).toMatchObject({ startDate: '2027-04-20' })
    const none = schoolDates([], 1)
    const back = valueOf(await read((tx) => previewSchoolDates(tx, none)))
    valueOf(await write((tx) => makeSchoolDates(tx, plans.head, none, back.fingerprint)))
    expect((await stateOf(plan))[1]).toBe('2 СОШ № 2: 2027-05-14')
  })

  it('are dated at once in a plan that comes into force later, and are forecast so', async () => {
    await makeSeen(add())
    const dates = schoolDates([['Математика', '2027-04-20']])
    const { fingerprint } = valueOf(await read((tx) => previewSchoolDates(tx, dates)))
    await write((tx) => makeSchoolDates(tx, plans.head, dates, fingerprint))
    const plan = await write((tx) => plantDraft(tx, plans, rows))
    const forecast = await read(async (tx) => {
      const loaded = await loadPlan(tx, plan)
      if (loaded === undefined) throw new Error('no plan')
      const measures = await listMeasures(tx, { plan, at: plans.tree.town, today: testDay })
      return forecastPlan(tx, loaded, `${plans.tree.region}/${plans.tree.town}/`, measures)
    })
    const made = valueOf(await write((tx) => putPlanInForce(tx, plans.coordinator, plan)))
    expect([made.executions, made.waiting]).toEqual([7, 1])
    expect([forecast.executions, forecast.waiting]).toEqual([7, 1])
    expect((await stateOf(plan)).slice(1, 3)).toEqual(['2 СОШ № 2: 2027-04-20', '2 СОШ № 11: 2027-05-14'])
  })

  it('of another municipality are left alone', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    await makeSeen(add({ node: plans.tree.county }))
    expect(await stateOf(plan)).toContain('1 Город Заречный: ждёт')
    await makeSeen(add({ node: plans.tree.region, start: '2027-04-05', end: '2027-05-07' }))
    expect(await stateOf(plan)).toContain('1 Город Заречный: 2027-05-07')
  })

  it('keep a date that a person has shifted by hand until their own event moves', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    const event = await makeSeen(add())
    if (event === undefined) throw new Error('no event was made')
    const { id } = await find(plan, plans.tree.schoolOne)
    await write((tx) =>
      tx.updateTable('plan_execution').set({ control_date: '2027-05-20' }).where('id', '=', id).execute(),
    )
    const other = await previewOf(add({ name: 'Осенние каникулы', start: '2026-10-26', end: '2026-11-03' }))
    expect(other.moved).toBe(0)
    const later = { kind: 'change', event: event.id, version: 1, draft: draft({ end: '2027-05-21' }) } as const
    expect((await previewOf(later)).moves).toContainEqual(
      expect.objectContaining({ from: '2027-05-20', to: '2027-05-21', nodes: ['СОШ № 2'] }),
    )
  })

  it('read the newer basis where the date stays as it was', async () => {
    const plan = await write((tx) => plantInForce(tx, plans, rows))
    const event = await makeSeen(add())
    if (event === undefined) throw new Error('no event was made')
    const seen = await previewOf({ kind: 'change', event: event.id, version: 1, draft: draft({ basis: 'приказ № 8' }) })
    expect(seen.moved).toBe(0)
    await makeSeen({ kind: 'change', event: event.id, version: 1, draft: draft({ basis: 'приказ № 8' }) })
    const school = await find(plan, plans.tree.schoolOne)
    expect([school.reason.includes('приказ № 8'), school.version]).toEqual([true, 2])
  })

  it('are closed by the stages of the procedure, once the school has marked them all', async () => {
    const node = plans.tree.schoolOne
    const offers = () => read((tx) => stageEvidence.list(tx, { node, limit: 5 }))
    expect(await offers()).toEqual([])
    await write(async (tx) => {
      const of = { school: node, schoolYear: 2026, procedure: 'ВПР', done: true } as const
      for (const kind of stageKinds) valueOf(await markStage(tx, plans.head, { ...of, kind }))
    })
    const [offer] = await offers()
    expect(offer?.title).toBe('ВПР, 2026/2027 учебный год: пройдены все этапы, 22\u00a0ноября 2026\u00a0г.')
    const objectId = offer?.objectId ?? ''
    expect(await read((tx) => stageEvidence.find(tx, { node, objectId }))).toEqual(offer)
    const foreign = { node: plans.tree.schoolTwo, objectId }
    expect(await read((tx) => stageEvidence.find(tx, foreign))).toBeUndefined()
  })
})
