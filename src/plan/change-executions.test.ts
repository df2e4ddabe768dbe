import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import {
  attachEvidence,
  type BulkQuestion,
  changeExecutions,
  findExecutions,
  loadExecution,
  moveExecution,
  previewExecutions,
  tallyFindings,
} from './index.ts'
import type { BulkRequest, ExecutionFilter, ExecutionId, PlanId } from './model.ts'
import { plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from './testing.ts'

describeOnEachStore('a change of many executions', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    plan = await plans.store.write((tx) => plantInForce(tx, plans))
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const find = async (filter: ExecutionFilter) =>
    (await read((tx) => findExecutions(tx, { at: plans.tree.town, filter, today: testDay, limit: 100 }))).rows
  const rowsOf = async (filter: ExecutionFilter) =>
    (await find(filter)).map(({ id, version }) => ({ execution: id, version }))
  const question = (rows: BulkQuestion['rows'], request: BulkRequest): BulkQuestion => ({
    rows,
    request,
    mayAt: () => true,
  })
  const submit = async (id: ExecutionId, version = 1) => {
    const link = { kind: 'link', url: 'https://school.example/r', title: '' } as const
    await write((tx) => attachEvidence(tx, plans.head, [], { executions: [id], evidence: link }))
    valueOf(await write((tx) => moveExecution(tx, plans.head, { execution: id, version: version + 1, step: 'submit' })))
  }
  const reports = () => find({ text: 'отчёт' })

  it('accepts what can be accepted, and says of every other row why it stays', async () => {
    for (const { id } of await reports()) await submit(id)
    const seen = await rowsOf({ plan })
    const [first] = await reports()
    // Somebody else returns one of them while the page is open.
    const move = { execution: first!.id, version: 3, step: 'return', remark: 'Нет вывода' } as const
    valueOf(await write((tx) => moveExecution(tx, plans.coordinator, move)))
    const gone = { execution: 'no-such-execution' as ExecutionId, version: 1 }
    const asked = question([...seen, gone], { deed: 'accept' })
    const before = await read((tx) => previewExecutions(tx, asked))
    const done = await write((tx) => changeExecutions(tx, plans.coordinator, asked))
    expect(done.ready.map(({ id }) => id)).toEqual(before.ready.map(({ id }) => id))
    expect(before.ready.map(({ nodeName }) => nodeName)).toEqual(['СОШ № 11'])
    const why = before.skipped.map((each) => each.why)
    expect(why.toSorted()).toEqual(['changed', 'gone', 'state', 'state', 'state', 'state', 'state'])
    expect((await reports()).map(({ state }) => state)).toEqual(['returned', 'accepted'])
    expect(await read(tallyFindings)).toEqual([])
  })

  it('returns many with one remark, and each remembers it', async () => {
    for (const { id } of await reports()) await submit(id)
    const request: BulkRequest = { deed: 'return', remark: 'Добавьте 5 класс' }
    const rows = await rowsOf({ states: ['submitted'] })
    await write((tx) => changeExecutions(tx, plans.coordinator, question(rows, request)))
    for (const { execution } of rows) {
      const page = (await read((tx) => loadExecution(tx, execution)))!
      expect(page.execution).toMatchObject({ state: 'returned', remark: 'Добавьте 5 класс', version: 4 })
      expect(page.history.at(-1)).toMatchObject({ step: 'return', from: 'submitted', remark: 'Добавьте 5 класс' })
    }
  })

  it('leaves what others decide about', async () => {
    const rows = await rowsOf({ text: 'отчёт' })
    const own = (await read((tx) => getNode(tx, plans.tree.schoolOne)))!.path
    const asked: BulkQuestion = {
      ...question(rows, { deed: 'not-require', remark: 'Нет классов' }),
      mayAt: (right, path) => right === 'plan.accept' && path === own,
    }
    const done = await write((tx) => changeExecutions(tx, plans.coordinator, asked))
    expect(done.ready.map(({ node }) => node)).toEqual([plans.tree.schoolOne])
    expect(done.skipped.map(({ why }) => why)).toEqual(['rights'])
  })

  it('moves dates with a reason, but never those that follow an event', async () => {
    const rows = await rowsOf({ node: plans.tree.town })
    const request: BulkRequest = { deed: 'shift', to: '2027-01-20', remark: 'Каникулы' }
    const done = await write((tx) => changeExecutions(tx, plans.coordinator, question(rows, request)))
    expect(done.skipped.map(({ why }) => why)).toEqual(['event'])
    const moved = await find({ from: '2027-01-20', to: '2027-01-20' })
    expect(moved.map(({ reason }) => reason.replaceAll('\u00a0', ' ')).toSorted()).toEqual([
      'перенесено с 30 декабря 2026 г.: Каникулы',
      'перенесено с 30 сентября 2026 г.: Каникулы',
    ])
    const again = question(
      moved.map(({ id, version }) => ({ execution: id, version })),
      request,
    )
    expect((await read((tx) => previewExecutions(tx, again))).skipped.map(({ why }) => why)).toEqual(['same', 'same'])
    const kept = await read((tx) => tx.selectFrom('plan_execution_change').selectAll().execute())
    expect(kept.map(({ field, from_value, to_value, reason }) => [field, from_value, to_value, reason])).toEqual(
      expect.arrayContaining([['control-date', '2026-09-30', '2027-01-20', 'Каникулы']]),
    )
  })

  it('names an owner only where that person works', async () => {
    const rows = await rowsOf({ text: 'отчёт' })
    const asked = question(rows, { deed: 'owner', owner: plans.head.actor })
    const done = await write((tx) => changeExecutions(tx, plans.coordinator, asked))
    expect(done.ready.map(({ node }) => node)).toEqual([plans.tree.schoolOne])
    expect(done.skipped.map(({ why }) => why)).toEqual(['foreign-owner'])
    expect((await find({ owner: plans.head.actor })).map(({ version }) => version)).toEqual([2])
  })

  it('leaves a line in the log of every organisation', async () => {
    const rows = await rowsOf({ text: 'отчёт' })
    const request: BulkRequest = { deed: 'not-require', remark: 'Нет классов' }
    await write((tx) => changeExecutions(tx, plans.coordinator, question(rows, request)))
    const lines = async (node: NodeId) => {
      const place = await read((tx) => getNode(tx, node))
      const question = { nodePathPrefix: place!.path, action: 'plan.change-executions', limit: 50 }
      return (await read((tx) => listAudit(tx, question))).entries.length
    }
    expect([await lines(plans.tree.schoolOne), await lines(plans.tree.schoolTwo)]).toEqual([1, 1])
  })

  it('is made once where two people make it at the same moment', async () => {
    for (const { id } of await reports()) await submit(id)
    const rows = await rowsOf({ states: ['submitted'] })
    const both = await Promise.all([
      write((tx) => changeExecutions(tx, plans.coordinator, question(rows, { deed: 'accept' }))),
      write((tx) => changeExecutions(tx, plans.head, question(rows, { deed: 'return', remark: 'Нет' }))),
    ])
    expect(both.map(({ ready }) => ready.length).toSorted((a, b) => a - b)).toEqual([0, 2])
    expect(both.flatMap(({ skipped }) => skipped.map(({ why }) => why))).toEqual(['changed', 'changed'])
  })
})
