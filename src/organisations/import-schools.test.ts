import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { getNode, importSchools, listDistricts, listSubtree, type SchoolListRow } from './index.ts'
import type { NodeId } from './model.ts'
import type { Store } from '#db'
import { storeWithTree, testAct, valueOf } from './testing.ts'

const importInto = async (store: Store, under: NodeId, rows: readonly SchoolListRow[]) =>
  store.write(async (tx) => importSchools(tx, testAct, (await getNode(tx, under))!, rows))

describeOnEachStore('importing the list of schools', (engine) => {
  it('creates new schools, renames known ones and puts them into districts', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const receipt = await importInto(store, tree.region, [
      { row: 2, login: 'edu990001', name: 'Гимназия № 2', municipality: 'г. Заречный', district: 'Центральный' },
      { row: 3, login: 'edu990002', name: 'СОШ № 11', municipality: 'reg99_m001', district: 'центральный' },
      {
        row: 4,
        login: 'EDU990010',
        name: 'МБОУ «Средняя общеобразовательная школа №  5»',
        municipality: 'Ольховский муниципальный район',
      },
    ])
    expect(valueOf(receipt)).toEqual({ created: 1, renamed: 1, unchanged: 1 })
    await store.read(async (tx) => {
      const schools = await listSubtree(tx, '', 'school')
      expect(schools.map((school) => [school.code, school.shortName])).toEqual([
        ['edu990003', 'Берёзовская СОШ'],
        ['edu990001', 'Гимназия № 2'],
        ['edu990010', 'СОШ № 5'],
        ['edu990002', 'СОШ № 11'],
      ])
      expect(await listDistricts(tx, tree.town)).toMatchObject([{ name: 'Центральный' }])
    })
  })

  it('says everything that is wrong at once and changes nothing', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const problems = await importInto(store, tree.region, [
      { row: 2, login: 'edu990020', name: 'СОШ № 20', municipality: 'Заречный' },
      { row: 3, login: '12', name: '', municipality: 'Тридевятый район' },
      { row: 4, login: 'edu990020', name: 'СОШ № 21', municipality: 'Заречный' },
      { row: 5, login: 'edu990003', name: 'Берёзовская СОШ', municipality: 'Заречный' },
      { row: 6, login: 'edu990022', name: 'СОШ № 22', municipality: '' },
    ])
    expect(problems).toMatchObject({
      ok: false,
      error: [
        { row: 3, column: 'Логин' },
        { row: 3, column: 'Название' },
        { row: 3, column: 'Муниципалитет' },
        { row: 4, column: 'Логин', message: 'Логин edu990020 уже встретился в строке 2. Оставьте одну из строк.' },
        { row: 5, column: 'Муниципалитет' },
        { row: 6, column: 'Муниципалитет' },
      ],
    })
    expect(await store.read((tx) => listSubtree(tx, '', 'school'))).toHaveLength(3)
  })

  it('takes the only municipality when the list names none', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const rows = [{ row: 2, login: 'edu990030', name: 'СОШ № 30', municipality: '' }]
    expect(valueOf(await importInto(store, tree.town, rows))).toEqual({ created: 1, renamed: 0, unchanged: 0 })
  })

  it('changes nothing the second time', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const rows = [{ row: 2, login: 'edu990001', name: 'СОШ № 2', municipality: 'Заречный' }]
    expect(valueOf(await importInto(store, tree.region, rows))).toEqual({ created: 0, renamed: 0, unchanged: 1 })
  })
})
