import { expect, it } from 'vitest'
import { migrations as accessSteps } from '#access'
import { type Act } from '#audit'
import type { Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { readPlainText } from '#documents'
import { migrations as jobSteps } from '#jobs'
import { migrations as calendarSteps } from '#calendar'
import { createPlanFromReading, listExecutions, migrations as planSteps, putPlanInForce, readPlan } from '#plan'
import type { AssessmentId } from '#procedures/model'
import { dataVersion } from '#results'
import { migrations as screeningSteps } from '#screening'
import { newId } from '#kernel/new-id'
import { getNode } from '#organisations'
import type { TestTree } from '../organisations/testing.ts'
import { plantTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import {
  askSchool,
  caseEvidence,
  composeCase,
  decideCase,
  listCaseEvents,
  listCaseMeasures,
  listCases,
  loadCase,
  migrations,
  openCase,
  planCaseMeasure,
  proposeRequest,
  reopenCase,
  saveAnswer,
  sendAnswer,
} from './index.ts'
import type { CaseId } from './model.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }
const sentence = 'Работ у самой границы отметки больше, чем ожидалось'

/** Synthetic works of the first school in mathematics of 2025, and a screening that flags them. */
async function storeWithSign(engine: Store['engine']): Promise<{ store: Store; tree: TestTree }> {
  const steps = [
    ...resultsSteps,
    ...jobSteps,
    ...accessSteps,
    ...calendarSteps,
    ...planSteps,
    ...screeningSteps,
    ...migrations,
  ]
  const store = await temporaryStore(engine, steps)
  const tree = await store.write(plantTree)
  const school = (await store.read((tx) => getNode(tx, tree.schoolOne)))!
  const works = Array.from({ length: 12 }, (_, i) => presentWork(String(1000 + i), [1, 2], 4, { journalMark: 4 }))
  valueOf(await bring(store, stagedFile('Демо.xlsx', [stagedPart({ [school.code]: works })]), { node: tree.town }))
  await store.write(async (tx) => {
    const { id } = await tx.selectFrom('assessment').select('id').executeTakeFirstOrThrow()
    const run = newId<never>()
    await tx
      .insertInto('screening_run')
      .values({
        id: run,
        node_id: tree.region,
        data_version: await dataVersion(tx),
        settings: JSON.stringify({ fdr: 0.05, profile: 'synthetic', seed: 1 }),
        works: 12,
        schools: 1,
        assessments: 1,
        finished_at: act.at,
      })
      .execute()
    await tx
      .insertInto('screening_cell')
      .values({
        run_id: run,
        school_id: tree.schoolOne,
        assessment_id: id,
        municipality_id: tree.town,
        works: 12,
        flagged: 1,
        enough_data: 1,
        finding: JSON.stringify(finding(id, school.code)),
        evidence: JSON.stringify({
          histogram: { counts: [0, 1, 2, 6, 3], highlighted: [3] },
          register: [],
          checks: [{ check: 'few-works', fits: false, sentence: 'Работ достаточно.' }],
        }),
      })
      .execute()
  })
  return { store, tree }
}

const finding = (assessment: AssessmentId, school: string) => ({
  assessment,
  school,
  municipality: 'reg99_m001',
  works: 12,
  q: 0.01,
  logQ: Math.log(0.01),
  flagged: true,
  enoughData: true,
  indications: [
    {
      family: 'boundary',
      outcome: 'tested',
      p: 0.001,
      logP: Math.log(0.001),
      effect: 0.2,
      interval: [0.1, 0.3],
      unit: 'share of works',
      sentence,
      facts: {},
    },
  ],
})

async function opened(store: Store, tree: TestTree): Promise<CaseId> {
  return valueOf(await store.write((tx) => openCase(tx, act, { school: tree.schoolOne, year: 2025 })))
}

const caseIn = async (store: Store, id: CaseId) => (await store.read((tx) => loadCase(tx, id)))!

const planText = [
  'План мероприятий (Демо) на 2026/2027 учебный год',
  ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
  ['1', 'Отчёт школы о ходе плана', 'до 16 декабря 2026 г.', 'Директора школ', 'Отчёт'].join('\t'),
].join('\n')

describeOnEachStore('a case', (engine) => {
  it('goes from the sign to the school’s words, a decision, and a row of the plan that the school carries out', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    const first = await caseIn(store, id)
    expect(first.signs).toMatchObject([
      { works: 12, signs: [{ family: 'boundary', sentence }], checks: [{ fits: false }] },
    ])
    const text = proposeRequest(first)
    expect(text).toContain('не вывод')
    valueOf(await store.write((tx) => askSchool(tx, act, { case: id, version: 1, text, due: '2026-12-01' })))
    valueOf(await store.write((tx) => saveAnswer(tx, act, { case: id, version: 2, text: 'Класс с углублённым' })))
    expect(await caseIn(store, id)).toMatchObject({ state: 'asked', answer: { sentAt: null } })
    valueOf(
      await store.write((tx) => sendAnswer(tx, act, { case: id, version: 3, text: 'Класс с углублённым изучением' })),
    )
    expect(await caseIn(store, id)).toMatchObject({
      state: 'answered',
      answer: { text: 'Класс с углублённым изучением' },
    })
    valueOf(
      await store.write((tx) =>
        decideCase(tx, act, { case: id, version: 4, decision: 'recheck', reason: 'Объяснение не снимает вопроса' }),
      ),
    )
    const plan = await store.write(async (tx) => {
      const reading = valueOf(readPlan(readPlainText(planText)))
      const made = valueOf(
        await createPlanFromReading(tx, act, { node: tree.town, reading, fileName: 'план.txt', decisions: {} }),
      )
      valueOf(await putPlanInForce(tx, act, made))
      return made
    })
    valueOf(
      await store.write((tx) =>
        planCaseMeasure(tx, act, {
          case: id,
          version: 5,
          plan,
          text: 'Передать работы для перепроверки',
          deadlineText: 'до 15 декабря 2026 г.',
          ownerRole: 'school-head',
        }),
      ),
    )
    const after = await caseIn(store, id)
    expect(await store.read((tx) => listCaseMeasures(tx, after))).toMatchObject([{ total: 1, accepted: 0 }])
    const executions = await store.read((tx) => listExecutions(tx, { at: tree.schoolOne, plan, limit: 10 }))
    expect(executions.find(({ text: words }) => words === 'Передать работы для перепроверки')).toMatchObject({
      node: tree.schoolOne,
      controlDate: '2026-12-15',
    })
    expect((await store.read((tx) => listCaseEvents(tx, id))).map(({ action }) => action)).toEqual([
      'open',
      'ask',
      'answer',
      'decide',
      'plan',
    ])
    const offers = await store.read((tx) => caseEvidence.list(tx, { node: tree.town, limit: 5 } as never))
    expect(offers).toMatchObject([{ objectId: id }])
  })

  it('is opened once a year, and not where there is nothing to clarify', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    const open = (school: TestTree['town'], year: number) => store.write((tx) => openCase(tx, act, { school, year }))
    expect(await open(tree.schoolOne, 2025)).toMatchObject({ ok: false, error: { kind: 'already-open', id } })
    expect(await open(tree.schoolTwo, 2025)).toMatchObject({ ok: false, error: { kind: 'nothing-to-clarify' } })
    expect(await open(tree.schoolOne, 2024)).toMatchObject({ ok: false, error: { kind: 'nothing-to-clarify' } })
    expect(await open(tree.town, 2025)).toMatchObject({ ok: false, error: { kind: 'not-a-school' } })
  })

  it('the school sees it only after it was asked', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    const path = (await store.read((tx) => getNode(tx, tree.schoolOne)))!.path
    const seen = (withUnasked: boolean) =>
      store.read((tx) => listCases(tx, { nodePath: path, withUnasked, offset: 0, limit: 10 }))
    expect((await seen(true)).total).toBe(1)
    expect((await seen(false)).total).toBe(0)
    valueOf(
      await store.write((tx) => askSchool(tx, act, { case: id, version: 1, text: 'Чем объясняется?', due: null })),
    )
    expect((await seen(false)).total).toBe(1)
  })

  it('two people do not overwrite each other, and a decision needs its reason', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    valueOf(await store.write((tx) => askSchool(tx, act, { case: id, version: 1, text: 'Вопрос', due: null })))
    expect(
      await store.write((tx) => decideCase(tx, act, { case: id, version: 1, decision: 'dropped', reason: 'Причина' })),
    ).toMatchObject({ ok: false, error: { kind: 'stale' } })
    expect(
      await store.write((tx) => decideCase(tx, act, { case: id, version: 2, decision: 'dropped', reason: ' ' })),
    ).toMatchObject({ ok: false, error: { kind: 'reason-needed' } })
  })

  it('opened again, it is where it was before the decision', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    valueOf(await store.write((tx) => askSchool(tx, act, { case: id, version: 1, text: 'Вопрос', due: null })))
    valueOf(
      await store.write((tx) => decideCase(tx, act, { case: id, version: 2, decision: 'watch', reason: 'Причина' })),
    )
    valueOf(await store.write((tx) => reopenCase(tx, act, { case: id, version: 3, reason: 'Пришли материалы' })))
    expect(await caseIn(store, id)).toMatchObject({ state: 'asked', decision: null })
  })

  it('its paper puts the sign and the school’s words side by side, and keeps small groups to the school', async () => {
    const { store, tree } = await storeWithSign(engine)
    await using _ = store
    const id = await opened(store, tree)
    valueOf(await store.write((tx) => askSchool(tx, act, { case: id, version: 1, text: 'Вопрос школе', due: null })))
    valueOf(await store.write((tx) => sendAnswer(tx, act, { case: id, version: 2, text: 'Слова школы' })))
    const issuer = {
      letterhead: { organisation: 'Управление (Демо)' },
      signatory: { position: 'Начальник', name: 'И. О. Ф.' },
    }
    const found = await caseIn(store, id)
    const paper = async (works: number) =>
      JSON.stringify(
        await store.read((tx) =>
          composeCase(tx, { ...found, signs: found.signs.map((sign) => ({ ...sign, works })) }, issuer, act.at),
        ),
      )
    expect(await paper(12)).toContain(sentence)
    expect(await paper(12)).toContain('Слова школы')
    expect(await paper(12)).toContain('Рисунки к признакам')
    expect(await paper(12)).toContain('Распределение первичных баллов и ожидание')
    expect(await paper(9)).not.toContain(sentence)
    expect(await paper(9)).not.toContain('Рисунки к признакам')
  })
})
