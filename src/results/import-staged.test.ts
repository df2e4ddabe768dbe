import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { addAlias } from '#organisations'
import { loadAssessments } from '#procedures'
import { decodeCounts } from './cell-row.ts'
import { countWorks } from './count-works.ts'
import { decodeWork } from './encode-work.ts'
import { importsOfFile, listImports, loadReceipt, undoImport } from './index.ts'
import { importRefusalSentence, receiptSentence, undoRefusalSentence } from './model.ts'
import type { StagedAggregate } from './staged.ts'
import { bring, presentWork, stagedFile, stagedPart, storeForResults, twoTasks, valueOf } from './testing.ts'

const act = { actor: 'system', at: '2026-11-23T09:00:00.000Z' } as const
const twoWorks = [presentWork('1001', [1, 3], 5, { journalMark: 4 }), presentWork('1002', [0, 'X'], 2)]

/** Everything that is in force, so that two moments can be compared. */
const inForce = (store: Store) =>
  store.read(async (tx) => {
    const works = await tx.selectFrom('work').selectAll().where('ended_by', 'is', null).orderBy('participant').execute()
    const cells = await tx.selectFrom('result_cell').selectAll().orderBy('school_id').orderBy('class_label').execute()
    const aggregates = await tx.selectFrom('result_aggregate').selectAll().where('ended_by', 'is', null).execute()
    const markers = await tx.selectFrom('official_marker').selectAll().where('ended_by', 'is', null).execute()
    return { works, cells, aggregates, markers, assessments: await loadAssessments(tx) }
  })

