import { beforeEach, expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { readPlainText } from '#documents'
import { seededRandom } from '#kernel/seeded-random'
import {
  acknowledgePlan,
  addDecidedMeasure,
  attachEvidence,
  createPlanFromReading,
  followMeasure,
  forecastRevision,
  keepFormerRow,
  listAcknowledgements,
  listExecutions,
  listMeasureEvents,
  listMeasures,
  listPastExecutions,
  listRevisions,
  loadDifference,
  loadExecution,
  loadPlan,
  moveExecution,
  pairMeasures,
  planProblemSentence,
  putPlanInForce,
  readPlan,
} from '../index.ts'
import type { ExecutionId, ExecutionStep, PlanId, PlanMeasureId } from '../model.ts'
import { plantInForce, type PlanStore, readRows, storeForPlans, testDay, threeRows, valueOf } from '../testing.ts'

type Row = (typeof threeRows)[number]

/** The order of 12 January 2027 that corrects single clauses. */
const orderOfClauses = (...clauses: readonly string[]) =>
  valueOf(
    readPlan(
      readPlainText(
        [
          'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ (ДЕМО)',
          'ПРИКАЗ',
          '12.01.2027 г. № 7-демо',
          'О внесении изменений в приказ от 01.09.2026 № 5-демо',
          'ПРИКАЗЫВАЮ:',
          '1. Внести в план мероприятий, утверждённый приказом от 01.09.2026 № 5-демо, следующие изменения:',
          ...clauses,
          'Начальник\tИ.В. Заречная',
        ].join('\n'),
      ),
    ),
  )

describeOnEachStore('a plan in force and the order that corrects it', (engine) => {
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
  const executionsOf = (of: PlanId) => read((tx) => listExecutions(tx, { at: plans.tree.town, plan: of, limit: 100 }))
  const draftOf = async (rows: readonly Row[]) => {
    const reading = readRows(rows)
    const request = { node: plans.tree.town, reading, fileName: 'приказ.txt', decisions: { replaces: plan } }
    return valueOf(await write((tx) => createPlanFromReading(tx, plans.coordinator, request)))
  }
  const draftOfClauses = async (...clauses: readonly string[]) => {
    const reading = orderOfClauses(...clauses)
    const request = { node: plans.tree.town, reading, fileName: 'приказ 7.txt', decisions: { replaces: plan } }
    return valueOf(await write((tx) => createPlanFromReading(tx, plans.coordinator, request)))
  }
  const force = async (id: PlanId) => valueOf(await write((tx) => putPlanInForce(tx, plans.coordinator, id)))
  const step = async (execution: ExecutionId, name: ExecutionStep) => {
    const { version } = (await read((tx) => loadExecution(tx, execution)))!.execution
    valueOf(await write((tx) => moveExecution(tx, plans.coordinator, { execution, version, step: name })))
  }
  const prove = async (execution: ExecutionId) => {
    const evidence = { kind: 'link', url: `https://demo.invalid/${execution}`, title: 'Отчёт' } as const
    valueOf(await write((tx) => attachEvidence(tx, plans.head, [], { executions: [execution], evidence })))
  }
  const accept = async (execution: ExecutionId) => {
    await prove(execution)
    await step(execution, 'submit')
    await step(execution, 'accept')
  }
  const reports = async (of: PlanId) => (await executionsOf(of)).filter(({ text }) => text.startsWith('Отчёт школы'))

  it('moves the deadlines of what is open, and leaves accepted work, evidence and ids as they are', async () => {
    const [one, two] = await reports(plan)
    await accept(one!.id)
    await prove(two!.id)
    const draft = await draftOfClauses(
      '1.1. В пункте 2 слова «до 16 ноября 2026 г.» заменить словами «до 1 марта 2027 г.».',
    )
    const forecast = await read(async (tx) => forecastRevision(tx, (await loadPlan(tx, draft))!, testDay))
    expect(forecast).toMatchObject({ moved: 1, settled: 1, withdrawn: 0, added: 0, kept: 5 })
    expect(forecast?.measures.flatMap(({ moves }) => moves)).toEqual([
      { from: '2026-11-16', to: '2027-03-01', executions: 1 },
    ])
    expect(forecast?.nodes.map(({ name, moved }) => [name, moved])).toEqual([['СОШ № 11', 1]])
    await force(draft)
    const after = await reports(draft)
    expect(after.map(({ id, state, controlDate, evidence }) => [id, state, controlDate, evidence])).toEqual([
      [one!.id, 'accepted', '2026-11-16', 1],
      [two!.id, 'in-work', '2027-03-01', 1],
    ])
    const history = (await read((tx) => loadExecution(tx, one!.id)))!.history
    expect(history.map((event) => event.step)).toEqual(['start', 'submit', 'accept'])
    const changes = (await read((tx) => loadExecution(tx, two!.id)))!.changes
    expect(changes.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['revision', '1', '2'],
      ['control-date', '2026-11-16', '2027-03-01'],
    ])
    expect(changes[1]?.reason).toBe('Изменено приказом №\u00a07-демо от 12\u00a0января 2027\u00a0г.')
  })

  it('keeps the former revision readable as it stood', async () => {
    const [one] = await reports(plan)
    await accept(one!.id)
    const before = await measuresOf(plan)
    const draft = await draftOfClauses(
      '1.1. Срок исполнения пункта 2 продлить до 1 марта 2027 г.',
      '1.2. Пункт 1 исключить.',
    )
    await force(draft)
    const past = await measuresOf(plan)
    expect(past.map(({ number, text, deadline }) => [number, text, deadline?.text])).toEqual(
      before.map(({ number, text, deadline }) => [number, text, deadline?.text]),
    )
    expect(past.map(({ progress }) => progress.byState)).toEqual(before.map(({ progress }) => progress.byState))
    const report = past.find(({ number, origin }) => number === '2' && origin === 'measure')!
    const shown = await read((tx) =>
      listPastExecutions(tx, { plan, measure: report.id, at: plans.tree.town, limit: 10 }),
    )
    expect(shown.map(({ execution, state, controlDate }) => [execution, state, controlDate])).toEqual([
      [one!.id, 'accepted', '2026-11-16'],
      [expect.any(String), 'not-started', '2026-11-16'],
    ])
    const chain = await read(async (tx) => listRevisions(tx, (await loadPlan(tx, plan))!))
    expect(chain.map(({ revision, status }) => [revision, status])).toEqual([
      [1, 'superseded'],
      [2, 'in-force'],
    ])
  })

  it('withdraws the open work of a removed row, naming the order, and keeps its accepted work with the former revision', async () => {
    const meetings = (await executionsOf(plan)).filter(({ text }) => text.startsWith('Совещание'))
    await accept(meetings[0]!.id)
    const draft = await draftOfClauses('1.1. Пункт 1 исключить.')
    await force(draft)
    const stay = (await executionsOf(plan)).map(({ id, state, remark }) => [id, state, remark])
    expect(stay).toEqual([
      [meetings[0]!.id, 'accepted', null],
      [meetings[1]!.id, 'not-required', 'Исключено приказом №\u00a07-демо от 12\u00a0января 2027\u00a0г.'],
    ])
  })

  it('asks for an added row, and for nothing that was due before the order', async () => {
    const draft = await draftOfClauses(
      '1.1. Дополнить пунктом 4: «4. Мониторинг сайтов школ. Срок: ежемесячно. Ответственные: Управление образования».',
      '1.2. В пункте 1 слова «Сентябрь, декабрь 2026 г.» заменить словами «Сентябрь, декабрь 2026 г., февраль 2027 г.».',
    )
    await force(draft)
    const rows = await measuresOf(draft)
    const added = rows.find(({ number }) => number === '4')!
    const dates = (await executionsOf(draft))
      .filter(({ measure }) => measure === added.id)
      .map((each) => each.controlDate)
    expect([dates.length, dates[0]]).toEqual([8, '2027-01-29'])
    const meetings = (await executionsOf(draft)).filter(({ text }) => text.startsWith('Совещание'))
    expect(meetings.map(({ controlDate }) => controlDate)).toEqual(['2026-09-30', '2026-12-30', '2027-02-26'])
  })

  it('lets a row keep its id through revisions, so that what points at it stays right', async () => {
    const report = (await measuresOf(plan)).find(({ text }) => text.startsWith('Отчёт школы'))!
    const second = await draftOfClauses('1.1. Срок исполнения пункта 2 продлить до 1 марта 2027 г.')
    await force(second)
    const current = (await measuresOf(second)).find(({ text }) => text.startsWith('Отчёт школы'))!
    expect(current.id).toBe(report.id)
    const copy = (await measuresOf(plan)).find(({ text }) => text.startsWith('Отчёт школы'))!
    expect(copy.id).not.toBe(report.id)
    plan = second
    const third = await draftOfClauses('1.1. Срок исполнения пункта 2 продлить до 1 апреля 2027 г.')
    await force(third)
    expect((await read((tx) => followMeasure(tx, copy.id)))?.plan).toBe(third)
    const events = await read((tx) => listMeasureEvents(tx, report.id))
    expect(events.map(({ kind, changes }) => [kind, changes.map(({ field, to }) => [field, to])])).toEqual([
      ['revised', [['deadline', 'до 1 апреля 2027 г.']]],
      ['revised', [['deadline', 'до 1 марта 2027 г.']]],
    ])
    expect((await reports(third)).map(({ controlDate }) => controlDate)).toEqual(['2027-04-01', '2027-04-01'])
    const difference = await read(async (tx) => loadDifference(tx, (await loadPlan(tx, second))!, '/'))
    expect(difference?.rows.filter(({ changes }) => changes.length > 0)).toHaveLength(1)
  })

  it('shows a new wording row by row, and lets a person say what goes on with what', async () => {
    const draft = await draftOf([
      [
        'Совещание с руководителями школ по итогам ВПР',
        'Сентябрь, декабрь 2026 г.',
        'Управление образования',
        'Протокол',
      ],
      ['Размещение памятки на сайте', 'до 1 февраля 2027 г.', 'Директора школ', 'Ссылка'],
    ])
    const differ = () => read(async (tx) => (await loadDifference(tx, (await loadPlan(tx, draft))!, '/'))!)
    const first = await differ()
    expect(first.rows.map(({ was, changes }) => [was?.text ?? 'новое', changes.map(({ field }) => field)])).toEqual([
      ['Директорам школ ознакомиться с планом в срок до 10 сентября 2026 г.', []],
      ['Контроль за исполнением приказа оставляю за собой.', []],
      ['Совещание с руководителями школ', ['text']],
      ['новое', []],
    ])
    expect(first.removed.map(({ text }) => text)).toEqual(['Отчёт школы о ходе плана', 'Наблюдение за проведением ВПР'])
    const memo = first.rows[3]!.measure.id
    const pair = (replaced: PlanMeasureId | null) =>
      write((tx) => pairMeasures(tx, plans.coordinator, { plan: draft, measure: memo, replaced }))
    valueOf(await pair(first.removed[0]!.id))
    valueOf(await write((tx) => keepFormerRow(tx, plans.coordinator, { plan: draft, former: first.removed[1]!.id })))
    const second = await differ()
    expect([second.rows.length, second.removed]).toEqual([5, []])
    expect(await pair(memo)).toEqual({ ok: false, error: { kind: 'no-such-measure' } })
    await force(draft)
    expect(await pair(null)).toEqual({ ok: false, error: { kind: 'not-a-draft' } })
    expect(await executionsOf(draft)).toHaveLength(7)
  })

  it('keeps the clauses of the first order where only the table is worded anew', async () => {
    const reading = readRows(threeRows.slice(0, 2))
    const decisions = { replaces: plan, revisionForm: 'annex' } as const
    const request = { node: plans.tree.town, reading, fileName: 'приказ.txt', decisions }
    const draft = valueOf(await write((tx) => createPlanFromReading(tx, plans.coordinator, request)))
    const difference = await read(async (tx) => (await loadDifference(tx, (await loadPlan(tx, draft))!, '/'))!)
    expect(difference.rows.map(({ measure, was }) => [measure.origin, measure.section, was !== null])).toEqual([
      ['clause', null, true],
      ['clause', null, true],
      ['clause', 'Приказ №\u00a05-демо от 1\u00a0сентября 2026\u00a0г.', false],
      ['clause', 'Приказ №\u00a05-демо от 1\u00a0сентября 2026\u00a0г.', false],
      ['measure', null, true],
      ['measure', null, true],
    ])
    expect(difference.removed.map(({ text }) => text)).toEqual(['Наблюдение за проведением ВПР'])
  })

  it('carries decisions of meetings over, which no document of the plan names', async () => {
    const decided = {
      plan,
      section: 'Решения совещаний',
      number: '1/1',
      text: 'Проверить журналы',
      deadlineText: 'до 1 февраля 2027 г.',
      decidedOn: testDay,
      responsible: ['Методист'],
      scope: 'own' as const,
      schools: [],
      ownerRole: 'methodist' as const,
    }
    const { measure } = valueOf(await write((tx) => addDecidedMeasure(tx, plans.coordinator, decided)))
    const draft = await draftOf(threeRows.slice(0, 2))
    await force(draft)
    const rows = await measuresOf(draft)
    expect(rows.at(-1)).toMatchObject({ id: measure, origin: 'decision', progress: { total: 1 } })
  })

  it('refuses the second of two drafts that correct the same plan', async () => {
    const first = await draftOf(threeRows)
    const second = await draftOf(threeRows.slice(0, 2))
    await force(first)
    const refused = await write((tx) => putPlanInForce(tx, plans.coordinator, second))
    expect(refused).toEqual({ ok: false, error: { kind: 'corrects-superseded' } })
    if (!refused.ok) expect(planProblemSentence(refused.error)).toContain('другая')
  })

  it('asks for acknowledgement anew and remembers who knew the former order', async () => {
    await write((tx) => acknowledgePlan(tx, plans.head, { plan, school: plans.tree.schoolOne }))
    const draft = await draftOf(threeRows)
    await force(draft)
    const [one, two] = await read((tx) => listAcknowledgements(tx, draft))
    expect([one?.at, one?.formerAt, two?.at, two?.formerAt]).toEqual([null, plans.head.at, null, null])
  })

  it('says in the log which order changed what', async () => {
    const draft = await draftOfClauses('1.1. Пункт 1 исключить.')
    await force(draft)
    const { entries } = await read((tx) =>
      listAudit(tx, { nodePathPrefix: `${plans.tree.region}/`, action: 'plan.revise', limit: 3 }),
    )
    expect(entries[0]?.details).toMatchObject({ order: '7-демо', revision: 2, withdrawn: 2, moved: 0 })
  })

  it.each([1, 2, 3, 4, 5, 6])(
    'loses nothing accepted and no evidence, and asks nothing twice (seed %i)',
    async (seed) => {
      const random = seededRandom(seed)
      const deadlines = [
        'до 16 ноября 2026 г.',
        'Сентябрь, декабрь 2026 г.',
        'ежемесячно',
        'Март 2027 г.',
        'По графику ВПР',
      ]
      for (let round = 0; round < 3; round++) {
        for (const each of await executionsOf(plan)) {
          const luck = random.uniform()
          if (['accepted', 'not-required', 'submitted'].includes(each.state) || luck > 0.6) continue
          if (luck < 0.3) await accept(each.id)
          else await prove(each.id)
        }
        const before = await executionsOf(plan)
        const proofs = await Promise.all(before.map(({ id }) => read((tx) => loadExecution(tx, id))))
        const rows = threeRows
          .filter(() => random.chance(0.8))
          .map(([text, , responsible, result]): Row => [text, random.pick(deadlines), responsible, result])
        const draft = await draftOf(rows.length === 0 ? threeRows : rows)
        const former = plan
        await force(draft)
        const after = [...(await executionsOf(draft)), ...(await executionsOf(former))]
        const byId = new Map(after.map((each) => [each.id, each]))
        for (const [index, each] of before.entries()) {
          const now = (await read((tx) => loadExecution(tx, each.id)))!
          expect(byId.has(each.id)).toBe(true)
          if (each.state === 'accepted') expect(now.execution.state).toBe('accepted')
          expect(now.evidence.map(({ id }) => id)).toEqual(proofs[index]!.evidence.map(({ id }) => id))
          expect(now.history.slice(0, proofs[index]!.history.length)).toEqual(proofs[index]!.history)
        }
        const live = (await executionsOf(draft)).filter(({ state }) => !['accepted', 'not-required'].includes(state))
        const slots = live.map((each) =>
          [each.measure, each.item, each.node, each.controlDate, each.waitsFor].join(' '),
        )
        expect(new Set(slots).size).toBe(slots.length)
        expect(live.every((each) => each.plan === draft)).toBe(true)
        plan = draft
      }
    },
  )
})
