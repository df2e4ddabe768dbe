import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import {
  acknowledgePlan,
  createPlanFromReading,
  deletePlanDraft,
  dismissPlanUpload,
  editMeasure,
  listAcknowledgements,
  listExecutions,
  listMeasures,
  listPlans,
  listPlanUploads,
  loadMeasure,
  loadPlan,
  loadPlanFile,
  loadPlanUpload,
  planProblemSentence,
  putPlanInForce,
  stagePlanUpload,
} from './index.ts'
import type { PlanId } from './model.ts'
import {
  plantDraft,
  plantInForce,
  type PlanStore,
  readRows,
  storeForPlans,
  testDay,
  threeRows,
  valueOf,
} from './testing.ts'

describeOnEachStore('a plan made from a document', (engine) => {
  let plans: PlanStore
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const measuresOf = (plan: PlanId) => read((tx) => listMeasures(tx, { plan, at: plans.tree.town, today: testDay }))

  it('keeps every clause and every row in the order of the document, with what was read of each', async () => {
    const plan = await write((tx) => plantDraft(tx, plans))
    const rows = await measuresOf(plan)
    expect(rows.map((row) => [row.origin, row.number, row.tracked, row.scope, row.kind])).toEqual([
      ['clause', '1', true, 'all-schools', 'other'],
      ['clause', '2', false, 'own', 'order'],
      ['measure', '1', true, 'own', 'meeting'],
      ['measure', '2', true, 'all-schools', 'report'],
      ['measure', '3', true, 'own', 'observation'],
    ])
    expect(rows[2]?.deadline?.text).toBe('Сентябрь, декабрь 2026 г.')
    expect(await read((tx) => loadPlan(tx, plan))).toMatchObject({
      title: 'План мероприятий (Демо) на 2026/2027 учебный год',
      orderNumber: '5-демо',
      orderDate: '2026-09-01',
      period: { start: '2026-09-01', end: '2027-08-31' },
      status: 'draft',
      revision: 1,
    })
  })

  it('fans out over items, dates and schools when it is put in force, and says what waits for an event', async () => {
    const plan = await write((tx) => plantDraft(tx, plans))
    const made = valueOf(await write((tx) => putPlanInForce(tx, plans.coordinator, plan)))
    // Two schools: the clause 2, the meeting 2 months, the report 2, the observation 1.
    expect(made).toEqual({ executions: 7, waiting: 1 })
    const rows = await measuresOf(plan)
    expect(rows.map((row) => row.progress.total)).toEqual([2, 0, 2, 2, 1])
    expect(rows.map((row) => row.progress.late)).toEqual([2, 0, 1, 2, 0])
    const all = await read((tx) => listExecutions(tx, { at: plans.tree.town, plan, limit: 20 }))
    expect(all.map((each) => each.controlDate)).toEqual([
      '2026-09-10',
      '2026-09-10',
      '2026-09-30',
      '2026-11-16',
      '2026-11-16',
      '2026-12-30',
      null,
    ])
    expect(all.at(-1)).toMatchObject({ waitsFor: 'график проведения ВПР', nodeName: 'Город Заречный' })
    expect(await write((tx) => putPlanInForce(tx, plans.coordinator, plan))).toEqual({
      ok: false,
      error: { kind: 'not-a-draft' },
    })
  })

  it('shows a school its own part and its own progress', async () => {
    const plan = await write((tx) => plantInForce(tx, plans))
    const { schoolOne } = plans.tree
    const [listed] = await read((tx) => listPlans(tx, { node: schoolOne, today: testDay }))
    expect(listed).toMatchObject({ id: plan, measures: 5, progress: { total: 2, late: 2 } })
    const own = await read((tx) => listExecutions(tx, { at: schoolOne, limit: 20 }))
    expect(own.map((each) => each.node)).toEqual([schoolOne, schoolOne])
    expect(await read((tx) => listPlans(tx, { node: plans.tree.county, today: testDay }))).toEqual([])
  })

  it('hides a draft from the schools', async () => {
    await write((tx) => plantDraft(tx, plans))
    expect(await read((tx) => listPlans(tx, { node: plans.tree.schoolOne, today: testDay }))).toEqual([])
  })

  it('asks only the schools that were named, and refuses schools of others', async () => {
    const { schoolTwo, countySchool, town } = plans.tree
    const named = { 2: { scope: 'named-schools', schools: [schoolTwo] } } as const
    const plan = await write((tx) => plantDraft(tx, plans, threeRows, { measures: named }))
    await write((tx) => putPlanInForce(tx, plans.coordinator, plan))
    expect((await measuresOf(plan))[3]?.progress.total).toBe(1)

    const foreign = { 2: { scope: 'named-schools', schools: [countySchool] } } as const
    const refused = await write((tx) =>
      createPlanFromReading(tx, plans.coordinator, {
        node: town,
        reading: readRows(threeRows),
        fileName: 'приказ.txt',
        decisions: { measures: foreign },
      }),
    )
    expect(refused).toMatchObject({ ok: false, error: { kind: 'foreign-schools' } })
  })

  it('is not put in force with a row for schools that nobody named', async () => {
    const decisions = { measures: { 2: { scope: 'named-schools' } } } as const
    const plan = await write((tx) => plantDraft(tx, plans, threeRows, decisions))
    const refused = await write((tx) => putPlanInForce(tx, plans.coordinator, plan))
    expect(refused).toEqual({ ok: false, error: { kind: 'no-schools', measure: 'Отчёт школы о ходе плана' } })
    if (!refused.ok) expect(planProblemSentence(refused.error)).toContain('Не названы школы')
    expect((await read((tx) => loadPlan(tx, plan)))?.status).toBe('draft')
  })

  it('shows the second of two editors what the first has changed, and overwrites nothing', async () => {
    const plan = await write((tx) => plantDraft(tx, plans))
    const { id: measure, version } = (await measuresOf(plan))[3]!
    const first = await write((tx) =>
      editMeasure(tx, plans.coordinator, { measure, version, change: { deadlineText: 'до 30 ноября 2026 г.' } }),
    )
    expect(first).toMatchObject({ ok: true, value: { version: 2, deadline: { control: '2026-11-30' } } })
    const second = await write((tx) =>
      editMeasure(tx, plans.coordinator, { measure, version, change: { text: 'Другой текст' } }),
    )
    expect(second).toMatchObject({
      ok: false,
      error: { kind: 'stale-measure', current: { version: 2, text: 'Отчёт школы о ходе плана' } },
    })
    expect((await read((tx) => loadMeasure(tx, measure)))?.text).toBe('Отчёт школы о ходе плана')
  })

  it('in force keeps its wording unless a reason is given; a new owner takes over what is not finished', async () => {
    const plan = await write((tx) => plantInForce(tx, plans))
    const { id: measure, version } = (await measuresOf(plan))[2]!
    const edit = (change: object) => write((tx) => editMeasure(tx, plans.coordinator, { measure, version, change }))
    expect(await edit({ text: 'Другой текст' })).toEqual({ ok: false, error: { kind: 'no-edit-reason' } })
    valueOf(await edit({ owner: plans.coordinator.actor, ownerRole: 'methodist' }))
    const own = await read((tx) => listExecutions(tx, { at: plans.tree.town, measure, limit: 5 }))
    expect(own.map((each) => [each.owner, each.ownerRole])).toEqual([
      [plans.coordinator.actor, 'methodist'],
      [plans.coordinator.actor, 'methodist'],
    ])
  })

  it('replaces the plan that it corrects, whose work goes on', async () => {
    const older = await write((tx) => plantInForce(tx, plans))
    const newer = await write((tx) => plantDraft(tx, plans, threeRows, { replaces: older }))
    await write((tx) => putPlanInForce(tx, plans.coordinator, newer))
    expect(await read((tx) => loadPlan(tx, older))).toMatchObject({ status: 'superseded', revision: 1 })
    expect(await read((tx) => loadPlan(tx, newer))).toMatchObject({ status: 'in-force', revision: 2, replaces: older })
    expect(await read((tx) => listExecutions(tx, { at: plans.tree.town, plan: newer, limit: 20 }))).toHaveLength(7)
    const past = await read((tx) => listMeasures(tx, { plan: older, at: plans.tree.town, today: testDay }))
    expect(past.map((row) => row.progress.total)).toEqual([2, 0, 2, 2, 1])
  })

  it('is acknowledged once by each school, by name and day', async () => {
    const plan = await write((tx) => plantInForce(tx, plans))
    const { schoolOne, schoolTwo, countySchool } = plans.tree
    valueOf(await write((tx) => acknowledgePlan(tx, plans.head, { plan, school: schoolOne })))
    const later = { ...plans.coordinator, at: '2026-11-25T09:00:00.000Z' }
    valueOf(await write((tx) => acknowledgePlan(tx, later, { plan, school: schoolOne })))
    expect(await read((tx) => listAcknowledgements(tx, plan))).toEqual([
      { school: schoolOne, schoolName: 'СОШ № 2', at: plans.head.at, by: plans.head.actor, formerAt: null },
      { school: schoolTwo, schoolName: 'СОШ № 11', at: null, by: null, formerAt: null },
    ])
    expect(await write((tx) => acknowledgePlan(tx, plans.head, { plan, school: countySchool }))).toEqual({
      ok: false,
      error: { kind: 'not-a-school-of-plan' },
    })
  })

  it('keeps its document as it came, from the upload to the plan', async () => {
    const bytes = new Uint8Array(500_000).map((_, index) => index % 251)
    const upload = { node: plans.tree.town, fileName: 'приказ.docx', bytes }
    const id = await write((tx) => stagePlanUpload(tx, plans.coordinator, upload))
    expect((await read((tx) => loadPlanUpload(tx, id)))?.bytes).toEqual(Buffer.from(bytes))
    const request = {
      node: plans.tree.town,
      reading: readRows(threeRows),
      fileName: 'приказ.docx',
      upload: id,
      decisions: {},
    }
    const plan = valueOf(await write((tx) => createPlanFromReading(tx, plans.coordinator, request)))
    const file = (await read((tx) => loadPlan(tx, plan)))?.file
    expect(file?.name).toBe('приказ.docx')
    expect((await read((tx) => loadPlanFile(tx, file!.id)))?.bytes).toEqual(Buffer.from(bytes))
    expect(await read((tx) => listPlanUploads(tx, plans.tree.town))).toEqual([])
    expect(await write((tx) => createPlanFromReading(tx, plans.coordinator, request))).toEqual({
      ok: false,
      error: { kind: 'already-uploaded' },
    })
    valueOf(await write((tx) => deletePlanDraft(tx, plans.coordinator, plan)))
    expect(await read((tx) => loadPlanFile(tx, file!.id))).toBeUndefined()
  })

  it('forgets a document that nobody confirmed for a week', async () => {
    const upload = { node: plans.tree.town, fileName: 'приказ.txt', bytes: new Uint8Array([1]) }
    const old = await write((tx) => stagePlanUpload(tx, plans.coordinator, upload))
    const later = { ...plans.coordinator, at: '2026-11-30T09:00:00.000Z' }
    const fresh = await write((tx) => stagePlanUpload(tx, later, upload))
    expect((await read((tx) => listPlanUploads(tx, plans.tree.town))).map(({ id }) => id)).toEqual([fresh])
    expect(await read((tx) => loadPlanUpload(tx, old))).toBeUndefined()
    await write((tx) => dismissPlanUpload(tx, fresh))
    expect(await read((tx) => listPlanUploads(tx, plans.tree.town))).toEqual([])
  })

  it('leaves a line in the log for each change', async () => {
    const plan = await write((tx) => plantInForce(tx, plans))
    await write((tx) => acknowledgePlan(tx, plans.head, { plan, school: plans.tree.schoolOne }))
    const { entries } = await read((tx) => listAudit(tx, { nodePathPrefix: `${plans.tree.region}/`, limit: 3 }))
    expect(entries.map((entry) => entry.action)).toEqual(['plan.acknowledge', 'plan.put-in-force', 'plan.create'])
  })
})
