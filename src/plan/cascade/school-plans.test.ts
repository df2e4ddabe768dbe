import { beforeEach, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import {
  acceptSchoolPlan,
  addOwnRow,
  attachEvidence,
  checkSchoolPlan,
  deletePlanDraft,
  deleteSchoolPlanDraft,
  deriveSchoolPlan,
  editDerivedRow,
  editMeasure,
  editOwnRow,
  listExecutions,
  listReviewEvents,
  listSchoolPlanRows,
  listSchoolPlans,
  loadExecution,
  loadSchoolPlan,
  moveExecution,
  putPlanInForce,
  recallSchoolPlan,
  removeOwnRow,
  returnSchoolPlan,
  schoolPlanProblemSentence,
  schoolPlansToday,
  sendSchoolPlan,
  startNextVersion,
  todayFor,
} from '../index.ts'
import type { OwnRowFields, PlanId, PlanMeasureId } from '../model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from '../testing.ts'

const planning = 'Разработка школьных планов по обеспечению объективности'
const report = 'Отчёт школы о ходе плана'
const rows = [
  [planning, 'до 1 декабря 2026 г.', 'Руководители ОУ', 'План школы'],
  [report, 'до 16 ноября 2026 г.', 'Директора школ', 'Отчёт'],
  ['Совещание с руководителями', 'Декабрь 2026 г.', 'Управление образования', 'Протокол'],
] as const

const context = { windows: [], today: testDay }
const fields: OwnRowFields = {
  text: 'Семинар учителей математики об оценивании',
  deadlineText: 'до 15 декабря 2026 г.',
  responsible: ['Заместитель директора'],
  result: 'Обучено не менее 5 учителей',
  kind: 'meeting',
  ownerRole: 'school-coordinator',
  owner: null,
  minutes: 90,
}

describeOnEachStore('the own plan of a school', (engine) => {
  let plans: PlanStore
  let parent: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    parent = await plans.store.write((tx) => plantInForce(tx, plans, rows))
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const derive = (): Promise<PlanId> =>
    write(async (tx) => valueOf(await deriveSchoolPlan(tx, plans.head, { parent, school: plans.tree.schoolOne })))
  const rowsOf = (plan: PlanId) => read((tx) => listSchoolPlanRows(tx, { plan, school: plans.tree.schoolOne }))
  const seen = async (plan: PlanId) => ({ plan, version: (await read((tx) => loadSchoolPlan(tx, plan)))!.version })
  const add = (plan: PlanId, changed: Partial<OwnRowFields> = {}) =>
    write((tx) => addOwnRow(tx, plans.head, { plan, fields: { ...fields, ...changed } }))
  const send = async (plan: PlanId) => {
    const at = await seen(plan)
    return write((tx) => sendSchoolPlan(tx, plans.head, { ...at, context }))
  }
  const accept = async (plan: PlanId) => {
    const at = await seen(plan)
    return write((tx) => acceptSchoolPlan(tx, plans.coordinator, at))
  }
  const giveBack = async (plan: PlanId, remark: string, rowRemarks = new Map<PlanMeasureId, string>()) => {
    const at = await seen(plan)
    return write((tx) => returnSchoolPlan(tx, plans.coordinator, { ...at, remark, rowRemarks }))
  }
  const executionOf = async (text: string) => {
    const all = await read((tx) => listExecutions(tx, { at: plans.tree.schoolOne, limit: 50 }))
    return all.filter((each) => each.text === text)
  }

  it('takes over what the municipal plan asks of the school, with the executions that are there already', async () => {
    const plan = await derive()
    const { derived, own } = await rowsOf(plan)
    // The clause of the order and the two rows for schools; the meeting is the authority's own.
    expect(derived.map(({ measure, executions }) => [measure.text, executions.map((each) => each.nodeName)])).toEqual([
      ['Директорам школ ознакомиться с планом в срок до 10 сентября 2026 г.', ['СОШ № 2']],
      [planning, ['СОШ № 2']],
      [report, ['СОШ № 2']],
    ])
    expect(own).toEqual([])
    expect((await executionOf(report)).length).toBe(1)
    expect(await read((tx) => loadSchoolPlan(tx, plan))).toMatchObject({ parent, state: 'draft', status: 'draft' })
    const again = await write((tx) => deriveSchoolPlan(tx, plans.head, { parent, school: plans.tree.schoolOne }))
    expect(again).toEqual({ ok: false, error: { kind: 'already-there' } })
  })

  it('is made only by a school of the plan and only by a plan in force', async () => {
    const foreign = await write((tx) => deriveSchoolPlan(tx, plans.head, { parent, school: plans.tree.countySchool }))
    expect(foreign).toEqual({ ok: false, error: { kind: 'not-a-school-of-plan' } })
    const draft = await write((tx) => plantDraft(tx, plans))
    const early = await write((tx) => deriveSchoolPlan(tx, plans.head, { parent: draft, school: plans.tree.schoolOne }))
    expect(early).toEqual({ ok: false, error: { kind: 'not-in-force' } })
  })

  it('goes to the authority, comes back with remarks, goes again and is accepted; the municipal row goes with it', async () => {
    const plan = await derive()
    const row = valueOf(await add(plan))
    const asked = async () => (await executionOf(planning))[0]!
    valueOf(await send(plan))
    expect((await asked()).state).toBe('submitted')
    expect(await giveBack(plan, ' ')).toEqual({ ok: false, error: { kind: 'no-remark' } })
    valueOf(await giveBack(plan, '', new Map([[row.id, 'Назовите предмет и класс']])))
    expect(await asked()).toMatchObject({ state: 'returned' })
    expect((await rowsOf(plan)).own[0]?.remark).toBe('Назовите предмет и класс')

    const mended = { ...fields, text: 'Семинар учителей математики 5–6 классов об оценивании' }
    valueOf(
      await write((tx) => editOwnRow(tx, plans.head, { plan, measure: row.id, version: row.version, fields: mended })),
    )
    valueOf(await send(plan))
    expect(valueOf(await accept(plan))).toEqual({ made: 1, carried: 0 })

    const { id } = await asked()
    const closed = (await read((tx) => loadExecution(tx, id)))!
    expect(closed.execution.state).toBe('accepted')
    expect(closed.evidence).toMatchObject([{ kind: 'object', source: 'school-plan', objectId: plan }])
    expect(closed.history.map(({ step }) => step)).toEqual(['start', 'submit', 'return', 'submit', 'accept'])
    expect(await executionOf(mended.text)).toMatchObject([
      { plan, state: 'not-started', controlDate: '2026-12-15', ownerRole: 'school-coordinator' },
    ])
    expect((await read((tx) => listReviewEvents(tx, plan))).map(({ step }) => step)).toEqual([
      'derive',
      'send',
      'return',
      'send',
      'accept',
    ])
    const told = await read((tx) => tx.selectFrom('audit_entry').select('action').where('subject', '=', plan).execute())
    expect(told.map(({ action }) => action.replace('plan.', ''))).toEqual([
      'derive-school-plan',
      'send-school-plan',
      'return-school-plan',
      'send-school-plan',
      'accept-school-plan',
    ])
  })

  it('is not changed while the authority reads it, and can be taken back until it has decided', async () => {
    const plan = await derive()
    const row = valueOf(await add(plan))
    valueOf(await send(plan))
    expect(await add(plan)).toEqual({ ok: false, error: { kind: 'wrong-state', state: 'sent' } })
    expect(
      await write((tx) => removeOwnRow(tx, plans.head, { plan, measure: row.id, version: row.version })),
    ).toMatchObject({
      error: { kind: 'wrong-state' },
    })
    const at = await seen(plan)
    valueOf(await write((tx) => recallSchoolPlan(tx, plans.head, at)))
    expect((await executionOf(planning))[0]?.state).toBe('returned')
    valueOf(await write((tx) => removeOwnRow(tx, plans.head, { plan, measure: row.id, version: row.version })))
    expect((await rowsOf(plan)).own).toEqual([])
    expect(await accept(plan)).toMatchObject({ error: { kind: 'wrong-state', state: 'draft' } })
  })

  it('shows the second of two people what the first has done, for a row and for a decision', async () => {
    const plan = await derive()
    const row = valueOf(await add(plan))
    const edit = { plan, measure: row.id, version: row.version, fields: { ...fields, text: 'Иначе' } }
    valueOf(await write((tx) => editOwnRow(tx, plans.head, edit)))
    const second = await write((tx) => editOwnRow(tx, plans.head, edit))
    expect(second).toMatchObject({ error: { kind: 'stale-row', current: { text: 'Иначе', version: 2 } } })
    valueOf(await send(plan))
    const at = await seen(plan)
    valueOf(await write((tx) => acceptSchoolPlan(tx, plans.coordinator, at)))
    const late = await write((tx) =>
      returnSchoolPlan(tx, plans.coordinator, { ...at, remark: 'Дополните', rowRemarks: new Map() }),
    )
    expect(late).toMatchObject({ error: { kind: 'stale-plan', current: { state: 'accepted' } } })
    if (!late.ok) expect(schoolPlanProblemSentence(late.error)).toContain('принят')
  })

  it('lets the school name its person and an earlier date for a municipal row, never a later one', async () => {
    const plan = await derive()
    const measure = (await rowsOf(plan)).derived[2]!.measure.id
    const edit = (version: number, changed: object) =>
      write((tx) =>
        editDerivedRow(tx, plans.head, {
          plan,
          measure,
          version,
          fields: { owner: plans.head.actor, ownDate: null, leadDays: null, note: null, ...changed },
        }),
      )
    expect(await edit(1, { ownDate: '2026-11-17' })).toEqual({
      ok: false,
      error: { kind: 'later-than-control', control: '2026-11-16' },
    })
    expect(await edit(1, { ownDate: '17 ноября' })).toMatchObject({ error: { kind: 'bad-date' } })
    expect(await edit(1, { leadDays: -1 })).toMatchObject({ error: { kind: 'bad-number' } })
    expect(await edit(1, { owner: plans.coordinator.actor })).toMatchObject({ error: { kind: 'not-of-school' } })
    valueOf(await edit(1, { ownDate: '2026-11-10', note: 'После педсовета' }))
    expect(await edit(1, {})).toMatchObject({ error: { kind: 'stale-row' } })
    valueOf(await send(plan))
    valueOf(await accept(plan))
    expect((await executionOf(report))[0]?.owner).toBe(plans.head.actor)
  })

  it('is checked before it is sent: errors hold it back, questions do not', async () => {
    const plan = await derive()
    const wrong = valueOf(await add(plan, { deadlineText: 'май – март 2027 г.' }))
    const found = async () => {
      const loaded = (await read((tx) => loadSchoolPlan(tx, plan)))!
      return checkSchoolPlan(loaded, await rowsOf(plan), context)
    }
    expect((await found()).map(({ measure, severity, rule }) => [measure, severity, rule])).toContainEqual([
      wrong.id,
      'error',
      'reversed-range',
    ])
    expect(await send(plan)).toMatchObject({ error: { kind: 'errors-left' } })
    const right = { ...fields, deadlineText: 'до 1 октября 2026 г.' }
    valueOf(await write((tx) => editOwnRow(tx, plans.head, { plan, measure: wrong.id, version: 1, fields: right })))
    expect((await found()).map(({ severity, rule }) => [severity, rule])).toEqual([['warning', 'already-past']])
    valueOf(await send(plan))
  })

  it('goes on in a next version: work that was begun stays, what the municipal plan added comes in', async () => {
    const plan = await derive()
    valueOf(await add(plan, { text: 'Начатое', deadlineText: 'до 15 декабря 2026 г.' }))
    valueOf(await add(plan, { text: 'Ненужное', deadlineText: 'до 20 декабря 2026 г.' }))
    valueOf(await send(plan))
    valueOf(await accept(plan))
    const [begun] = await executionOf('Начатое')
    valueOf(await write((tx) => moveExecution(tx, plans.head, { execution: begun!.id, version: 1, step: 'start' })))
    const next = valueOf(await write((tx) => startNextVersion(tx, plans.head, plan)))
    expect(await write((tx) => startNextVersion(tx, plans.head, plan))).toMatchObject({
      error: { kind: 'already-there' },
    })
    const { own, derived } = await rowsOf(next)
    expect([own.map(({ measure }) => measure.text), derived.length]).toEqual([['Начатое', 'Ненужное'], 3])
    const [first, second] = own.map(({ measure }) => measure)
    valueOf(
      await write((tx) =>
        editOwnRow(tx, plans.head, {
          plan: next,
          measure: first!.id,
          version: 1,
          fields: { ...fields, text: 'Начатое', deadlineText: 'до 25 декабря 2026 г.' },
        }),
      ),
    )
    valueOf(await write((tx) => removeOwnRow(tx, plans.head, { plan: next, measure: second!.id, version: 1 })))
    valueOf(await send(next))
    expect(valueOf(await accept(next))).toEqual({ made: 0, carried: 1 })
    expect(await executionOf('Начатое')).toMatchObject([
      { id: begun!.id, plan: next, state: 'in-work', controlDate: '2026-12-25' },
    ])
    const page = (await read((tx) => loadExecution(tx, begun!.id)))!
    expect(page.changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['revision', '1', '2'],
      ['control-date', '2026-12-15', '2026-12-25'],
    ])
    expect(await executionOf('Ненужное')).toEqual([])
    expect(await read((tx) => loadSchoolPlan(tx, plan))).toMatchObject({ status: 'superseded' })
  })

  it('stands in the queue of the authority with its state and the day it is due', async () => {
    const before = await read((tx) => listSchoolPlans(tx, parent))
    expect(before.map(({ schoolName, state, due }) => [schoolName, state, due])).toEqual([
      ['СОШ № 2', 'none', '2026-12-01'],
      ['СОШ № 11', 'none', '2026-12-01'],
    ])
    const plan = await derive()
    valueOf(await add(plan))
    valueOf(await send(plan))
    const [row] = await read((tx) => listSchoolPlans(tx, parent))
    expect(row).toMatchObject({ plan, state: 'sent', revision: 1, ownRows: 1, inForce: null })
    valueOf(await accept(plan))
    const next = valueOf(await write((tx) => startNextVersion(tx, plans.head, plan)))
    const [later] = await read((tx) => listSchoolPlans(tx, parent))
    expect(later).toMatchObject({ plan: next, state: 'draft', revision: 2, inForce: plan })
  })

  it('is asked of the school and waits for the authority on the page of the day; its own work waits for its head', async () => {
    const school = () => read((tx) => schoolPlansToday(tx, plans.tree.schoolOne))
    const town = () => read((tx) => schoolPlansToday(tx, plans.tree.town))
    expect((await school()).owed).toMatchObject([{ parent, plan: null, state: 'none', due: '2026-12-01' }])
    const plan = await derive()
    valueOf(await add(plan))
    expect((await school()).owed).toMatchObject([{ plan, state: 'draft' }])
    valueOf(await send(plan))
    expect([(await school()).owed, (await town()).waiting]).toMatchObject([[], [{ parent, count: 1 }]])
    valueOf(await giveBack(plan, 'Дополните'))
    expect([(await school()).owed, (await town()).waiting]).toMatchObject([[{ state: 'returned' }], []])
    valueOf(await send(plan))
    valueOf(await accept(plan))
    const [own] = await executionOf(fields.text)
    const evidence = { kind: 'link', url: 'https://demo.invalid/1', title: 'Протокол' } as const
    valueOf(await write((tx) => attachEvidence(tx, plans.head, [], { executions: [own!.id], evidence })))
    valueOf(await write((tx) => moveExecution(tx, plans.head, { execution: own!.id, version: 2, step: 'submit' })))
    const day = { today: testDay, limit: 5 }
    const desk = await read((tx) => todayFor(tx, { node: plans.tree.schoolOne, ...day }))
    expect([desk.totals.toDecide, desk.toDecide.map(({ text }) => text)]).toEqual([1, [fields.text]])
    // The plan of the school was accepted already; nothing of it waits for the authority.
    expect((await read((tx) => todayFor(tx, { node: plans.tree.town, ...day }))).totals.toDecide).toBe(0)
  })

  it('is thrown away while nobody outside the school has seen it', async () => {
    const plan = await derive()
    const at = await seen(plan)
    valueOf(await write((tx) => deleteSchoolPlanDraft(tx, plans.head, at)))
    expect(await read((tx) => loadSchoolPlan(tx, plan))).toBeUndefined()
    const again = await derive()
    valueOf(await send(again))
    const sent = await seen(again)
    expect(await write((tx) => deleteSchoolPlanDraft(tx, plans.head, sent))).toMatchObject({
      error: { kind: 'wrong-state' },
    })
  })

  it('is not changed by way of another plan', async () => {
    const plan = await derive()
    const row = valueOf(await add(plan))
    const other = await write(async (tx) => {
      const school = plans.tree.schoolTwo
      return valueOf(await deriveSchoolPlan(tx, plans.head, { parent, school }))
    })
    const foreign = { plan: other, measure: row.id, version: 1 }
    const refused = { ok: false, error: { kind: 'no-such-row' } }
    expect(await write((tx) => editOwnRow(tx, plans.head, { ...foreign, fields }))).toEqual(refused)
    expect(await write((tx) => removeOwnRow(tx, plans.head, foreign))).toEqual(refused)
  })

  it('is not put in force past the authority', async () => {
    const plan = await derive()
    const row = valueOf(await add(plan))
    const refused = { ok: false, error: { kind: 'school-plan' } }
    expect(await write((tx) => putPlanInForce(tx, plans.head, plan))).toEqual(refused)
    expect(await write((tx) => deletePlanDraft(tx, plans.head, plan))).toEqual(refused)
    const change = { measure: row.id, version: 1, change: { text: 'Мимо согласования' } }
    expect(await write((tx) => editMeasure(tx, plans.head, change))).toEqual(refused)
  })
})
