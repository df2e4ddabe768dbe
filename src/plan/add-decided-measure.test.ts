import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { getNode } from '#organisations'
import {
  addDecidedMeasure,
  attachEvidence,
  type DecidedMeasure,
  type EvidenceSource,
  listClosable,
  listExecutions,
  listMeasures,
  previewDecidedDeadline,
} from './index.ts'
import type { PlanId } from './model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from './testing.ts'

describeOnEachStore('what a meeting decided', (engine) => {
  let plans: PlanStore
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    return () => plans.store.close()
  })

  const decided = (plan: PlanId, change: Partial<DecidedMeasure> = {}): DecidedMeasure => ({
    plan,
    section: 'Решения совещаний',
    number: '3/1',
    text: 'Представить справку о расхождениях',
    deadlineText: 'до 15 декабря',
    decidedOn: '2026-11-20',
    responsible: ['Директора школ'],
    scope: 'all-schools',
    schools: [],
    ownerRole: 'school-head',
    ...change,
  })
  const add = (plan: PlanId, change: Partial<DecidedMeasure> = {}) =>
    plans.store.write((tx) => addDecidedMeasure(tx, plans.coordinator, decided(plan, change)))

  it('becomes a row of the plan in force, and an execution of every school', async () => {
    const plan = await plans.store.write((tx) => plantInForce(tx, plans))
    expect(valueOf(await add(plan))).toMatchObject({ executions: 2, waiting: 0 })
    const { town, schoolOne } = plans.tree
    const rows = await plans.store.read((tx) => listMeasures(tx, { plan, at: town, today: testDay }))
    expect(rows.at(-1)).toMatchObject({
      origin: 'decision',
      position: 6,
      section: 'Решения совещаний',
      number: '3/1',
      kind: 'report',
      scope: 'all-schools',
      progress: { total: 2, late: 0, nextControl: '2026-12-15' },
    })
    const own = await plans.store.read((tx) => listExecutions(tx, { at: schoolOne, limit: 20 }))
    expect(own.at(-1)).toMatchObject({ text: 'Представить справку о расхождениях', ownerRole: 'school-head' })
    const { entries } = await plans.store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 1 }))
    expect(entries[0]).toMatchObject({ action: 'plan.add-decided-measure', details: { executions: 2 } })
  })

  it('takes its year from the plan, and comes due only after it was decided', async () => {
    const plan = await plans.store.write((tx) => plantInForce(tx, plans))
    valueOf(await add(plan, { deadlineText: 'ежемесячно, последний понедельник месяца', scope: 'own' }))
    const own = await plans.store.read((tx) => listExecutions(tx, { at: plans.tree.town, plan, limit: 50 }))
    const dates = own.filter(({ measureNumber }) => measureNumber === '3/1').map(({ controlDate }) => controlDate)
    expect(dates.slice(0, 2)).toEqual(['2026-11-30', '2026-12-28'])
    expect(dates).toHaveLength(10)
  })

  it('is refused where nobody could carry it out, and changes nothing', async () => {
    const draft = await plans.store.write((tx) => plantDraft(tx, plans))
    const plan = await plans.store.write((tx) => plantInForce(tx, plans))
    expect(await add(draft)).toEqual({ ok: false, error: { kind: 'not-in-force' } })
    expect(await add('no-such-plan' as PlanId)).toEqual({ ok: false, error: { kind: 'no-such-plan' } })
    expect(await add(plan, { text: ' ' })).toEqual({ ok: false, error: { kind: 'empty-text' } })
    expect(await add(plan, { scope: 'named-schools' })).toMatchObject({ error: { kind: 'no-schools' } })
    const foreign = { scope: 'named-schools', schools: [plans.tree.countySchool] } as const
    expect(await add(plan, foreign)).toMatchObject({ error: { kind: 'foreign-schools' } })
    const rows = await plans.store.read((tx) => listMeasures(tx, { plan, at: plans.tree.town, today: testDay }))
    expect(rows).toHaveLength(5)
  })

  it('finds the rows that an object closes and those it could close', async () => {
    const plan = await plans.store.write((tx) => plantInForce(tx, plans))
    const source: EvidenceSource = {
      id: 'meeting-minutes',
      title: 'Протокол',
      closes: ['meeting'],
      list: () => Promise.resolve([]),
      find: (_tx, { objectId }) => Promise.resolve({ objectId, title: 'Протокол № 1', at: plans.coordinator.at }),
    }
    const question = {
      node: plans.tree.town,
      kinds: ['meeting'],
      object: { sources: [source.id], objectId: 'm1' },
      limit: 10,
    } as const
    const before = await plans.store.read((tx) => listClosable(tx, question))
    expect([before.closed, before.open.map(({ controlDate }) => controlDate)]).toEqual([
      [],
      ['2026-09-30', '2026-12-30'],
    ])
    const [first] = before.open
    const evidence = { kind: 'object', source: source.id, objectId: 'm1' } as const
    await plans.store.write((tx) =>
      attachEvidence(tx, plans.coordinator, [source], { executions: [first!.id], evidence }),
    )
    const after = await plans.store.read((tx) => listClosable(tx, question))
    expect(after.closed.map(({ id }) => id)).toEqual([first!.id])
    expect(after.open.map(({ controlDate }) => controlDate)).toEqual(['2026-12-30'])
    expect(plan).toBe(first!.plan)
  })

  it.each([
    ['до 15 декабря', ['2026-12-15'], '', ''],
    [
      '',
      ['2027-08-31'],
      'срок в документе не указан; контрольная дата 31.08.2027: последний день планового периода',
      '',
    ],
    ['когда-нибудь потом', [], 'срок не прочитан', 'когда-нибудь потом'],
  ])('shows the deadline «%s» as it will be read', async (text, controls, remark, unread) => {
    const context = { period: { start: '2026-09-01', end: '2027-08-31' }, decidedOn: '2026-11-20' }
    const preview = await plans.store.read(async (tx) => {
      const town = await getNode(tx, plans.tree.town)
      return previewDecidedDeadline(tx, { text, nodePath: town?.path ?? '', ...context })
    })
    expect([preview.controls, preview.remarks[0] ?? '', preview.unread]).toEqual([controls, remark, unread])
  })
})
