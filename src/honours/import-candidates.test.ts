import { expect, it } from 'vitest'
import { listAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { readTable } from '#tabular'
import {
  candidateFindings,
  candidateTemplate,
  enterCandidate,
  importOfFile,
  listCandidateImports,
  loadCandidateUpload,
  loadJudgedCandidates,
  readCandidateFile,
  stageCandidates,
  undoCandidateImport,
} from './index.ts'
import type { HonoursImportId } from './model.ts'
import { act, bring, csv, header, type HonoursWorld, storeForHonours, valueOf, withExams } from './testing.ts'

const candidates = async ({ store, tree, node }: HonoursWorld) => {
  const { path } = await node(tree.region)
  const schools = await store.read((tx) => loadJudgedCandidates(tx, { nodePath: path, years: [2026] }))
  return schools.flatMap((school) =>
    school.candidates.map((each) => [school.code, each.participant, each.award, each.verdict.state] as const),
  )
}

const importsOf = async ({ store, tree, node }: HonoursWorld) => {
  const { path } = await node(tree.town)
  return store.read((tx) => listCandidateImports(tx, { nodePath: path, limit: 10 }))
}

const list = csv(
  header,
  ['edu990001', '1001', 'Медаль I степени', 18, 0, 0],
  ['edu990001', '1002', 'Медаль 2 степени', 16, 2, 0],
  ['edu990002', '2001', 'золотая медаль', 18, 0, 0],
)

describeOnEachStore('an import of candidates', (engine) => {
  it('brings a list before the exams and then the results, which take nothing back', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const first = valueOf(await bring(world, world.tree.town, list, { complete: false }))
    expect(first.receipt).toMatchObject({ rows: 3, fresh: 3, updated: 0, withErrors: 0, schools: 2 })
    expect((await candidates(world)).map((each) => each[3])).toEqual(['no-data', 'no-data', 'no-data'])

    const results = csv(
      withExams,
      ['edu990001', '1001', 'Медаль I степени', '', '', '', 82, 74],
      ['edu990001', '1002', 'Медаль II степени', '', '', '', 59, 80],
      ['edu990002', '2001', 'Медаль I степени', '', '', '', 75, 69],
    )
    const second = valueOf(await bring(world, world.tree.town, results))
    expect(second.receipt).toMatchObject({ fresh: 0, updated: 3, kept: 0 })
    expect(await candidates(world)).toEqual([
      ['edu990001', '1001', 'medal-1', 'confirmed'],
      ['edu990001', '1002', 'medal-2', 'not-confirmed'],
      ['edu990002', '2001', 'medal-1', 'not-confirmed'],
    ])
  })

  it('is undone exactly, the later one first', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const first = valueOf(await bring(world, world.tree.town, list, { complete: false }))
    const before = await candidates(world)
    const row = ['edu990001', '1001', 'Медаль I степени', '', '', '', 82, 74] as const
    const second = valueOf(await bring(world, world.tree.town, csv(withExams, row)))
    const sha256 = (await importsOf(world)).find(({ id }) => id === first.id)!.fileSha256
    const same = () => world.store.read((tx) => importOfFile(tx, { node: world.tree.town, sha256 }))
    expect((await same())?.id).toBe(first.id)
    const undo = (id: HonoursImportId) => world.store.write((tx) => undoCandidateImport(tx, act, id))
    expect(await undo(first.id)).toMatchObject({ ok: false, error: { kind: 'others-stand-on-it' } })
    valueOf(await undo(second.id))
    expect(await candidates(world)).toEqual(before)
    expect(await undo(second.id)).toMatchObject({ ok: false, error: { kind: 'already-undone' } })
    valueOf(await undo(first.id))
    expect(await candidates(world)).toEqual([])
    expect(await same()).toBeUndefined()
    const imports = await importsOf(world)
    expect(imports.map(({ undone }) => undone !== 'no')).toEqual([true, true])
  })

  it.each([
    ['stop', undefined, 82],
    ['skip', { updated: 0, kept: 1, unchanged: 0 }, 82],
    ['update', { updated: 1, kept: 0, unchanged: 0 }, 55],
  ] as const)('told otherwise than before, «%s» does what it says', async (mode, receipt, left) => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const row = (score: number) => csv(withExams, ['edu990001', '1001', 'Медаль I степени', 18, 0, 0, score, 74])
    valueOf(await bring(world, world.tree.town, row(82)))
    const again = await bring(world, world.tree.town, row(55), { mode })
    if (receipt === undefined) {
      expect(again).toMatchObject({
        ok: false,
        error: { kind: 'already-there', rows: [{ row: 2, participant: '1001' }] },
      })
    } else expect(valueOf(again).receipt).toMatchObject(receipt)
    const { path } = await world.node(world.tree.schoolOne)
    const [school] = await world.store.read((tx) => loadJudgedCandidates(tx, { nodePath: path, years: [2026] }))
    expect(school!.candidates[0]!.exams[0]!.value).toBe(left)
  })

  it('tells every error at once by row and column, and leaves the wrong rows out', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const bytes = csv(
      [...withExams, 'Примечание'],
      ['edu990001', '1001', 'Медаль I степени', 18, 0, 0, 82, 74],
      ['edu990003', '1002', 'Медаль I степени', 18, 0, 0, 82, 74],
      ['', '1003', 'Грамота', 18, 0, 0, 182, 'н/я'],
      ['edu990001', '1001', 'золотая медаль', 18, 0, 0, 82, 74],
      ['edu990001', 'без кода', 'Медаль I степени', '', 1, 0, '', ''],
    )
    const file = valueOf(await readCandidateFile(bytes, 'Претенденты.csv'))
    const town = await world.node(world.tree.town)
    const upload = await world.store.write(async (tx) => {
      const id = valueOf(await stageCandidates(tx, act, { node: town, year: 2026, file, examsComplete: true }))
      return (await loadCandidateUpload(tx, id))!
    })
    expect(upload.staged.rows.map(({ row }) => row)).toEqual([2])
    expect(upload.staged.passedOver).toEqual(['Примечание'])
    expect(upload.staged.findings.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Логин школы'],
      [4, 'Награда'],
      [4, 'ЕГЭ Русский язык'],
      [4, 'ЕГЭ Физика'],
      [4, 'Логин школы'],
      [5, 'Код участника'],
      [6, 'Код участника'],
      [6, 'Итоговых «5»'],
    ])
  })

  it('lets a school bring its own candidates alone', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const own = csv(header.slice(1), ['1001', 'Медаль I степени', 18, 0, 0])
    expect(valueOf(await bring(world, world.tree.schoolOne, own)).receipt.fresh).toBe(1)
    const foreign = csv(header, ['edu990002', '2001', 'Медаль I степени', 18, 0, 0])
    expect(await bring(world, world.tree.schoolOne, foreign)).toMatchObject({
      ok: false,
      error: { kind: 'nothing-to-import' },
    })
  })
})

