import { beforeEach, describe, expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import {
  acceptedExecutionsTarget,
  acceptedSchoolsTarget,
  addRecord,
  attachEvidence,
  bindTarget,
  listExecutions,
  listMeasures,
  listRecords,
  listTargets,
  loadPlan,
  loadRecordFile,
  moveExecution,
  type NewRecord,
  recordsTarget,
  schoolsWithRecordsTarget,
  targetProblemSentence,
  withdrawRecord,
} from '../index.ts'
import type { Comparison, PlanId, PlanMeasureId } from '../model.ts'
import { plantInForce, type PlanStore, storeForPlans, testDay, valueOf } from '../testing.ts'
import { judgeTarget } from './judge-target.ts'

const rows = [
  ['Курсы по оцениванию', 'до 31 мая 2027 г.', 'Управление образования', 'Обучено не менее 20 учителей'],
  ['Отчёт школы о ходе плана', 'до 16 ноября 2026 г.', 'Директора школ', '100 % школ представили отчёты'],
] as const

const sources = [recordsTarget, acceptedSchoolsTarget, acceptedExecutionsTarget, schoolsWithRecordsTarget]

describe('a promised number', () => {
  it.each<[number, number | null, 'count' | 'percent', Comparison, number, string, number | null]>([
    [14, null, 'count', '≥', 20, 'on-the-way', 14],
    [20, null, 'count', '≥', 20, 'reached', 20],
    [20, null, 'count', '>', 20, 'on-the-way', 20],
    [3, null, 'count', '≤', 2, 'exceeded', 3],
    [0, null, 'count', '<', 1, 'reached', 0],
    [28, 30, 'percent', '≥', 100, 'on-the-way', (28 / 30) * 100],
    [30, 30, 'percent', '≥', 100, 'reached', 100],
    [30, null, 'percent', '≥', 100, 'unknown-share', null],
    [0, 0, 'percent', '≥', 100, 'unknown-share', null],
  ])('%d of %s in %s against %s %d is %s', (number, outOf, unit, comparison, value, state, reached) => {
    expect(judgeTarget({ unit, comparison, value }, { number, outOf })).toEqual({ state, reached })
  })

  it('that nobody has bound says so', () => {
    expect(judgeTarget({ unit: 'count', comparison: '≥', value: 20 }, null).state).toBe('unbound')
  })
})

describeOnEachStore('a number that a measure promises', (engine) => {
  let plans: PlanStore
  let plan: PlanId
  let courses: PlanMeasureId
  let reports: PlanMeasureId
  beforeEach(async () => {
    plans = await storeForPlans(engine)
    plan = await plans.store.write((tx) => plantInForce(tx, plans, rows))
    const measures = await measuresOf()
    courses = measures.find(({ text }) => text === 'Курсы по оцениванию')!.id
    reports = measures.find(({ text }) => text === 'Отчёт школы о ходе плана')!.id
    return () => plans.store.close()
  })
  const write: PlanStore['store']['write'] = (work) => plans.store.write(work)
  const read: PlanStore['store']['read'] = (work) => plans.store.read(work)
  const measuresOf = () => read((tx) => listMeasures(tx, { plan, at: plans.tree.town, today: testDay }))
  const targets = (at = plans.tree.town) =>
    read(async (tx) => {
      const loaded = (await loadPlan(tx, plan))!
      const measures = await listMeasures(tx, { plan, at: plans.tree.town, today: testDay })
      return listTargets(tx, sources, { plan: loaded, measures, at, limit: 10 })
    })
  const bind = (measure: PlanMeasureId, source: string, version = 0) =>
    write((tx) => bindTarget(tx, plans.coordinator, sources, { measure, target: 0, source, version }))
  const record = (changed: Partial<NewRecord> = {}) =>
    write((tx) =>
      addRecord(tx, plans.head, {
        measure: courses,
        target: 0,
        node: plans.tree.schoolOne,
        role: 'school-head',
        what: 'Учителя математики прошли курсы',
        amount: 3,
        date: '2026-11-10',
        document: 'Удостоверения, реестр № 4',
        evidence: { kind: 'link', url: 'https://demo.invalid/4' },
        ...changed,
      }),
    )

  it('is proposed a source by its words, and counts nothing until a person binds it', async () => {
    const found = await targets()
    expect(found.map(({ target, state, proposed }) => [target.value, target.unit, state, proposed.id])).toEqual([
      [20, 'count', 'unbound', 'records'],
      [100, 'percent', 'unbound', 'accepted-schools'],
    ])
    expect(await record()).toEqual({ ok: false, error: { kind: 'not-of-records' } })
  })

  it('grows by records with documents, and shrinks when one is taken back, which stays on view', async () => {
    valueOf(await bind(courses, 'records'))
    const first = valueOf(await record())
    valueOf(await record({ node: plans.tree.schoolTwo, amount: 5 }))
    const [grown] = await targets()
    expect(grown).toMatchObject({ state: 'on-the-way', reached: 8, count: { number: 8, total: 2 } })
    expect(grown?.count?.records.map(({ place, amount }) => [place, amount])).toEqual([
      ['СОШ № 11', 5],
      ['СОШ № 2', 3],
    ])
    const why = { record: first, why: 'Удостоверения прошлого года' }
    expect(await write((tx) => withdrawRecord(tx, plans.head, { ...why, why: ' ' }))).toMatchObject({ ok: false })
    valueOf(await write((tx) => withdrawRecord(tx, plans.head, why)))
    expect(await write((tx) => withdrawRecord(tx, plans.head, why))).toMatchObject({
      error: { kind: 'already-withdrawn' },
    })
    expect((await targets())[0]?.reached).toBe(5)
    const kept = await read((tx) => listRecords(tx, { measure: courses, target: 0, at: plans.tree.town, limit: 10 }))
    expect(kept.rows.map(({ withdrawn }) => withdrawn?.why ?? '').toSorted()).toEqual(['', why.why])
  })

  it('shows a school its own records and nobody else’s', async () => {
    valueOf(await bind(courses, 'records'))
    valueOf(await record())
    valueOf(await record({ node: plans.tree.schoolTwo, amount: 5 }))
    expect((await targets(plans.tree.schoolOne))[0]?.count).toMatchObject({ number: 3, total: 1 })
  })

  it.each<[string, Partial<NewRecord>, string]>([
    ['without words', { what: ' ' }, 'empty-field'],
    ['of nothing', { amount: 0 }, 'bad-amount'],
    ['of half a teacher', { amount: 0.5 }, 'bad-amount'],
    ['of tomorrow', { date: '2026-11-23' }, 'future-date'],
    ['with a date that is none', { date: '10.11.2026' }, 'bad-date'],
    ['without a named document', { document: '' }, 'empty-field'],
    ['without a document', { evidence: { kind: 'none' } }, 'no-document'],
    ['with an empty file', { evidence: { kind: 'file', fileName: 'a.pdf', bytes: new Uint8Array() } }, 'no-document'],
    ['with a link that is none', { evidence: { kind: 'link', url: 'javascript:alert(1)' } }, 'bad-link'],
    ['of a target that is not there', { target: 7 }, 'no-such-target'],
  ])('takes no record %s', async (_, changed, kind) => {
    valueOf(await bind(courses, 'records'))
    const refused = await record(changed)
    expect(refused).toMatchObject({ ok: false, error: { kind } })
    if (!refused.ok) expect(targetProblemSentence(refused.error)).toMatch(/[.]$/)
    expect((await targets())[0]?.reached).toBe(0)
  })

  it('takes no record of a school that stands outside the plan', async () => {
    valueOf(await bind(courses, 'records'))
    expect(await record({ node: plans.tree.countySchool })).toMatchObject({ error: { kind: 'not-your-target' } })
  })

  it('keeps the document of a record as it came', async () => {
    valueOf(await bind(courses, 'records'))
    const bytes = new TextEncoder().encode('Синтетический реестр')
    const id = valueOf(await record({ evidence: { kind: 'file', fileName: 'реестр.txt', bytes } }))
    const file = await read((tx) => loadRecordFile(tx, id))
    expect([file?.name, Buffer.from(file!.bytes).toString()]).toEqual(['реестр.txt', 'Синтетический реестр'])
  })

  it('counts schools whose work is accepted as a share of those it is asked of', async () => {
    valueOf(await bind(reports, 'accepted-schools'))
    const [execution] = await read((tx) => listExecutions(tx, { at: plans.tree.schoolOne, measure: reports, limit: 1 }))
    const id = execution!.id
    valueOf(
      await write((tx) =>
        attachEvidence(tx, plans.head, [], {
          executions: [id],
          evidence: { kind: 'link', url: 'https://demo.invalid/report', title: 'Отчёт' },
        }),
      ),
    )
    valueOf(await write((tx) => moveExecution(tx, plans.head, { execution: id, version: 2, step: 'submit' })))
    valueOf(await write((tx) => moveExecution(tx, plans.coordinator, { execution: id, version: 3, step: 'accept' })))
    const [, share] = await targets()
    expect(share).toMatchObject({ state: 'on-the-way', reached: 50, count: { number: 1, outOf: 2 } })
    expect((await targets(plans.tree.schoolOne))[1]).toMatchObject({ state: 'reached', count: { number: 1, outOf: 1 } })
  })

  it('is bound by one of two people, the second is told', async () => {
    expect(await bind(courses, 'no-such-source')).toMatchObject({ error: { kind: 'no-such-source' } })
    valueOf(await bind(courses, 'records'))
    expect(await bind(courses, 'accepted-executions')).toMatchObject({ error: { kind: 'stale-binding' } })
    expect(valueOf(await bind(courses, 'accepted-executions', 1))).toEqual({
      source: 'accepted-executions',
      version: 2,
    })
  })
})