describeOnEachStore('an import of works', (engine) => {
  it('keeps every work, its cell, its assessment, a receipt and an entry in the log', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const absent = { attendance: 'absent', participant: '1003', classLabel: '1', journalMark: 3 } as const
    const file = stagedFile('Ф1.xlsx', [
      stagedPart({ edu990001: [...twoWorks, absent], edu990002: [presentWork('1001', [1, 0])] }),
    ])
    const { id, receipt } = valueOf(await bring(store, file, { node: tree.town }))
    expect(receipt).toMatchObject({ fresh: 4, updated: 0, works: 3, absent: 1, schools: 2, withErrors: 0 })
    expect(receiptSentence(receipt)).toBe('Загружено 4 из 4\u00a0строк.')
    const now = await inForce(store)
    expect(now.works.filter((row) => row.school_id === tree.schoolOne).map(decodeWork)).toEqual([...twoWorks, absent])
    expect(now.cells).toHaveLength(2)
    expect(now.cells.find((cell) => cell.school_id === tree.schoolOne)).toMatchObject({
      municipality_id: tree.town,
      works: 2,
      absent: 1,
      total_sum: 4,
      total_squares: 16,
      mark_2: 1,
      mark_3: 0,
      mark_5: 1,
      register_none: 1,
      register_lower: 0,
      register_equal: 0,
      register_higher: 1,
      register_gap: 0,
    })
    expect(now.assessments).toMatchObject([{ year: 2025, tasks: twoTasks, maxScore: 4, scale: { 3: 1, 4: 2, 5: 4 } }])
    expect(await store.read((tx) => loadReceipt(tx, id))).toMatchObject({
      id,
      fileName: 'Ф1.xlsx',
      undone: 'no',
      receipt,
    })
    expect(await store.read((tx) => listImports(tx, { node: tree.region, limit: 10 }))).toHaveLength(1)
    expect(await store.read((tx) => listImports(tx, { node: tree.county, limit: 10 }))).toHaveLength(0)
    expect(await store.read((tx) => importsOfFile(tx, 'Ф1.xlsx', tree.town))).toHaveLength(1)
    expect(await store.read((tx) => importsOfFile(tx, 'Ф1.xlsx', tree.schoolOne))).toHaveLength(0)
    const entry = await store.read((tx) =>
      tx.selectFrom('audit_entry').selectAll().where('subject', '=', id).executeTakeFirst(),
    )
    expect(entry).toMatchObject({ action: 'results.import' })
  })

  it('leaves rows with errors out and says how many', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const place = { sheet: 'Лист 1', row: 10, column: 'F' }
    const file = stagedFile('Ф1.xlsx', [stagedPart({ edu990001: twoWorks })], {
      findings: [
        { severity: 'error', rule: 'score-above-maximum', place, what: 'Балл 9 больше 3.', mend: 'Исправьте балл.' },
      ],
    })
    const { receipt } = valueOf(await bring(store, file, { node: tree.town }))
    expect(receipt).toMatchObject({ fresh: 1, withErrors: 1 })
    expect(receiptSentence(receipt)).toBe('Загружено 1 из 2\u00a0строк; 1\u00a0строка с ошибками.')
  })

  it.each([
    ['stop', 1, { kind: 'already-there', count: 1 }, undefined],
    ['skip', 1, undefined, { fresh: 1, updated: 0, unchanged: 1, kept: 1 }],
    ['update', 2, undefined, { fresh: 1, updated: 1, unchanged: 1, kept: 0 }],
  ] as const)('in mode «%s» treats a work that differs as asked', async (mode, total, refusal, receipt) => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await bring(store, stagedFile('first.csv', [stagedPart({ edu990001: twoWorks })]), { node: tree.town }))
    const before = await inForce(store)
    const later = [twoWorks[0]!, presentWork('1002', [0, 2], 4), presentWork('1003', [1, 1], 4, { classLabel: '2' })]
    const answer = await bring(store, stagedFile('second.csv', [stagedPart({ edu990001: later })]), {
      node: tree.town,
      mode,
    })
    const now = await inForce(store)
    if (refusal !== undefined) {
      expect(answer).toMatchObject({ ok: false, error: refusal })
      if (!answer.ok) expect(importRefusalSentence(answer.error)).toContain('1002 (строка 10)')
      expect(now).toEqual(before)
      return
    }
    expect(valueOf(answer).receipt).toMatchObject(receipt)
    expect(now.works).toHaveLength(3)
    expect(now.works.find((row) => row.participant === '1002')?.total).toBe(total === 2 ? 2 : 0)
    await expectCellsToFollowFromWorks(store)
  })

  it('of the same file again changes nothing and says so', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const file = stagedFile('Ф1.xlsx', [stagedPart({ edu990001: twoWorks })])
    valueOf(await bring(store, file, { node: tree.town }))
    const before = await inForce(store)
    const { receipt } = valueOf(await bring(store, file, { node: tree.town }))
    expect(receiptSentence(receipt)).toBe('Загружено 0 из 2\u00a0строк; 2 без изменений.')
    expect(await inForce(store)).toEqual(before)
  })

  it.each([
    ['names no year', { year: 'unknown' } as const, { edu990001: twoWorks }, 'укажите год'],
    ['names an unknown school', {}, { edu999999: twoWorks }, 'edu999999'],
    ['names no school and the node is a municipality', {}, { ask: twoWorks }, 'выберите школу'],
    ['gives one code twice', {}, { edu990001: [twoWorks[0]!, presentWork('1001', [0, 0], 2)] }, 'строки 9 и 10'],
    ['holds nothing', {}, {}, 'загружать нечего'],
  ])('that %s is refused in one sentence and leaves the store as it was', async (_name, draft, works, words) => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const before = await inForce(store)
    const answer = await bring(store, stagedFile('Ф1.xlsx', [stagedPart(works, draft)]), { node: tree.town })
    expect(answer.ok ? '' : importRefusalSentence(answer.error)).toContain(words)
    expect(await inForce(store)).toEqual(before)
    expect(await store.read((tx) => listImports(tx, { node: tree.region, limit: 10 }))).toEqual([])
  })

  it('of the school’s own form goes to the school it is brought for', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await bring(store, stagedFile('Протокол.xlsx', [stagedPart({ ask: twoWorks })]), { node: tree.schoolTwo }))
    expect((await inForce(store)).works.map((row) => row.school_id)).toEqual([tree.schoolTwo, tree.schoolTwo])
  })

  it('knows a school by its other login', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await store.write((tx) => addAlias(tx, act, tree.schoolOne, 'sch990001')))
    const both = stagedPart({ edu990001: [twoWorks[0]!], sch990001: [twoWorks[1]!] })
    const { receipt } = valueOf(await bring(store, stagedFile('Ф1.xlsx', [both]), { node: tree.town }))
    expect(receipt).toMatchObject({ fresh: 2, schools: 1 })
    expect((await inForce(store)).cells).toMatchObject([{ school_id: tree.schoolOne, works: 2 }])
  })

  it('with other tasks than those under stored works is refused', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await bring(store, stagedFile('Ф1.xlsx', [stagedPart({ edu990001: twoWorks })]), { node: tree.town }))
    const other = stagedPart({ edu990002: twoWorks }, { tasks: [twoTasks[0]!, { ...twoTasks[1]!, label: '3' }] })
    const answer = await bring(store, stagedFile('other.xlsx', [other]), { node: tree.town })
    expect(answer).toMatchObject({ ok: false, error: { kind: 'specification-differs' } })
  })

  it('keeps the scale in force where a file gives another, and says so', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await bring(store, stagedFile('one.xlsx', [stagedPart({ edu990001: twoWorks })]), { node: tree.town }))
    const other = stagedPart({ edu990002: twoWorks }, { scale: { 3: 2, 4: 3, 5: 4 } })
    const { receipt } = valueOf(await bring(store, stagedFile('two.xlsx', [other]), { node: tree.town }))
    expect(receipt.notes[0]).toContain('Шкала в файле отличается')
    expect((await inForce(store)).assessments[0]?.scale).toEqual({ 3: 1, 4: 2, 5: 4 })
  })
})

