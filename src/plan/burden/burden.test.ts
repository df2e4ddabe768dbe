import { beforeEach, describe, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import {
  burdenLedger,
  type BurdenSource,
  deriveSchoolPlan,
  executionBurden,
  forecastBurden,
  listExecutions,
  listMeasures,
  loadPlan,
  markNotRequired,
} from '../index.ts'
import type { PlanDecisions, PlanId } from '../model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from '../testing.ts'
import { monthsOf, schoolYearOf } from './months-of.ts'

const stretch = { start: '2026-09-01', end: '2027-08-31' }
const rows = [
  ['Отчёт школы о ходе плана', 'Ноябрь, декабрь 2026 г.', 'Директора школ', 'Отчёт'],
  ['Сводный отчёт', 'декабрь 2026 г.', 'Управление образования', 'Отчёт'],
  ['Консультации школ', 'По запросу', 'Директора школ', 'Журнал'],
  ['Перепись журналов', 'до 30 апреля 2027 г.', 'Директора школ', 'Справка'],
] as const
const decisions: PlanDecisions = {
  measures: { 1: { minutes: 60 }, 2: { minutes: 45 }, 3: { minutes: 20 } },
}

describe('months of a stretch', () => {
  it.each([
    [{ start: '2026-09-01', end: '2026-11-30' }, ['2026-09', '2026-10', '2026-11']],
    [{ start: '2026-12-31', end: '2027-01-01' }, ['2026-12', '2027-01']],
    [{ start: '2026-05-05', end: '2026-05-06' }, ['2026-05']],
  ])('of %o are %o', (of, months) => {
    expect(monthsOf(of)).toEqual(months)
  })

  it.each([
    ['2026-09-01', '2026-09-01'],
    ['2027-08-31', '2026-09-01'],
    ['2027-01-10', '2026-09-01'],
  ])('the school year of %s began on %s', (day, start) => {
    expect(schoolYearOf(day).start).toBe(start)
  })
})

describeOnEachStore('what is asked of people', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    return () => plans.store.close()
  })
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const putInForce = async () => {
    plan = await write((tx) => plantInForce(tx, plans, rows, decisions))
  }
  const ledger = (node = plans.tree.town, sources: readonly BurdenSource[] = [executionBurden]) =>
    read((tx) => burdenLedger(tx, sources, { node, stretch }))
  const monthly = (months: readonly string[], minutes: readonly number[]) =>
    Object.fromEntries(months.flatMap((month, index) => (minutes[index] === 0 ? [] : [[month, minutes[index]]])))

  it('is summed by school and by role in the month it falls due, with what has no date and no minutes beside it', async () => {
    await putInForce()
    const found = await ledger()
    expect(found.byNode.map((line) => [line.title, monthly(found.months, line.months), line.undated])).toEqual([
      ['Город Заречный', { '2026-12': 45 }, 0],
      ['СОШ № 2', { '2026-11': 60, '2026-12': 60 }, 20],
      ['СОШ № 11', { '2026-11': 60, '2026-12': 60 }, 20],
    ])
    // The clause of the order and the last row say nothing of minutes.
    expect(found.byNode.map(({ times, untimed }) => [times, untimed])).toEqual([
      [1, 0],
      [5, 2],
      [5, 2],
    ])
    expect(found.byRole.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['Муниципальный координатор', 45],
      ['Директор школы', 280],
    ])
    expect(found.total).toMatchObject({ minutes: 325, times: 11, untimed: 4, undated: 40 })
    expect(found.top[0]).toMatchObject({ title: 'Отчёт школы о ходе плана', minutes: 240, times: 4 })
  })

  it('shows a school its own and nobody else’s', async () => {
    await putInForce()
    const own = await ledger(plans.tree.schoolTwo)
    expect(own.byNode.map(({ title, minutes }) => [title, minutes])).toEqual([['СОШ № 11', 140]])
    expect(own.total.minutes).toBe(140)
  })

  it('leaves out what is not required and what a school planned for itself', async () => {
    await putInForce()
    const [first] = await read((tx) =>
      listExecutions(tx, { at: plans.tree.schoolOne, plan, limit: 10 }).then((all) =>
        all.filter(({ text }) => text === 'Отчёт школы о ходе плана'),
      ),
    )
    const reason = { execution: first!.id, version: 1, reason: 'Школа закрыта на ремонт' }
    valueOf(await write((tx) => markNotRequired(tx, plans.coordinator, reason)))
    valueOf(await write((tx) => deriveSchoolPlan(tx, plans.head, { parent: plan, school: plans.tree.schoolOne })))
    expect((await ledger(plans.tree.schoolOne)).total.minutes).toBe(80)
  })

  it('takes what other domains ask beside the plans', async () => {
    await putInForce()
    const meetings: BurdenSource = {
      id: 'meetings',
      title: 'Встречи',
      sums: async (_, { by }) => [
        {
          key: by === 'node' ? plans.tree.schoolOne : by === 'role' ? 'school-head' : 'meeting 1',
          title: 'Совещание',
          month: by === 'work' ? '' : '2026-11',
          minutes: 90,
          times: 1,
          untimed: 0,
        },
      ],
    }
    const found = await ledger(plans.tree.town, [executionBurden, meetings])
    const school = found.byNode.find(({ key }) => key === plans.tree.schoolOne)
    expect(monthly(found.months, school?.months ?? [])).toEqual({ '2026-11': 150, '2026-12': 60 })
    expect(found.top.map(({ title }) => title)).toContain('Совещание')
  })

  it('is told of a draft before it is sent, with the busiest month and what falls into the days of a procedure', async () => {
    const draft = await write((tx) => plantDraft(tx, plans, rows, decisions))
    const windows = [{ procedure: 'ВПР', from: '2027-04-20', to: '2027-05-20' }]
    const forecast = await read(async (tx) => {
      const loaded = (await loadPlan(tx, draft))!
      const measures = await listMeasures(tx, { plan: draft, at: plans.tree.town, today: testDay })
      return forecastBurden(tx, loaded, measures, windows)
    })
    expect(forecast.months).toEqual([
      { month: '2026-09', minutes: 0, times: 2 },
      { month: '2026-11', minutes: 120, times: 2 },
      { month: '2026-12', minutes: 165, times: 3 },
      { month: '2027-04', minutes: 0, times: 2 },
    ])
    expect(forecast.busiest).toEqual({ month: '2026-12', minutes: 165 })
    expect(forecast.schools.map(({ name, minutes, times, untimed }) => [name, minutes, times, untimed])).toEqual([
      ['СОШ № 2', 140, 5, 2],
      ['СОШ № 11', 140, 5, 2],
    ])
    expect(forecast.clashes).toEqual([{ ...windows[0], times: 2, minutes: 0, measures: ['Перепись журналов'] }])
  })
})
