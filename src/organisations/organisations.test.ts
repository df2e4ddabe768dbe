import { expect, it } from 'vitest'
import { listAudit, verifyAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import {
  addAlias,
  createDistrict,
  createNode,
  findNodeByCode,
  getNode,
  listAncestors,
  listChildren,
  listSubtree,
  listSuccession,
  mergeSchools,
  moveToDistrict,
  nodeProblemSentence,
  renameNode,
  searchNodes,
  splitSchool,
} from './index.ts'
import type { FederalCode, NodeId } from './model.ts'
import { storeWithTree, testAct, valueOf } from './testing.ts'

const code = (text: string): FederalCode => text as FederalCode

describeOnEachStore('the tree of organisations', (engine) => {
  it('lists schools in the order people count, 2 before 11', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const names = await store.read(async (tx) => (await listChildren(tx, tree.town)).map((node) => node.shortName))
    expect(names).toEqual(['СОШ № 2', 'СОШ № 11'])
  })

  it('gives the subtree by path and the way from the root', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    await store.read(async (tx) => {
      const town = (await getNode(tx, tree.town))!
      expect((await listSubtree(tx, town.path)).map((node) => node.kind).toSorted()).toEqual([
        'municipality',
        'school',
        'school',
      ])
      expect(await listSubtree(tx, town.path, 'school')).toHaveLength(2)
      const school = (await getNode(tx, tree.schoolOne))!
      expect((await listAncestors(tx, school.path)).map((node) => node.kind)).toEqual([
        'region',
        'municipality',
        'school',
      ])
    })
  })

  it.each([
    ['берез', ['Берёзовская СОШ']],
    ['БЕРЁЗ', ['Берёзовская СОШ']],
    ['edu990002', ['СОШ № 11']],
    ['сош', ['Берёзовская СОШ', 'СОШ № 2', 'СОШ № 11']],
    ['100%', []],
    ['', ['Берёзовская СОШ', 'СОШ № 2', 'СОШ № 11']],
  ])('finds by «%s»', async (text, names) => {
    const { store } = await storeWithTree(engine)
    await using _ = store
    const found = await store.read((tx) => searchNodes(tx, { path: '', text, kind: 'school', limit: 10 }))
    expect(found.map((node) => node.shortName)).toEqual(names)
  })

  it.each([
    ['a code of another form', { kind: 'school', code: 'школа 1', name: 'СОШ' }, 'bad-code'],
    ['a code already taken', { kind: 'school', code: ' EDU990001 ', name: 'СОШ' }, 'code-taken'],
    ['a school under a region', { kind: 'municipality', code: 'reg99_m009', name: 'Район' }, 'wrong-parent'],
    ['an empty name', { kind: 'school', code: 'edu990009', name: ' ' }, 'no-name'],
  ] as const)('refuses %s', async (_what, node, kind) => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const result = await store.write((tx) => createNode(tx, testAct, { ...node, parentId: tree.town }))
    expect(result).toMatchObject({ ok: false, error: { kind } })
    if (!result.ok) expect(nodeProblemSentence(result.error)).toMatch(/\.$/)
  })

  it('finds a renamed school by its new name and by its old code', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    await store.write((tx) =>
      renameNode(tx, testAct, tree.schoolOne, { name: 'Гимназия имени Чехова', shortName: 'Гимназия № 2' }),
    )
    await store.read(async (tx) => {
      expect((await findNodeByCode(tx, code('edu990001')))?.shortName).toBe('Гимназия № 2')
      expect(await searchNodes(tx, { path: '', text: 'чехова', limit: 5 })).toHaveLength(1)
    })
  })

  it('finds a school by another of its logins', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    valueOf(await store.write((tx) => addAlias(tx, testAct, tree.schoolOne, 'sch990001')))
    expect((await store.read((tx) => findNodeByCode(tx, code('sch990001'))))?.id).toBe(tree.schoolOne)
    const again = await store.write((tx) => addAlias(tx, testAct, tree.schoolTwo, 'sch990001'))
    expect(again).toMatchObject({ ok: false, error: { kind: 'code-taken' } })
  })

  it('keeps districts inside their municipality', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const district = valueOf(await store.write((tx) => createDistrict(tx, testAct, tree.town, 'Левобережный')))
    valueOf(await store.write((tx) => moveToDistrict(tx, testAct, tree.schoolOne, district)))
    expect((await store.read((tx) => getNode(tx, tree.schoolOne)))?.districtId).toBe(district)
    const foreign = await store.write((tx) => moveToDistrict(tx, testAct, tree.countySchool, district))
    expect(foreign).toMatchObject({ ok: false, error: { kind: 'wrong-parent' } })
    const twice = await store.write((tx) => createDistrict(tx, testAct, tree.town, 'левобережный '))
    expect(twice).toMatchObject({ ok: false, error: { kind: 'name-taken' } })
  })

  it('keeps a merged school for its history and takes it out of the lists', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const merge = { from: tree.schoolOne, into: tree.schoolTwo, onDate: '2026-09-01' }
    valueOf(await store.write((tx) => mergeSchools(tx, testAct, merge)))
    await store.read(async (tx) => {
      expect((await listChildren(tx, tree.town)).map((node) => node.shortName)).toEqual(['СОШ № 11'])
      expect((await findNodeByCode(tx, code('edu990001')))?.mergedInto).toBe(tree.schoolTwo)
      expect(await listSuccession(tx, tree.schoolTwo)).toEqual([
        {
          kind: 'merge',
          fromId: tree.schoolOne,
          fromName: 'СОШ № 2',
          toId: tree.schoolTwo,
          toName: 'СОШ № 11',
          onDate: '2026-09-01',
        },
      ])
    })
    const again = await store.write((tx) => mergeSchools(tx, testAct, merge))
    expect(again).toMatchObject({ ok: false, error: { kind: 'merged-away', name: 'СОШ № 2' } })
  })

  it('splits a school into two that both go on', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const split = { from: tree.schoolOne, code: 'edu990004', name: 'СОШ № 2, корпус 2', onDate: '2026-09-01' }
    valueOf(await store.write((tx) => splitSchool(tx, testAct, split)))
    const names = await store.read(async (tx) => (await listChildren(tx, tree.town)).map((node) => node.shortName))
    expect(names).toEqual(['СОШ № 2', 'СОШ № 2, корпус 2', 'СОШ № 11'])
  })

  it('refuses to merge schools of different municipalities', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const merge = { from: tree.schoolOne, into: tree.countySchool, onDate: '2026-09-01' }
    const refused = await store.write((tx) => mergeSchools(tx, testAct, merge))
    expect(refused).toMatchObject({ ok: false, error: { kind: 'not-two-schools' } })
  })

  it('writes every change into the log of the school it touches', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    await store.write((tx) => renameNode(tx, testAct, tree.schoolOne, { name: 'Лицей', shortName: 'Лицей' }))
    await store.read(async (tx) => {
      const school = (await getNode(tx, tree.schoolOne))!
      const page = await listAudit(tx, { nodePathPrefix: school.path, limit: 10 })
      expect(page.entries.map((entry) => entry.action)).toEqual(['organisations.rename', 'organisations.create'])
      expect(await verifyAudit(tx)).toMatchObject({ ok: true })
    })
  })

  it('knows nothing of a node that is not there', async () => {
    const { store } = await storeWithTree(engine)
    await using _ = store
    expect(await store.read((tx) => getNode(tx, 'nowhere' as NodeId))).toBeUndefined()
  })
})
