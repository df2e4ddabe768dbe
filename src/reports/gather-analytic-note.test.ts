import { expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { docxToPdf, renderDocx } from '#documents'
import { changeSetting } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { testAct } from '../organisations/testing.ts'
import { machine } from '../../test/support/machine.ts'
import {
  composeAnalyticNote,
  findDocumentFaults,
  listDocuments,
  loadDocumentFile,
  makeAnalyticNote,
  outlineNote,
} from './index.ts'
import { nodeOf, noteDay, noteOf, storeWithResults, valueOf } from './testing.ts'

const act = { actor: 'system', at: noteDay } as const

describeOnEachStore('the note from the store', (engine) => {
  it('of a school for itself counts its classes and names the codes with a gap', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const note = await noteOf(store, tree.schoolOne, tree.schoolOne)
    const [only] = note.assessments
    expect(note.audience).toBe('school')
    expect(only!.participants).toEqual({
      total: { label: 'Всего', present: 13, absent: 0 },
      units: [
        { label: '4-1', present: 12, absent: 0 },
        { label: '4А', present: 1, absent: 0 },
      ],
    })
    expect(only!.register).toMatchObject({
      own: { works: 13, shares: [1 / 13, 12 / 13, 0] },
      gapWorks: 1,
      gaps: [{ participant: '1999', classLabel: '4А', mark: 3, registerMark: 5 }],
    })
    expect(only!.scores).toMatchObject({ counts: [0, 1, 0, 12, 0] })
    expect(only!.tasks).toMatchObject({ works: 13, rows: [{ label: '1', share: 1 }, { label: '2' }] })
    expect(note.sources).toEqual([
      'Ф1 «Индивидуальные результаты» (файл «Демо.xlsx», загружен 22\u00a0ноября 2026\u00a0г.)',
    ])
  })

  it('of the same school for the authority has neither its small class nor a code', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const note = await noteOf(store, tree.schoolOne, tree.town)
    const [only] = note.assessments
    expect(note.audience).toBe('authority')
    expect(JSON.stringify(note)).not.toContain('1999')
    expect(only!.participants.units.map(({ present }) => present)).toEqual(['hidden', 'hidden'])
  })

  it('of a small school shows nothing of it outside, and all of it inside', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const outside = await noteOf(store, tree.schoolTwo, tree.town)
    expect(outside.assessments[0]).toMatchObject({
      participants: { total: { present: 'hidden' } },
      marks: { own: { shares: 'hidden' } },
      scores: 'missing',
      tasks: 'missing',
    })
    expect(outlineNote(outside).filter(({ present }) => present > 0)).toEqual([])
    const inside = await noteOf(store, tree.schoolTwo, tree.schoolTwo)
    expect(inside.assessments[0]).toMatchObject({
      participants: { total: { present: 9 } },
      scores: { counts: [0, 0, 0, 9, 0] },
    })
  })

  it('of a municipality weighs by participants and hides schools by which a small one could be had', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const note = await noteOf(store, tree.town, tree.town)
    const marks = note.assessments[0]!.marks
    if (marks === 'missing') throw new Error('no marks')
    expect(marks.own).toMatchObject({ works: 22, shares: [0, 1 / 22, 21 / 22, 0] })
    expect(marks.units.map(({ shares }) => shares)).toEqual(['hidden', 'hidden'])
  })

  it('says that signs were not looked for, rather than that there are none', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const note = await noteOf(store, tree.town, tree.town)
    expect(note.screening).toBe('none')
    expect(JSON.stringify(composeAnalyticNote(note))).toContain('Расчёт признаков по этим данным ещё не выполнялся')
  })

  it('stands under the letterhead of its issuer, and says «Демо» in a demonstration', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const value = {
      authorityName: 'Управление образования (Демо)',
      signatoryPost: 'Начальник',
      signatoryName: 'И. В. Заречная',
      executor: 'Координатова Елена Павловна, +7 (000) 000-00-00',
    }
    const empty = { address: '', phone: '', email: '', site: '', okpo: '', ogrn: '', innKpp: '' }
    await store.write(async (tx) => {
      valueOf(await changeSetting(tx, testAct, { nodeId: tree.town, key: 'letterhead', value: { ...empty, ...value } }))
      valueOf(await changeSetting(tx, testAct, { nodeId: tree.town, key: 'demonstration', value: true }))
    })
    expect(await noteOf(store, tree.town, tree.town)).toMatchObject({
      demo: true,
      letterhead: { organisation: 'Управление образования (Демо)' },
      signatory: { position: 'Начальник', name: 'И. В. Заречная' },
      executor: { name: 'Координатова Елена Павловна', phone: '+7 (000) 000-00-00' },
    })
    const own = await noteOf(store, tree.schoolOne, tree.schoolOne)
    expect(own.letterhead.superior).toBe('Управление образования (Демо)')
    expect(own.signatory.position).toBe('Директор')
  })
})

