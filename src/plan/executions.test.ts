import { beforeEach, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import type { NodeId } from '#organisations/model'
import type { EvidenceSource } from './evidence-source.ts'
import {
  attachEvidence,
  detachEvidence,
  listExecutions,
  loadExecution,
  loadPlanFile,
  markNotRequired,
  matrixOf,
  moveExecution,
  offerEvidence,
  planProblemSentence,
  putPlanInForce,
  returnExecution,
  todayFor,
} from './index.ts'
import type { EvidenceId, ExecutionId, ExecutionStep, NewEvidence, PlanId } from './model.ts'
import { plantDraft, plantInForce, type PlanStore, storeForPlans, testDay, threeRows, valueOf } from './testing.ts'

/** A domain that has one object, of the town. */
const minutesOf = (node: NodeId): EvidenceSource => {
  const offer = { objectId: 'm1', title: 'Протокол № 1', at: '2026-10-01T09:00:00.000Z' }
  return {
    id: 'minutes',
    title: 'Протокол',
    closes: ['meeting'],
    list: async (_, question) => (question.node === node ? [offer] : []),
    find: async (_, question) => (question.node === node && question.objectId === 'm1' ? offer : undefined),
  }
}

const clauseText = 'Директорам школ ознакомиться с планом в срок до 10 сентября 2026 г.'

describeOnEachStore('an execution of a plan', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    plan = await plans.store.write((tx) => plantInForce(tx, plans))
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  /** The report of a school: its second row after the clause. */
  const reportOf = async (school: NodeId) => {
    const rows = await read((tx) => listExecutions(tx, { at: school, plan, limit: 10 }))
    return rows.find((row) => row.text === 'Отчёт школы о ходе плана')!
  }
  const meetings = async () => {
    const rows = await read((tx) => listExecutions(tx, { at: plans.tree.town, plan, limit: 10 }))
    return rows.filter((row) => row.text === 'Совещание с руководителями школ')
  }
  const attach = (evidence: NewEvidence, executions: readonly ExecutionId[], sources: readonly EvidenceSource[] = []) =>
    write((tx) => attachEvidence(tx, plans.head, sources, { executions, evidence }))
  const link: NewEvidence = { kind: 'link', url: 'https://school.example/report', title: 'Отчёт на сайте' }
  const step = async (execution: ExecutionId, name: ExecutionStep, remark?: string) => {
    const { version } = (await read((tx) => loadExecution(tx, execution)))!.execution
    const move = { execution, version, step: name, ...(remark === undefined ? {} : { remark }) }
    return write((tx) => moveExecution(tx, plans.head, move))
  }

  it('is submitted, returned with a remark, submitted again and accepted, and remembers all of it', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    valueOf(await attach(link, [id]))
    valueOf(await step(id, 'submit'))
    const submitted = (await read((tx) => loadExecution(tx, id)))!.execution
    expect(
      await write((tx) => returnExecution(tx, plans.coordinator, { execution: id, version: 3, remark: ' ' })),
    ).toEqual({
      ok: false,
      error: { kind: 'no-remark', step: 'return' },
    })
    const remark = 'Нет сведений о 5 классе'
    valueOf(
      await write((tx) =>
        returnExecution(tx, plans.coordinator, { execution: id, version: submitted.version, remark }),
      ),
    )
    valueOf(await step(id, 'submit'))
    valueOf(await step(id, 'accept'))
    const page = (await read((tx) => loadExecution(tx, id)))!
    expect(page.execution).toMatchObject({ state: 'accepted', version: 6, evidence: 1 })
    expect(page.history.map((event) => [event.step, event.to, event.remark])).toEqual([
      ['start', 'in-work', null],
      ['submit', 'submitted', null],
      ['return', 'returned', remark],
      ['submit', 'submitted', null],
      ['accept', 'accepted', null],
    ])
  })

  it('is not submitted with empty hands', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    valueOf(await step(id, 'start'))
    const refused = await step(id, 'submit')
    expect(refused).toEqual({ ok: false, error: { kind: 'no-evidence' } })
    if (!refused.ok) expect(planProblemSentence(refused.error)).toContain('приложите подтверждение')
  })

  it('shows the second of two people what the first has done, and does not do it again', async () => {
    const { id, version } = await reportOf(plans.tree.schoolOne)
    const move = { execution: id, version, step: 'start' } as const
    const both = await Promise.all([
      write((tx) => moveExecution(tx, plans.head, move)),
      write((tx) => moveExecution(tx, plans.coordinator, move)),
    ])
    expect(both.filter((each) => each.ok)).toHaveLength(1)
    const refused = both.find((each) => !each.ok)
    expect(refused).toMatchObject({ error: { kind: 'stale-execution', current: { state: 'in-work', version: 2 } } })
    expect((await read((tx) => loadExecution(tx, id)))?.history).toHaveLength(1)
  })

  it('leaves what is owed where it is not required, with the reason', async () => {
    const { id, version } = await reportOf(plans.tree.schoolTwo)
    const reason = 'Школа закрыта на ремонт'
    const done = await write((tx) => markNotRequired(tx, plans.coordinator, { execution: id, version, reason }))
    expect(done).toMatchObject({ ok: true, value: { state: 'not-required', remark: reason } })
    const today = await read((tx) => todayFor(tx, { node: plans.tree.schoolTwo, today: testDay, limit: 5 }))
    expect(today.late.map((each) => each.text)).toEqual([clauseText])
  })

  it('takes a file with its revisions, each with its SHA-256, until it is submitted', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    const file = (text: string) => ({ fileName: 'отчёт.docx', bytes: new TextEncoder().encode(text) })
    const evidence = valueOf(await attach({ kind: 'file', ...file('abc') }, [id]))
    expect(await attach({ kind: 'revision', evidence, ...file('') }, [id])).toEqual({
      ok: false,
      error: { kind: 'empty-file' },
    })
    valueOf(await attach({ kind: 'revision', evidence, ...file('abcd'), note: 'дополнен' }, [id]))
    const [kept] = (await read((tx) => loadExecution(tx, id)))!.evidence
    expect(kept?.kind === 'file' && kept.revisions.map((each) => [each.revision, each.byteLength, each.note])).toEqual([
      [1, 3, null],
      [2, 4, 'дополнен'],
    ])
    const first = kept?.kind === 'file' ? kept.revisions[0] : undefined
    expect(first?.sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(Buffer.from((await read((tx) => loadPlanFile(tx, first!.file)))!.bytes).toString()).toBe('abc')
    valueOf(await step(id, 'submit'))
    expect(await attach(link, [id])).toEqual({ ok: false, error: { kind: 'evidence-closed' } })
    expect(await write((tx) => detachEvidence(tx, plans.head, { execution: id, evidence }))).toEqual({
      ok: false,
      error: { kind: 'evidence-closed' },
    })
  })

  it('is closed by a live object of a domain, and one object closes several', async () => {
    const ids = (await meetings()).map((row) => row.id)
    const sources = [minutesOf(plans.tree.town)]
    const offers = await read((tx) => offerEvidence(tx, sources, ids[0]!))
    expect(offers.map((offer) => [offer.source, offer.objectId, offer.title])).toEqual([
      ['minutes', 'm1', 'Протокол № 1'],
    ])
    valueOf(await attach({ kind: 'object', source: 'minutes', objectId: 'm1' }, ids, sources))
    for (const id of ids) {
      expect((await read((tx) => loadExecution(tx, id)))!.evidence).toMatchObject([
        { kind: 'object', title: 'Протокол № 1', source: 'minutes' },
      ])
    }
  })

  it('is not offered objects that cannot close its kind, nor takes those of another node', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    const sources = [minutesOf(plans.tree.town)]
    expect(await read((tx) => offerEvidence(tx, sources, id))).toEqual([])
    expect(await attach({ kind: 'object', source: 'minutes', objectId: 'm1' }, [id], sources)).toEqual({
      ok: false,
      error: { kind: 'no-such-evidence' },
    })
  })

  it.each<[string, NewEvidence, string]>([
    ['a link that is no link', { kind: 'link', url: 'javascript:alert(1)', title: 'х' }, 'bad-link'],
    ['an empty file', { kind: 'file', fileName: 'x.txt', bytes: new Uint8Array() }, 'empty-file'],
    ['evidence that is nowhere', { kind: 'existing', evidence: 'nowhere' as EvidenceId }, 'no-such-evidence'],
  ])('refuses %s', async (_, evidence, kind) => {
    const { id } = await reportOf(plans.tree.schoolOne)
    expect(await attach(evidence, [id])).toEqual({ ok: false, error: { kind } })
    expect((await read((tx) => loadExecution(tx, id)))?.execution.state).toBe('not-started')
  })

  it('goes over to the revision that replaces its plan, with what was done', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    valueOf(await attach(link, [id]))
    const newer = await write((tx) => plantDraft(tx, plans, threeRows, { replaces: plan }))
    valueOf(await write((tx) => putPlanInForce(tx, plans.coordinator, newer)))
    const page = (await read((tx) => loadExecution(tx, id)))!
    expect(page.execution).toMatchObject({ plan: newer, state: 'in-work', evidence: 1, controlDate: '2026-11-16' })
    valueOf(await step(id, 'submit'))
    const today = await read((tx) => todayFor(tx, { node: plans.tree.schoolOne, today: testDay, limit: 5 }))
    expect(today.late.map((each) => each.plan)).toEqual([newer])
  })

  it('stands in the desk of the coordinator while it waits for a decision, and in that of the school when returned', async () => {
    const { id } = await reportOf(plans.tree.schoolOne)
    valueOf(await attach(link, [id]))
    valueOf(await step(id, 'submit'))
    const { town, schoolOne, schoolTwo } = plans.tree
    const desk = await read((tx) => todayFor(tx, { node: town, today: testDay, limit: 5 }))
    expect(desk.toDecide.map((each) => each.nodeName)).toEqual(['СОШ № 2'])
    expect(desk.late.map((each) => each.controlDate)).toEqual(['2026-09-30'])
    expect(desk.lateInSchools.map((row) => [row.text, row.count, row.oldest])).toEqual([
      [clauseText, 2, '2026-09-10'],
      ['Отчёт школы о ходе плана', 1, '2026-11-16'],
    ])
    valueOf(await step(id, 'return', 'Дополните'))
    const own = await read((tx) => todayFor(tx, { node: schoolOne, today: testDay, limit: 5 }))
    expect([own.returned.map((each) => each.remark), own.totals]).toEqual([
      ['Дополните'],
      { late: 1, soon: 0, returned: 1, toDecide: 0 },
    ])
    const other = await read((tx) => todayFor(tx, { node: schoolTwo, today: '2026-11-10', limit: 5 }))
    expect(other.soon.map((each) => each.controlDate)).toEqual(['2026-11-16'])
  })

  it('stands in the matrix of its month, where nothing due differs from missed', async () => {
    const { schoolOne, schoolTwo, town } = plans.tree
    const { id, measure } = await reportOf(schoolOne)
    valueOf(await attach(link, [id]))
    valueOf(await step(id, 'submit'))
    valueOf(await step(id, 'accept'))
    const question = { plan, at: town, month: '2026-11', today: testDay, limit: 10 }
    const matrix = await read((tx) => matrixOf(tx, question))
    expect(matrix.nodes.map((node) => node.id)).toEqual([town, schoolOne, schoolTwo])
    const row = matrix.cells.get(measure)
    expect(row?.get(schoolOne)).toEqual({ total: 1, accepted: 1, state: 'accepted', late: false, execution: id })
    expect(row?.get(schoolTwo)).toMatchObject({ total: 1, accepted: 0, state: 'not-started', late: true })
    expect(row?.get(town)).toBeUndefined()
    const second = await read((tx) => matrixOf(tx, { ...question, limit: 1, offset: 2 }))
    expect([second.nodes.map((node) => node.id), second.totalNodes]).toEqual([[schoolTwo], 3])
  })
})
