import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import { changeSetting, getNode, readSetting } from '../index.ts'
import { storeWithTree, testAct, valueOf } from '../testing.ts'

describeOnEachStore('settings', (engine) => {
  it('come from the nearest node above that has one, else from the default', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const threshold = () =>
      store.read(async (tx) => readSetting(tx, (await getNode(tx, tree.schoolOne))!.path, 'small-group-threshold'))
    const change = (nodeId: typeof tree.town, value: number) =>
      store.write((tx) => changeSetting(tx, testAct, { nodeId, key: 'small-group-threshold', value }))
    expect(await threshold()).toBe(10)
    valueOf(await change(tree.region, 15))
    expect(await threshold()).toBe(15)
    valueOf(await change(tree.town, 12))
    expect(await threshold()).toBe(12)
    valueOf(await change(tree.town, 8))
    expect(await threshold()).toBe(8)
    valueOf(await change(tree.county, 20))
    expect(await threshold()).toBe(8)
  })

  it('keep every version', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    for (const value of ['Europe/Samara', 'Asia/Yekaterinburg']) {
      valueOf(await store.write((tx) => changeSetting(tx, testAct, { nodeId: tree.town, key: 'timezone', value })))
    }
    const versions = await store.read((tx) =>
      tx.selectFrom('node_setting').select(['version', 'value']).orderBy('version').execute(),
    )
    expect(versions).toEqual([
      { version: 1, value: '"Europe/Samara"' },
      { version: 2, value: '"Asia/Yekaterinburg"' },
    ])
  })

  it('refuse a value that makes no sense', async () => {
    const { store, tree } = await storeWithTree(engine)
    await using _ = store
    const wrong = await store.write((tx) =>
      changeSetting(tx, testAct, { nodeId: tree.town, key: 'timezone', value: 'Марс/Олимп' }),
    )
    expect(wrong).toEqual({ ok: false, error: { kind: 'bad-value', field: '' } })
  })

  it('start with an empty letterhead', async () => {
    const { store } = await storeWithTree(engine)
    await using _ = store
    expect(await store.read((tx) => readSetting(tx, '', 'letterhead'))).toMatchObject({ authorityName: '', okpo: '' })
  })
})