describeOnEachStore('a document that went out', (engine) => {
  it('is kept as it was, listed for those who may see it, and written down', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const [town, school] = [await nodeOf(store, tree.town), await nodeOf(store, tree.schoolOne)]
    const assessments = await store.read(async (tx) => (await loadAssessments(tx)).map(({ id }) => id))
    const outside = valueOf(await makeAnalyticNote(store, act, { node: school, issuer: town, assessments }))
    const inside = valueOf(
      await makeAnalyticNote(
        store,
        { ...act, at: '2026-11-22T10:00:00.000Z' },
        { node: school, issuer: school, assessments },
      ),
    )
    expect(outside.title).toBe(`Аналитическая справка: ВПР 2025, 4\u00a0класс, Математика, ${school.shortName}`)
    const listed = (insideOf: readonly NodeId[]) =>
      store.read((tx) => listDocuments(tx, { nodePath: town.path, insideOf, offset: 0, limit: 10 }))
    expect((await listed([])).documents.map(({ id }) => id)).toEqual([outside.id])
    expect((await listed([school.id])).documents.map(({ id }) => id)).toEqual([inside.id, outside.id])
    expect((await listed([tree.schoolTwo])).total).toBe(1)
    const kept = await store.read((tx) => loadDocumentFile(tx, inside.id))
    expect(Buffer.from(kept).equals(inside.docx)).toBe(true)
    const { entries } = await store.read((tx) =>
      listAudit(tx, { nodePathPrefix: '', action: 'reports.make-note', limit: 10 }),
    )
    expect(entries.map(({ subject }) => subject)).toEqual([inside.id, outside.id])
  })

  it('is found by the check when its bytes were changed', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const town = await nodeOf(store, tree.town)
    const assessments = await store.read(async (tx) => (await loadAssessments(tx)).map(({ id }) => id))
    const made = valueOf(await makeAnalyticNote(store, act, { node: town, issuer: town, assessments }))
    expect(await store.read(findDocumentFaults)).toEqual([])
    await store.write((tx) =>
      tx.updateTable('document_chunk').set({ data: 'UEsDBA==' }).where('position', '=', 0).execute(),
    )
    expect(await store.read(findDocumentFaults)).toEqual([
      `Документ «${made.title}» от 22\u00a0ноября 2026\u00a0г. не совпадает с тем, что был выпущен.`,
    ])
  })

  it.each([
    { what: 'nothing was chosen', of: 'none', refusal: 'nothing-chosen' },
    { what: 'the school has no results', of: 'all', refusal: 'no-results' },
  ] as const)('is not made where $what', async ({ of, refusal }) => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    const county = await nodeOf(store, tree.county)
    const assessments = await store.read(async (tx) => (await loadAssessments(tx)).map(({ id }) => id))
    const made = await makeAnalyticNote(store, act, {
      node: county,
      issuer: county,
      assessments: of === 'all' ? assessments : [],
    })
    expect(made).toEqual({ ok: false, error: refusal })
    expect(
      (await store.read((tx) => listDocuments(tx, { nodePath: '', insideOf: [], offset: 0, limit: 1 }))).total,
    ).toBe(0)
  })
})

it.skipIf(machine.libreOffice === undefined)('LibreOffice opens the note made from the store', async () => {
  const { store, tree } = await storeWithResults('sqlite')
  await using _ = store
  const docx = await renderDocx(composeAnalyticNote(await noteOf(store, tree.schoolOne, tree.schoolOne)))
  const pdf = await docxToPdf(docx)
  if (!pdf.ok) throw new Error(JSON.stringify(pdf.error))
  expect(Buffer.from(pdf.value.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(pdf.value.byteLength).toBeGreaterThan(50_000)
})
