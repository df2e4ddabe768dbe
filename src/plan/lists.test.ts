import { beforeEach, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import type { NodeId } from '#organisations/model'
import {
  attachEvidence,
  changeExecutions,
  changeSavedFilter,
  duesOfMonth,
  findExecutions,
  listExecutions,
  listSavedFilters,
  monthGridOf,
  moveExecution,
  saveFilter,
  summariseBelow,
  tallyFindings,
} from './index.ts'
import type { ExecutionFilter, PlanId } from './model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from './testing.ts'

describeOnEachStore('a list of executions', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    plan = await plans.store.write((tx) => plantInForce(tx, plans))
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const find = (filter: ExecutionFilter, at: NodeId = plans.tree.town, limit = 100, offset = 0) =>
    read((tx) => findExecutions(tx, { at, filter, today: testDay, limit, offset }))
  const words = async (filter: ExecutionFilter, at?: NodeId) =>
    (await find(filter, at)).rows.map((row) => `${row.controlDate ?? '–'} ${row.nodeName}: ${row.text.slice(0, 20)}`)
  const submitReport = async (school: NodeId) => {
    const [report] = (await find({ text: 'отчёт', node: school })).rows
    const link = { kind: 'link', url: 'https://school.example/r', title: '' } as const
    await write((tx) => attachEvidence(tx, plans.head, [], { executions: [report!.id], evidence: link }))
    return valueOf(
      await write((tx) => moveExecution(tx, plans.head, { execution: report!.id, version: 2, step: 'submit' })),
    )
  }

  it('stands in the order of dates, then of the document, then of the names of schools; without a date comes last', async () => {
    const { total } = await find({})
    expect(total).toBe(7)
    expect(await words({})).toEqual([
      '2026-09-10 СОШ № 2: Директорам школ озна',
      '2026-09-10 СОШ № 11: Директорам школ озна',
      '2026-09-30 Город Заречный: Совещание с руководи',
      '2026-11-16 СОШ № 2: Отчёт школы о ходе п',
      '2026-11-16 СОШ № 11: Отчёт школы о ходе п',
      '2026-12-30 Город Заречный: Совещание с руководи',
      '– Город Заречный: Наблюдение за провед',
    ])
  })

  it('is the same list page by page', async () => {
    const whole = (await find({})).rows.map(({ id }) => id)
    for (const size of [1, 2, 3, 5]) {
      const paged: string[] = []
      for (let offset = 0; offset < whole.length; offset += size) {
        const page = await find({}, undefined, size, offset)
        expect(page.total).toBe(7)
        paged.push(...page.rows.map(({ id }) => id))
      }
      expect(paged, `pages of ${size}`).toEqual(whole)
    }
  })

  it.each([
    ['late', { late: 'only' }, 4],
    ['of one school', { node: 'schoolOne' }, 2],
    ['of the authority itself', { node: 'town' }, 3],
    ['of a month', { from: '2026-11-01', to: '2026-11-30' }, 2],
    ['that waits for an event', { dates: 'waits' }, 1],
    ['without a date for another reason', { dates: 'undated' }, 0],
    ['with a word of the measure', { text: 'СОВЕЩАНИЕ' }, 2],
    ['with the name of a school', { text: 'сош № 11' }, 2],
    ['with a word that nothing has', { text: 'дирижабль' }, 0],
    ['of a kind', { kind: 'meeting' }, 2],
    ['of a section that is not there', { section: 'Раздел' }, 0],
    ['submitted', { states: ['submitted'] }, 1],
    ['late of one school with a word', { late: 'only', node: 'schoolTwo', text: 'отчёт' }, 1],
    ['of a person', { owner: 'head' }, 1],
    ['of nobody', { owner: 'nobody' }, 6],
    ['of nobody, late', { owner: 'nobody', late: 'only' }, 3],
  ] as const)('finds what is %s, and counts it', async (_, filter, count) => {
    await submitReport(plans.tree.schoolOne)
    const [clause] = (await find({ node: plans.tree.schoolOne, text: 'ознакомиться' })).rows
    await write((tx) =>
      changeExecutions(tx, plans.coordinator, {
        rows: [{ execution: clause!.id, version: clause!.version }],
        request: { deed: 'owner', owner: plans.head.actor },
        mayAt: () => true,
      }),
    )
    const places = { schoolOne: plans.tree.schoolOne, schoolTwo: plans.tree.schoolTwo, town: plans.tree.town }
    const asked: ExecutionFilter = {
      ...filter,
      ...('node' in filter ? { node: places[filter.node] } : {}),
      ...('owner' in filter && filter.owner === 'head' ? { owner: plans.head.actor } : {}),
    } as ExecutionFilter
    const found = await find(asked)
    expect([found.total, found.rows.length]).toEqual([count, count])
  })

  it('shows a school its own and nobody else’s, and a foreign municipality nothing', async () => {
    expect(await words({}, plans.tree.schoolTwo)).toEqual([
      '2026-09-10 СОШ № 11: Директорам школ озна',
      '2026-11-16 СОШ № 11: Отчёт школы о ходе п',
    ])
    expect((await find({ node: plans.tree.schoolOne }, plans.tree.schoolTwo)).total).toBe(0)
    expect((await find({ plan }, plans.tree.county)).total).toBe(0)
  })

  it('shows a region the plans of its municipalities', async () => {
    expect((await find({}, plans.tree.region)).total).toBe(7)
  })

  it('leaves out plans that are not in force', async () => {
    await write((tx) => plantDraft(tx, plans))
    expect((await find({})).total).toBe(7)
  })

  it('is counted by the store itself, whatever happens to it', async () => {
    await submitReport(plans.tree.schoolOne)
    const own = (await find({ node: plans.tree.town })).rows
    await write((tx) =>
      changeExecutions(tx, plans.coordinator, {
        rows: own.map(({ id, version }) => ({ execution: id, version })),
        request: { deed: 'shift', to: '2027-02-01', remark: 'Перенос' },
        mayAt: () => true,
      }),
    )
    await write((tx) => tx.deleteFrom('plan_execution').where('node_id', '=', plans.tree.schoolTwo).execute())
    expect(await read(tallyFindings)).toEqual([])
    await write((tx) => tx.updateTable('plan_tally').set({ executions: 9 }).where('state', '=', 'submitted').execute())
    expect(await read(tallyFindings)).toEqual([expect.stringContaining('разница -8')])
  })

  it('becomes a grid of months, where nothing due differs from missed and from what waits for a date', async () => {
    await submitReport(plans.tree.schoolOne)
    const grid = await read((tx) => monthGridOf(tx, { at: plans.tree.town, plan, today: testDay }))
    expect([grid.months[0], grid.months.at(-1), grid.months.length]).toEqual(['2026-09', '2027-08', 12])
    const report = grid.rows.find(({ text }) => text.startsWith('Отчёт'))!
    expect([...report.months.keys()]).toEqual(['2026-11'])
    expect(report.months.get('2026-11')).toMatchObject({ total: 2, submitted: 1, late: 1, accepted: 0 })
    const watching = grid.rows.find(({ text }) => text.startsWith('Наблюдение'))!
    expect([watching.months.size, watching.waits?.total]).toEqual([0, 1])
    const ofSchool = await read((tx) => monthGridOf(tx, { at: plans.tree.schoolTwo, today: testDay }))
    expect(ofSchool.rows.map(({ text, months }) => [text.slice(0, 5), [...months.keys()]])).toEqual([
      ['Дирек', ['2026-09']],
      ['Отчёт', ['2026-11']],
    ])
  })

  it('becomes the days of a month, one line for a measure however many schools it asks', async () => {
    const dues = await read((tx) => duesOfMonth(tx, { at: plans.tree.town, plan, month: '2026-11', today: testDay }))
    expect(dues.map(({ date, text, cell, schools }) => [date, text, cell.total, schools])).toEqual([
      ['2026-11-16', 'Отчёт школы о ходе плана', 2, 2],
    ])
  })

  it('is summed up for a region by municipality and for a municipality by school, in the order of names', async () => {
    const region = await read((tx) => summariseBelow(tx, { at: plans.tree.region, today: testDay }))
    expect(region.map(({ name, total, late }) => [name, total, late])).toEqual([['Город Заречный', 7, 5]])
    const town = await read((tx) => summariseBelow(tx, { at: plans.tree.town, today: testDay }))
    expect(town.map(({ name, late }) => [name, late])).toEqual([
      ['СОШ № 2', 2],
      ['СОШ № 11', 2],
    ])
  })

  it('is found by measure in a plan that was replaced, as it was left', async () => {
    const rows = await read((tx) => listExecutions(tx, { at: plans.tree.town, plan, limit: 3, offset: 2 }))
    expect(rows.map(({ controlDate }) => controlDate)).toEqual(['2026-09-30', '2026-11-16', '2026-11-16'])
  })

  it('keeps the selections of a person by name, one of them the default, and of nobody else', async () => {
    const person = plans.coordinator.actor
    const keep = (name: string, query: string, isDefault = false) =>
      write((tx) => saveFilter(tx, plans.coordinator, { person, nodePath: '/', name, query, isDefault }))
    valueOf(await keep('Просрочено', 'late=only', true))
    const sent = valueOf(await keep('Ждут решения', 'state=submitted', true))
    valueOf(await keep('  Просрочено ', 'late=only&kind=meeting'))
    expect(await keep(' ', 'x=1')).toEqual({ ok: false, error: 'empty-name' })
    expect(
      (await read((tx) => listSavedFilters(tx, person))).map(({ name, query, isDefault }) => ({
        name,
        query,
        isDefault,
      })),
    ).toEqual([
      { name: 'Ждут решения', query: 'state=submitted', isDefault: true },
      { name: 'Просрочено', query: 'late=only&kind=meeting', isDefault: false },
    ])
    const change = { nodePath: '/', filter: sent, change: 'forget' } as const
    expect(await write((tx) => changeSavedFilter(tx, plans.head, { ...change, person: plans.head.actor }))).toBe(false)
    expect(await write((tx) => changeSavedFilter(tx, plans.coordinator, { ...change, person }))).toBe(true)
    expect(await read((tx) => listSavedFilters(tx, person))).toHaveLength(1)
  })
})