describeOnEachStore('undoing an import', (engine) => {
  it('restores exactly what stood before: works, aggregates, markers, cells, scale', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    valueOf(await bring(store, richFile('first', 0), { node: tree.town }))
    const before = await inForce(store)
    const second = valueOf(await bring(store, richFile('second', 1), { node: tree.town, mode: 'update' }))
    expect(second.receipt).toMatchObject({ updated: 3, fresh: 1 })
    expect(await inForce(store)).not.toEqual(before)
    expect(await store.write((tx) => undoImport(tx, second.id, act))).toEqual({ ok: true, value: undefined })
    expect(await inForce(store)).toEqual(before)
    expect(await store.read((tx) => loadReceipt(tx, second.id))).toMatchObject({ undone: { at: act.at, by: 'system' } })
    const versions = await store.read((tx) => tx.selectFrom('work').select('participant').execute())
    expect(versions).toHaveLength(3) // nothing is deleted
    const again = valueOf(await bring(store, richFile('second', 1), { node: tree.town, mode: 'update' }))
    expect(again.receipt).toMatchObject({ updated: 3, fresh: 1 })
  })

  it('of the first import leaves nothing in force, neither scale nor tasks', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const { id } = valueOf(await bring(store, richFile('first', 0), { node: tree.town }))
    valueOf(await store.write((tx) => undoImport(tx, id, act)))
    expect(await inForce(store)).toMatchObject({
      works: [],
      cells: [],
      aggregates: [],
      markers: [],
      assessments: [{ tasks: [], scale: 'missing' }],
    })
  })

  it.each(['update', 'skip'] as const)('is refused while a later import in mode «%s» stands on it', async (mode) => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const first = valueOf(await bring(store, richFile('first', 0), { node: tree.town }))
    const second = valueOf(await bring(store, richFile('second', 1), { node: tree.town, mode }))
    const before = await inForce(store)
    const refused = await store.write((tx) => undoImport(tx, first.id, act))
    expect(refused.ok ? '' : undoRefusalSentence(refused.error)).toBe(
      'Сначала отмените более поздние загрузки, которые на неё опираются: «second» (22\u00a0ноября 2026\u00a0г.).',
    )
    expect(await inForce(store)).toEqual(before)
    valueOf(await store.write((tx) => undoImport(tx, second.id, act)))
    valueOf(await store.write((tx) => undoImport(tx, first.id, act)))
    const twice = await store.write((tx) => undoImport(tx, first.id, act))
    expect(twice).toMatchObject({ ok: false, error: { kind: 'already-undone' } })
  })
})

/** One work that changes with `version`, one that comes with it, an aggregate line and a line of the official list. */
function richFile(fileName: string, version: 0 | 1) {
  const works = [presentWork('1001', [version, 2], 4), ...(version === 1 ? [presentWork('1002', [1, 1], 4)] : [])]
  const aggregate: StagedAggregate = {
    row: 20,
    sheet: 'Лист 2',
    group: { level: 'region', code: 'reg99', name: 'Синтетическая область' },
    participants: 100,
    values: { kind: 'mark-statistics', shares: [0.1 * version, 0.4, 0.4, 0.2 - 0.1 * version] },
  }
  const cells = { ru4: version === 1, ma4: false, ru5: false, ma5: false }
  const marker = {
    row: 30,
    sheet: 'Лист 3',
    year: 2025,
    school: 'edu990001',
    schoolName: 'СОШ № 2',
    municipality: 'Заречный',
    cells,
  }
  return stagedFile(fileName, [{ ...stagedPart({ edu990001: works }), aggregates: [aggregate] }], { markers: [marker] })
}

async function expectCellsToFollowFromWorks(store: Store): Promise<void> {
  const { works, cells, assessments } = await inForce(store)
  for (const cell of cells) {
    const own = works.filter((row) => row.school_id === cell.school_id && row.class_label === cell.class_label)
    expect(decodeCounts(cell)).toEqual(countWorks(own.map(decodeWork), assessments[0]!))
  }
  expect(cells.reduce((sum, cell) => sum + cell.works + cell.absent, 0)).toBe(works.length)
}