describeOnEachStore('a candidate by hand', (engine) => {
  it('passes the checks of a file, is told what is wrong by field, and is undone like a file', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    const { store, tree } = world
    const school = await world.node(tree.schoolOne)
    const enter = (...cells: readonly (readonly [string, string])[]) =>
      store.write((tx) => enterCandidate(tx, act, { school, year: 2026, cells: new Map(cells), examsComplete: true }))
    const award = ['Награда', 'Медаль I степени'] as const
    expect(await enter(['Код участника', 'Демов'], award)).toMatchObject({
      error: { kind: 'unreadable', sentence: expect.stringMatching(/^На месте кодов участников стоят фамилии/) },
    })
    expect(await enter(['Код участника', '77'], award, ['ЕГЭ Русский язык', '170'])).toMatchObject({
      error: { kind: 'wrong-fields', findings: [{ column: 'ЕГЭ Русский язык' }] },
    })
    const { id } = valueOf(await enter(['Код участника', '77001'], award, ['ЕГЭ Русский язык', '60']))
    expect(await candidates(world)).toEqual([['edu990001', '77001', 'medal-1', 'not-confirmed']])
    const { entries } = await store.read((tx) => listAudit(tx, { nodePathPrefix: '', limit: 5 }))
    expect(entries[0]).toMatchObject({ action: 'honours.import' })
    expect(JSON.stringify(entries)).not.toContain('77001')
    expect(await store.read(candidateFindings)).toEqual([])
    valueOf(await store.write((tx) => undoCandidateImport(tx, act, id)))
    expect(await candidates(world)).toEqual([])
  })

  it('that is lost from the store is found by the check of the store', async () => {
    const world = await storeForHonours(engine)
    await using _ = world.store
    valueOf(await bring(world, world.tree.town, list))
    await world.store.write((tx) => tx.deleteFrom('honours_candidate').where('participant', '=', '1001').execute())
    expect(await world.store.read(candidateFindings)).toEqual([
      'Претенденты «Претенденты.csv»: в квитанции 3, в хранилище 2.',
    ])
  })
})

const refusals: readonly (readonly [string, Uint8Array, RegExp])[] = [
  [
    'a column of names',
    csv(['ФИО', ...header], ['Демов Демьян', 'edu990001', '1001', 'медаль', 18, 0, 0]),
    /столбец «ФИО»/,
  ],
  ['a name for a code', csv(header, ['edu990001', 'Демов Демьян', 'Медаль I степени', 18, 0, 0]), /фамилии или имена/],
  ['a surname for a code', csv(header, ['edu990001', 'Демов', 'Медаль I степени', 18, 0, 0]), /фамилии или имена/],
  ['another table', csv(['Школа', 'Балл'], ['1', '2']), /нет столбца «Код участника»/],
  ['no award', csv(['Код участника', 'ЕГЭ Физика'], ['1', '2']), /Нет столбца «Награда»/],
  ['an empty template', csv(header), /ни одной строки/],
]

it.each(refusals)('a file with %s is turned away whole', async (_what, bytes, sentence) => {
  const read = await readCandidateFile(bytes, 'Претенденты.csv')
  expect(read).toMatchObject({ ok: false, error: { kind: 'unreadable', sentence: expect.stringMatching(sentence) } })
})

it('final marks may stand by subject instead of by their number', async () => {
  const bytes = csv(
    ['Код участника', 'Награда', 'Итог Физика', 'Итог Химия', 'Итоговая отметка История'],
    ['1001', 'Медаль II степени', 5, 4, 5],
  )
  const { read } = valueOf(await readCandidateFile(bytes, 'Претенденты.csv'))
  expect(read.rows[0]!.marks).toEqual({ fives: 2, fours: 1, others: 0 })
})

it('the template is read back with all of its columns', async () => {
  const table = valueOf(await readTable(await candidateTemplate(), 'Шаблон.xlsx'))
  const [sheet, notes] = table.sheets
  const row = ['edu990001', '1001', 'Медаль I степени', 18, 0, 0, 'да', 82, 74, '', 69, '', '', '']
  const filled = csv(sheet!.rows[0] as readonly string[], row)
  const { read } = valueOf(await readCandidateFile(filled, 'Шаблон.csv'))
  expect(read.passedOver).toEqual([])
  expect(read.findings).toEqual([])
  expect(read.rows[0]!.exams.map(({ subject, value }) => [subject, value])).toEqual([
    ['Русский язык', 82],
    ['Математика (профиль)', 74],
    ['Физика', 69],
  ])
  expect(notes!.rows.length).toBeGreaterThan(5)
})
