import { beforeEach, expect, it } from 'vitest'
import { addPerson, endGrant, grantRole } from '#access'
import { describeOnEachStore } from '#db/testing'
import {
  assignOwner,
  attachEvidence,
  editMeasure,
  forecastEdit,
  listExecutions,
  listMeasureEvents,
  listMeasures,
  listOwners,
  loadExecution,
  moveExecution,
} from './index.ts'
import type { ExecutionId, ExecutionStep, PlanId } from './model.ts'
import { plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from './testing.ts'

describeOnEachStore('a measure in force', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    plan = await plans.store.write((tx) => plantInForce(tx, plans))
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const measuresOf = (of: PlanId) => read((tx) => listMeasures(tx, { plan: of, at: plans.tree.town, today: testDay }))
  const reports = async (of: PlanId) =>
    (await read((tx) => listExecutions(tx, { at: plans.tree.town, plan: of, limit: 100 }))).filter(({ text }) =>
      text.startsWith('Отчёт школы'),
    )
  const step = async (execution: ExecutionId, name: ExecutionStep) => {
    const { version } = (await read((tx) => loadExecution(tx, execution)))!.execution
    valueOf(await write((tx) => moveExecution(tx, plans.coordinator, { execution, version, step: name })))
  }
  const accept = async (execution: ExecutionId) => {
    const evidence = { kind: 'link', url: 'https://demo.invalid/report', title: 'Отчёт' } as const
    valueOf(await write((tx) => attachEvidence(tx, plans.head, [], { executions: [execution], evidence })))
    await step(execution, 'submit')
    await step(execution, 'accept')
  }

  it('is mended in its wording only with a reason, and the old words stay in sight', async () => {
    const report = (await measuresOf(plan)).find(({ text }) => text.startsWith('Отчёт школы'))!
    const edit = (change: object, reason?: string) => ({
      measure: report.id,
      version: report.version,
      change,
      ...(reason === undefined ? {} : { reason }),
    })
    const change = { deadlineText: 'до 30 ноября 2026 г.' }
    expect(await write((tx) => editMeasure(tx, plans.coordinator, edit(change, ' ')))).toEqual({
      ok: false,
      error: { kind: 'no-edit-reason' },
    })
    const forecast = valueOf(await read((tx) => forecastEdit(tx, edit(change), testDay)))
    expect(forecast).toMatchObject({ technical: true, forecast: { moved: 2, withdrawn: 0, added: 0 } })
    valueOf(await write((tx) => editMeasure(tx, plans.coordinator, edit(change, 'Опечатка в приказе'))))
    expect((await reports(plan)).map(({ controlDate }) => controlDate)).toEqual(['2026-11-30', '2026-11-30'])
    expect(await read((tx) => listMeasureEvents(tx, report.id))).toMatchObject([
      {
        kind: 'technical',
        reason: 'Опечатка в приказе',
        changes: [{ field: 'deadline', from: 'до 16 ноября 2026 г.', to: 'до 30 ноября 2026 г.' }],
      },
    ])
  })

  it('may be taken off control and put back: open work goes, accepted work stays', async () => {
    const [one] = await reports(plan)
    await accept(one!.id)
    const edit = async (change: object) => {
      const { id, version } = (await measuresOf(plan)).find(({ text }) => text.startsWith('Отчёт школы'))!
      return valueOf(await write((tx) => editMeasure(tx, plans.coordinator, { measure: id, version, change })))
    }
    await edit({ tracked: false })
    expect((await reports(plan)).map(({ state }) => state)).toEqual(['accepted', 'not-required'])
    await edit({ tracked: true, scope: 'named-schools', schools: [plans.tree.schoolOne] })
    expect((await reports(plan)).map(({ state }) => state)).toEqual(['accepted', 'not-required'])
  })

  it('is given to people one by one, by those who work where it is done, and passed on when they leave', async () => {
    const { schoolOne, schoolTwo } = plans.tree
    const own = (await reports(plan)).filter(({ node }) => node === schoolOne).map(({ id }) => id)
    const others = (await reports(plan)).filter(({ node }) => node === schoolTwo).map(({ id }) => id)
    const { id: deputy, grant } = await write(async (tx) => {
      const { at } = plans.head
      const id = valueOf(
        await addPerson(tx, at, { name: 'Завуч (Демо)', email: 'zavuch@demo.invalid', passwordHash: 'none' }),
      )
      const role = { personId: id, role: 'school-coordinator', nodeId: schoolOne } as const
      return { id, grant: valueOf(await grantRole(tx, { actor: 'system', at }, role)) }
    })
    expect(await write((tx) => assignOwner(tx, plans.head, own, deputy))).toEqual({ ok: true, value: own.length })
    expect(await write((tx) => assignOwner(tx, plans.coordinator, others, deputy))).toEqual({
      ok: false,
      error: { kind: 'foreign-owner' },
    })
    const owners = () => read((tx) => listOwners(tx, { at: plans.tree.town, today: testDay }))
    expect((await owners()).map(({ name, open, late, works }) => [name, open, late, works])).toEqual([
      ['Завуч (Демо)', 1, 1, true],
    ])
    valueOf(await write((tx) => endGrant(tx, plans.coordinator, grant)))
    expect((await owners()).map(({ works }) => works)).toEqual([false])
    valueOf(await write((tx) => assignOwner(tx, plans.coordinator, own, plans.head.actor)))
    const { changes, execution } = (await read((tx) => loadExecution(tx, own[0]!)))!
    expect([execution.owner, changes.map(({ field, to }) => [field, to])]).toEqual([
      plans.head.actor,
      [
        ['owner', deputy],
        ['owner', plans.head.actor],
      ],
    ])
  })
})
