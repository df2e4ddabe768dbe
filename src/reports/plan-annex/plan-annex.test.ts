import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { readDocument } from '#documents'
import { addOwnRow, deriveSchoolPlan, editMeasure, listMeasures, putPlanInForce, readPlan } from '#plan'
import type { PlanId, PlanReading } from '#plan/model'
import { plantDraft, readRows, testDay } from '../../plan/testing.ts'
import { storeForReports, valueOf } from '../monthly/testing.ts'
import { makePlanAnnex, type PlanDocumentKind } from '../index.ts'
import { columnWeights } from './column-weights.ts'
import { parseSignatory } from './parse-signatory.ts'

const at = `${testDay}T09:00:00.000Z`

const rows = [
  [
    'Совещание с руководителями школ',
    'Сентябрь, декабрь 2026 г.',
    'Управление образования, методический центр',
    'Протокол',
  ],
  [
    'Работа с родителями:\n- собрания в школах;\n- окружное собрание',
    'март 2027 г.\nапрель 2027 г.',
    'Директора школ\nУправление образования',
    'Проведено не менее 2 собраний',
  ],
  ['Наблюдение за проведением ВПР', 'По графику проведения ВПР', 'Управление образования', 'Акты'],
  ['Консультации школ', 'Постоянно', 'Методический центр', ''],
] as const

async function readBack(bytes: Uint8Array | undefined): Promise<PlanReading> {
  const document = valueOf(await readDocument(bytes!))
  return valueOf(readPlan(document))
}

const wordsOf = ({ measures }: PlanReading) =>
  measures.map(({ number, text, deadline, responsible, result, items, targets }) => ({
    number,
    text,
    deadline: deadline?.parts,
    responsible,
    result,
    items,
    targets,
  }))

describeOnEachStore('a plan as the annex of its order', (engine) => {
  it('reads back as the plan it was printed from, before and after it is in force', async () => {
    const reports = await storeForReports(engine)
    const { store, coordinator } = reports
    await using _ = store
    const plan = await store.write((tx) => plantDraft(tx, reports, rows))
    const make = (kind: PlanDocumentKind) => makePlanAnnex(store, { plan, kind, at })
    const written = wordsOf(readRows(rows))
    expect(wordsOf(await readBack(await make('annex')))).toEqual(written)
    valueOf(await store.write((tx) => putPlanInForce(tx, coordinator, plan)))
    const annex = await readBack(await make('annex'))
    expect(wordsOf(annex)).toEqual(written)
    expect(annex.head).toMatchObject({ kind: 'plan', number: '5-демо', date: '2026-09-01' })
    expect(annex.unread).toEqual([])
    const order = await readBack(await make('order'))
    expect(wordsOf(order)).toEqual(written)
    expect(order.clauses.map(({ number }) => number)).toEqual(['1', '2'])
    expect(order.head).toMatchObject({ kind: 'order', number: '5-демо', signatory: 'Начальник И.В. Заречная' })
  })

  it('says what was changed in the draft, with the deadline read anew', async () => {
    const reports = await storeForReports(engine)
    const { store, coordinator, town } = reports
    await using _ = store
    const plan: PlanId = await store.write((tx) => plantDraft(tx, reports, rows))
    const measures = await store.read((tx) => listMeasures(tx, { plan, at: town.id, today: testDay }))
    const changed = measures.find(({ text }) => text === 'Консультации школ')!
    const change = { measure: changed.id, version: changed.version, change: { deadlineText: 'до 1 марта 2027 г.' } }
    valueOf(await store.write((tx) => editMeasure(tx, coordinator, change)))
    const again = await readBack(await makePlanAnnex(store, { plan, kind: 'annex', at }))
    expect(again.measures.at(-1)?.deadline?.parts).toMatchObject([{ kind: 'by', end: '2027-03-01' }])
  })

  it('of a school holds the rows it was given, with its own dates, and those it added', async () => {
    const reports = await storeForReports(engine)
    const { store, head, schoolOne, plan: parent } = reports
    await using _ = store
    const plan = await store.write(async (tx) => {
      const made = valueOf(await deriveSchoolPlan(tx, head, { parent, school: schoolOne.id }))
      const own = {
        text: 'Семинар учителей математики',
        deadlineText: 'до 15 декабря 2026 г.',
        responsible: ['Заместитель директора'],
        result: 'Программа семинара',
        kind: 'meeting',
        ownerRole: 'school-coordinator',
        owner: null,
        minutes: null,
      } as const
      valueOf(await addOwnRow(tx, head, { plan: made, fields: own }))
      return made
    })
    const { measures } = await readBack(await makePlanAnnex(store, { plan, kind: 'annex', at }))
    const report = measures.find(({ text }) => text.includes('Отчёт школы о ходе плана'))
    expect(report?.deadline?.parts).toMatchObject([{ kind: 'by', end: '2026-11-16' }])
    expect(measures.at(-1)).toMatchObject({ section: 'Мероприятия школы', result: 'Программа семинара' })
    expect(measures.at(-1)?.deadline?.parts).toMatchObject([{ kind: 'by', end: '2026-12-15' }])
  })

  it('is not there for a plan that is not', async () => {
    const { store } = await storeForReports(engine)
    await using _ = store
    expect(await makePlanAnnex(store, { plan: 'no-such-plan' as PlanId, kind: 'annex', at })).toBeUndefined()
  })
})

it('gives a column the width of its longest word, and the rest to the longest text', () => {
  const [number, text] = columnWeights([
    ['№', '1', '2'],
    ['Мероприятие', 'Очень длинный текст мероприятия, которое занимает много строк'],
  ])
  expect(number).toBeLessThan(10)
  expect(text).toBeGreaterThan(100)
})

it.each([
  ['Начальник И.В. Заречная', 'Начальник', 'И.В. Заречная'],
  [
    'Начальник управления образования А. Г. Примерова-Образцова',
    'Начальник управления образования',
    'А. Г. Примерова-Образцова',
  ],
])('tells post and name apart in «%s»', (text, position, name) => {
  expect(parseSignatory(text)).toEqual({ position, name })
})
