import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import type { TestTree } from '../organisations/testing.ts'
import {
  calendarProblemSentence,
  type EventChange,
  layHold,
  liftHold,
  listCalendarEvents,
  listCompletedProcedures,
  listEvents,
  listHolds,
  listSchoolProgress,
  listStoredWorks,
  loadSchoolSchedule,
  loadStages,
  loadStorageTerm,
  markStage,
  planEventChange,
  planSchoolDates,
  type SchoolDatesDraft,
  setStageDeadlines,
  setStorageTerm,
  storageTerm,
  writeEventChange,
  writeSchoolDates,
} from './index.ts'
import { type CalendarEvent, type StageKind, stageKinds, stageState } from './model.ts'
import { act, draftOf, storeForCalendar, valueOf } from './testing.ts'

describeOnEachStore('the calendar', (engine) => {
  let store: Store
  let tree: TestTree
  beforeEach(async () => {
    ;({ store, tree } = await storeForCalendar(engine))
    return () => store.close()
  })
  const make = (change: EventChange) =>
    store.write(async (tx) => {
      const planned = await planEventChange(tx, act, change)
      return planned.ok ? writeEventChange(tx, act, planned.value) : planned
    })
  const add = async (change = {}): Promise<CalendarEvent> => {
    const made = valueOf(await make({ kind: 'add', draft: draftOf(tree.town, change) }))
    if (made === undefined) throw new Error('no event was made')
    return made
  }
  const works = { procedure: 'ВПР', schoolYear: 2026 } as const
  const enter = (lines: SchoolDatesDraft['lines'], version = 0) =>
    store.write(async (tx) => {
      const planned = await planSchoolDates(tx, { ...works, school: tree.schoolOne, version, lines })
      return planned.ok ? writeSchoolDates(tx, act, planned.value) : planned
    })
  const line = (grade: string, subject: string, date: string) => ({ grade, subject, date })

  it('dates an event, moves it, clears it and takes it away, each time with a trace', async () => {
    const event = await add()
    expect(event).toMatchObject({ kind: 'procedure', procedure: 'ВПР', start: '2027-04-12', end: '2027-05-14' })
    const of = { event: event.id, draft: draftOf(tree.town, { start: '2027-04-19' }) }
    const moved = valueOf(await make({ kind: 'change', ...of, version: 1 }))
    expect(moved).toMatchObject({ start: '2027-04-19', version: 2 })
    const cleared = await make({
      kind: 'change',
      event: event.id,
      version: 2,
      draft: draftOf(tree.town, { start: '', end: '' }),
    })
    expect(valueOf(cleared)).toMatchObject({ start: null, end: null })
    valueOf(await make({ kind: 'remove', event: event.id, version: 3 }))
    const year = { nodePath: `${tree.region}/${tree.town}/`, schoolYear: 2026 }
    expect(await store.read((tx) => listEvents(tx, year))).toEqual([])
    const log = await store.read((tx) => listAudit(tx, { nodePathPrefix: year.nodePath, limit: 20 }))
    expect(log.entries.map(({ action }) => action).filter((action) => action.startsWith('calendar'))).toEqual([
      'calendar.remove-event',
      'calendar.save-event',
      'calendar.save-event',
      'calendar.save-event',
    ])
  })

  it('does not overwrite what another person has changed, and says what stands now', async () => {
    const event = await add()
    const draft = draftOf(tree.town, { start: '2027-04-19' })
    valueOf(await make({ kind: 'change', event: event.id, version: 1, draft }))
    const late = await make({ kind: 'change', event: event.id, version: 1, draft: draftOf(tree.town) })
    expect(late).toMatchObject({ ok: false, error: { kind: 'stale-event', current: { start: '2027-04-19' } } })
    if (!late.ok) expect(calendarProblemSentence(late.error)).toContain('19\u00a0апреля 2027')
  })

  it.each([
    [{ name: '  ' }, 'no-name'],
    [{ start: '2027-05-20', end: '2027-05-14' }, 'reversed'],
    [{ start: '', end: '2027-05-14' }, 'no-start'],
    [{ start: '31.04.2027' }, 'bad-date'],
    [{ start: '2027-04-31' }, 'bad-date'],
    [{ start: '2028-04-12', end: '2028-05-14' }, 'outside-year'],
  ])('refuses %j: %s', async (change, kind) => {
    expect(await make({ kind: 'add', draft: draftOf(tree.town, change) })).toMatchObject({ error: { kind } })
  })

  it('keeps one event of a name in a year, whatever words stand around the procedure', async () => {
    await add()
    const again = await make({ kind: 'add', draft: draftOf(tree.town, { name: 'График проведения ВПР' }) })
    expect(again).toMatchObject({ error: { kind: 'event-exists' } })
    const other = await make({ kind: 'add', draft: draftOf(tree.county) })
    expect(other.ok).toBe(true)
  })

  it('keeps all dates of a school at once and refuses the second of two people', async () => {
    const first = await enter([line('4', 'Математика', '2027-04-20'), line('5', 'История', ''), line('', '', '')])
    expect(valueOf(first)).toMatchObject({ version: 1, dates: [{ grade: 4, subject: 'Математика' }] })
    expect(await enter([line('4', 'Математика', '2027-04-21')])).toMatchObject({ error: { kind: 'stale-dates' } })
    expect(valueOf(await enter([], 1)).dates).toEqual([])
  })

  it.each([
    [[line('4', 'Математика', '2027-04-20'), line('4', 'Математика', '2027-04-21')], 'repeated-work'],
    [[line('4', '', '2027-04-20')], 'incomplete-work'],
    [[line('12', 'Математика', '2027-04-20')], 'incomplete-work'],
    [[line('4', 'Математика', '2026-04-20')], 'outside-year'],
  ])('refuses dates %j: %s', async (lines, kind) => {
    expect(await enter(lines)).toMatchObject({ error: { kind } })
    const kept = await store.read((tx) => loadSchoolSchedule(tx, { ...works, school: tree.schoolOne }))
    expect(kept).toMatchObject({ version: 0, dates: [] })
  })

  it('shows a school its own dates, and to nobody else; events and deadlines to all of the municipality', async () => {
    await add()
    await add({ name: 'Осенние каникулы', kind: 'holidays', start: '2026-10-26', end: '2026-11-03' })
    await enter([line('4', 'Математика', '2027-04-20')])
    const deadlines = { materials: '2027-04-09', holding: '', marking: '', upload: '' }
    valueOf(await store.write((tx) => setStageDeadlines(tx, act, { ...works, node: tree.town, deadlines, version: 0 })))
    const stretch = { start: '2026-09-01', end: '2027-08-31' }
    const titles = async (node: typeof tree.town) =>
      (await store.read((tx) => listCalendarEvents(tx, node, stretch))).map(({ title }) => title)
    const shared = ['Осенние каникулы', 'ВПР, срок этапа: материалы получены', 'Всероссийские проверочные работы']
    expect(await titles(tree.town)).toEqual(shared)
    expect(await titles(tree.schoolOne)).toEqual([...shared, 'ВПР, 4\u00a0класс: Математика'])
    expect(await titles(tree.schoolTwo)).toEqual(shared)
    expect(await titles(tree.county)).toEqual([])
  })

  it('knows which school has done a stage, and who is late', async () => {
    const deadlines = { materials: '2026-11-20', holding: '2026-11-25', marking: '', upload: '' }
    const set = { ...works, node: tree.town, deadlines, version: 0 }
    valueOf(await store.write((tx) => setStageDeadlines(tx, act, set)))
    expect(await store.write((tx) => setStageDeadlines(tx, act, set))).toMatchObject({
      error: { kind: 'stale-stages' },
    })
    const mark = (kind: StageKind, done: boolean) =>
      store.write((tx) => markStage(tx, act, { ...works, school: tree.schoolOne, kind, done }))
    await mark('materials', true)
    await mark('holding', true)
    await mark('holding', false)
    const { stages } = await store.read((tx) => loadStages(tx, { ...works, node: tree.town }))
    const nodePath = `${tree.region}/${tree.town}/`
    const rows = await store.read((tx) => listSchoolProgress(tx, { ...works, nodePath }))
    const states = rows.map(({ school, marks }) => [
      school.shortName,
      ...stages.map(({ kind, deadline }) => stageState(deadline, marks.get(kind)?.at.slice(0, 10), '2026-11-22')),
    ])
    expect(states).toEqual([
      ['СОШ № 2', 'done-late', 'waiting', 'waiting', 'waiting'],
      ['СОШ № 11', 'late', 'waiting', 'waiting', 'waiting'],
    ])
  })

  it('calls a procedure completed when every school has marked every stage', async () => {
    const finish = (school: typeof tree.town) =>
      store.write(async (tx) => {
        for (const kind of stageKinds) valueOf(await markStage(tx, act, { ...works, school, kind, done: true }))
      })
    const completed = async (node: typeof tree.town) =>
      (await store.read((tx) => listCompletedProcedures(tx, node))).map(({ procedure, schools }) => [
        procedure,
        schools,
      ])
    await finish(tree.schoolOne)
    expect(await completed(tree.schoolOne)).toEqual([['ВПР', 1]])
    expect(await completed(tree.town)).toEqual([])
    await finish(tree.schoolTwo)
    expect(await completed(tree.town)).toEqual([['ВПР', 2]])
    expect(await completed(tree.county)).toEqual([])
  })

  it('keeps works by the term that was set, else two months after the last day, else says that nobody knows', async () => {
    const window = {
      ...works,
      start: '2027-04-12',
      end: '2027-05-14',
      grades: null,
      gradesSource: null,
      note: null,
    } as const
    const source = { kind: 'entered', text: '' } as const
    expect(storageTerm(undefined, undefined).kind).toBe('unknown')
    expect(storageTerm(undefined, { ...window, source, procedure: 'ОГЭ' }).kind).toBe('unknown')
    expect(storageTerm(undefined, { ...window, source })).toMatchObject({ kind: 'computed', until: '2027-07-14' })
    const draft = { ...works, node: tree.town, until: '2027-12-31', basis: 'приказ № 9 (Демо)', version: 0 }
    expect(await store.write((tx) => setStorageTerm(tx, act, { ...draft, basis: ' ' }))).toMatchObject({
      error: { kind: 'no-basis' },
    })
    valueOf(await store.write((tx) => setStorageTerm(tx, act, draft)))
    const set = await store.read((tx) => loadStorageTerm(tx, draft))
    expect(storageTerm(set, { ...window, source })).toMatchObject({ kind: 'set', until: '2027-12-31' })
  })

  it('forbids the destruction of works with a reason, and keeps who lifted the ban and why', async () => {
    await enter([line('4', 'Математика', '2027-04-20'), line('4', 'Русский язык', '2027-04-22')])
    const school = { ...works, school: tree.schoolOne }
    const hold = { ...school, works: [{ grade: 4, subject: 'Математика' }], reason: 'перепроверка' }
    const lay = (change = {}) => store.write((tx) => layHold(tx, act, { ...hold, ...change }))
    expect(await lay({ reason: '' })).toMatchObject({ error: { kind: 'no-reason' } })
    expect(await lay({ works: [] })).toMatchObject({ error: { kind: 'nothing-chosen' } })
    expect(await lay({ works: [{ grade: 9, subject: 'Математика' }] })).toMatchObject({
      error: { kind: 'unknown-works' },
    })
    valueOf(await lay())
    expect(await lay()).toMatchObject({ error: { kind: 'held-already' } })

    await enter([line('4', 'Русский язык', '2027-04-22')], 1)
    const stored = await store.read((tx) => listStoredWorks(tx, school))
    expect(stored.map(({ subject, date, hold: ban }) => [subject, date, ban?.reason])).toEqual([
      ['Русский язык', '2027-04-22', undefined],
      ['Математика', null, 'перепроверка'],
    ])
    const id = stored[1]?.hold?.id
    if (id === undefined) throw new Error('no ban stands')
    expect(await store.write((tx) => liftHold(tx, act, { hold: id, reason: '' }))).toMatchObject({
      error: { kind: 'no-reason' },
    })
    valueOf(await store.write((tx) => liftHold(tx, act, { hold: id, reason: 'проверено' })))
    expect(await store.write((tx) => liftHold(tx, act, { hold: id, reason: 'ещё раз' }))).toMatchObject({
      error: { kind: 'no-such-hold' },
    })
    expect(await store.read((tx) => listHolds(tx, school))).toMatchObject([{ lifted: { reason: 'проверено' } }])
  })
})
