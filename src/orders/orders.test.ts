import { expect, it } from 'vitest'
import { type Act } from '#audit'
import { type Store } from '#db'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { readPlainText, renderDocx } from '#documents'
import { getNode } from '#organisations'
import type { OrganisationNode } from '#organisations/model'
import { loadDocumentFile, migrations as reportSteps } from '#reports'
import { createPlanFromReading, readOrderFile, readPlan } from '#plan'
import { migrations as jobSteps } from '#jobs'
import { migrations as accessSteps } from '#access'
import { migrations as auditSteps } from '#audit'
import { migrations as organisationSteps } from '#organisations'
import { migrations as calendarSteps } from '#calendar'
import { migrations as planSteps } from '#plan'
import { plantTree, type TestTree, valueOf } from '../organisations/testing.ts'
import {
  draftOrder,
  editOrder,
  gatherOrderDocument,
  listAmendments,
  listRegister,
  loadOrder,
  makeOrderDocument,
  migrations,
  moveOrder,
  registerOrder,
} from './index.ts'
import type { OrderId, OrderKind } from './model.ts'

const act: Act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' }

async function storeForOrders(
  engine: Store['engine'],
): Promise<{ store: Store; tree: TestTree; town: OrganisationNode }> {
  const steps = [
    ...auditSteps,
    ...jobSteps,
    ...organisationSteps,
    ...accessSteps,
    ...calendarSteps,
    ...planSteps,
    ...reportSteps,
    ...migrations,
  ]
  const store = await temporaryStore(engine, steps)
  const tree = await store.write(plantTree)
  return { store, tree, town: await nodeOf(store, tree.town) }
}

const nodeOf = async (store: Store, id: TestTree['town']): Promise<OrganisationNode> =>
  (await store.read((tx) => getNode(tx, id)))!

const holding = {
  year: '2027',
  from: '2027-04-11',
  to: '2027-05-16',
  classes: '4–8 классах',
  schedule: '2027-03-20',
  upload: '2027-05-25',
}

async function draft(
  store: Store,
  node: OrganisationNode,
  kind: OrderKind,
  lines: Readonly<Record<string, string>>,
  subjects: { amends?: OrderId } = {},
): Promise<OrderId> {
  return valueOf(
    await store.write((tx) => draftOrder(tx, act, { node, kind, subjects, values: { lines, schools: [] } })),
  )
}

async function sendAndSign(store: Store, order: OrderId): Promise<number> {
  for (const step of ['send', 'approve'] as const) {
    const { version } = (await store.read((tx) => loadOrder(tx, order)))!
    valueOf(await store.write((tx) => moveOrder(tx, act, { order, version, step })))
  }
  return (await store.read((tx) => loadOrder(tx, order)))!.version
}

describeOnEachStore('an order', (engine) => {
  it('goes from a template to a registered document whose text is never changed again', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const order = await draft(store, town, 'vpr-holding', holding)
    const version = await sendAndSign(store, order)
    valueOf(await registerOrder(store, act, { order, version, number: '12-од', date: '2026-11-23' }))

    const kept = (await store.read((tx) => loadOrder(tx, order)))!
    expect(kept).toMatchObject({ state: 'registered', number: '12-од', date: '2026-11-23' })
    const edited = await store.write((tx) =>
      editOrder(tx, act, { order, version: kept.version, text: { heading: 'О другом', preamble: '', items: [] } }),
    )
    expect(edited).toMatchObject({ ok: false, error: { kind: 'issued' } })
    const bytes = await store.read((tx) => loadDocumentFile(tx, kept.document!))
    const again = await renderDocx(await store.read((tx) => gatherOrderDocument(tx, kept, act.at)))
    expect(Buffer.from(bytes).equals(Buffer.from(again))).toBe(true)
  })

  it('its file is read back by our own reader with every clause and its deadline', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const id = await draft(store, town, 'vpr-holding', holding)
    const order = (await store.read((tx) => loadOrder(tx, id)))!
    const model = await store.read((tx) =>
      gatherOrderDocument(tx, { ...order, number: '12-од', date: '2026-11-23' }, act.at),
    )
    const read = await readOrderFile({ bytes: await renderDocx(model), options: {} }, AbortSignal.timeout(60_000))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const { head, clauses } = read.value.reading
    expect(head).toMatchObject({ kind: 'order', number: '12-од', date: '2026-11-23', title: order.heading })
    expect(clauses.map(({ number }) => number)).toEqual(['1', '2', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3'])
    expect(clauses[6]!.deadline?.parts).toMatchObject([{ kind: 'by', end: '2027-05-25' }])
    expect(read.value.reading.unread).toEqual([])
  })

  it('is not sent with places left to fill', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const order = await draft(store, town, 'free', { heading: 'О поощрении' })
    expect(await store.write((tx) => moveOrder(tx, act, { order, version: 1, step: 'send' }))).toMatchObject({
      ok: false,
      error: { kind: 'blanks' },
    })
  })

  it('the plan that it approves follows on pages of its own, and both are read back', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const text = [
      'План мероприятий (Демо) на 2026/2027 учебный год',
      ['№', 'Мероприятие', 'Срок', 'Ответственные', 'Результат'].join('\t'),
      ['1', 'Отчёт школы о ходе плана', 'до 16 декабря 2026 г.', 'Директора школ', 'Отчёт'].join('\t'),
    ].join('\n')
    const order = await store.write(async (tx) => {
      const reading = valueOf(readPlan(readPlainText(text)))
      const plan = valueOf(
        await createPlanFromReading(tx, act, { node: town.id, reading, fileName: 'план.txt', decisions: {} }),
      )
      const lines = { acquaint: '2026-12-01', coordinator: 'Методисту Образцовой В. Г. (Демо)' }
      const wish = { node: town, kind: 'plan-approval', subjects: { plan }, values: { lines, schools: [] } } as const
      return valueOf(await draftOrder(tx, act, wish))
    })
    const drafted = (await store.read((tx) => loadOrder(tx, order)))!
    const model = await makeOrderDocument(store, { ...drafted, number: '7', date: '2026-11-23' }, act.at)
    const read = await readOrderFile({ bytes: await renderDocx(model), options: {} }, AbortSignal.timeout(60_000))
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    expect(read.value.reading.head).toMatchObject({ kind: 'order', number: '7', date: '2026-11-23' })
    expect(read.value.reading.measures).toMatchObject([{ number: '1', text: 'Отчёт школы о ходе плана' }])
  })

  it('a number is given once a year', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    for (const [number, date, ok] of [
      ['12-од', '2026-11-23', true],
      ['12-од', '2026-12-01', false],
      ['12-од', '2027-01-11', true],
    ] as const) {
      const order = await draft(store, town, 'vpr-holding', holding)
      const version = await sendAndSign(store, order)
      expect((await registerOrder(store, act, { order, version, number, date })).ok).toBe(ok)
    }
  })

  it('the order that corrects it makes it «изменён», and both know of each other', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const first = await draft(store, town, 'vpr-holding', holding)
    const early = await store.write((tx) =>
      draftOrder(tx, act, {
        node: town,
        kind: 'correction',
        subjects: { amends: first },
        values: { lines: { changes: 'пункт 1 исключить' }, schools: [] },
      }),
    )
    expect(early).toMatchObject({ ok: false, error: { kind: 'not-amendable' } })
    valueOf(
      await registerOrder(store, act, {
        order: first,
        version: await sendAndSign(store, first),
        number: '12-од',
        date: '2026-11-23',
      }),
    )
    const second = await draft(store, town, 'correction', { changes: 'пункт 1 исключить' }, { amends: first })
    const text = (await store.read((tx) => loadOrder(tx, second)))!
    expect(text.items[0]!.text).toContain('№ 12-од')
    valueOf(
      await registerOrder(store, act, {
        order: second,
        version: await sendAndSign(store, second),
        number: '13-од',
        date: '2026-11-30',
      }),
    )
    expect((await store.read((tx) => loadOrder(tx, first)))!.state).toBe('amended')
    expect((await store.read((tx) => listAmendments(tx, first))).map(({ number }) => number)).toEqual(['13-од'])
  })

  it('a second person who edits is shown what the first one saved', async () => {
    const { store, town } = await storeForOrders(engine)
    await using _ = store
    const order = await draft(store, town, 'vpr-holding', holding)
    const text = { heading: 'О сроках', preamble: '', items: [{ text: 'Провести.', items: [] }] }
    valueOf(await store.write((tx) => editOrder(tx, act, { order, version: 1, text })))
    expect(await store.write((tx) => editOrder(tx, act, { order, version: 1, text }))).toMatchObject({
      ok: false,
      error: { kind: 'stale', current: { heading: 'О сроках' } },
    })
  })

  it('drafts stand in the register of those who write them; others see what went out', async () => {
    const { store, tree, town } = await storeForOrders(engine)
    await using _ = store
    const order = await draft(store, town, 'vpr-holding', holding)
    const register = (draftsUnder: readonly string[]) =>
      store.read((tx) =>
        listRegister(tx, {
          nodePath: '/нет/',
          draftsUnder,
          insideOf: [],
          above: [tree.town],
          offset: 0,
          limit: 10,
        }),
      )
    expect((await register([town.path])).total).toBe(1)
    expect((await register([])).total).toBe(0)
    valueOf(
      await registerOrder(store, act, {
        order,
        version: await sendAndSign(store, order),
        number: '1',
        date: '2026-11-23',
      }),
    )
    const { entries } = await register([])
    expect(entries).toMatchObject([{ source: 'order', number: '1', state: 'registered' }])
  })
})
