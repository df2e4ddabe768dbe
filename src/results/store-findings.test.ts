import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { cellFindings, receiptFindings, undoImport } from './index.ts'
import { bring, presentWork, stagedFile, stagedPart, storeForResults, valueOf } from './testing.ts'

const act = { actor: 'system', at: '2026-11-23T09:00:00.000Z' } as const

const findings = (store: Store): Promise<string[]> =>
  store.read(async (tx) => [...(await receiptFindings(tx)), ...(await cellFindings(tx))])

async function storeWithTwoImports(engine: Store['engine']) {
  const { store, tree } = await storeForResults(engine)
  const first = stagedFile('Ф1.xlsx', [
    stagedPart({ edu990001: [presentWork('1001', [1, 3]), presentWork('1002', [0, 'X'])] }),
  ])
  const second = stagedFile('Ф1-уточнённая.xlsx', [stagedPart({ edu990001: [presentWork('1001', [1, 2])] })])
  valueOf(await bring(store, first, { node: tree.town }))
  const { id } = valueOf(await bring(store, second, { node: tree.town, mode: 'update' }))
  return { store, later: id }
}

describeOnEachStore('verifying results', (engine) => {
  it('finds nothing after imports, an update and an undo', async () => {
    const { store, later } = await storeWithTwoImports(engine)
    await using _ = store
    expect(await findings(store)).toEqual([])
    valueOf(await store.write((tx) => undoImport(tx, later, act)))
    expect(await findings(store)).toEqual([])
  })

  it('names an import whose rows went away, and the class whose counts they were in', async () => {
    const { store } = await storeWithTwoImports(engine)
    await using _ = store
    await store.write((tx) => tx.deleteFrom('work').where('participant', '=', '1002').execute())
    expect(await findings(store)).toEqual([
      'Загрузка «Ф1.xlsx»: в квитанции строк 2, в хранилище 1.',
      expect.stringMatching(/^Подсчёт не сходится с работами: .*, школа edu990001/),
    ])
  })

  it.each([
    ['a changed score', { scores: '1 0' }],
    ['a changed mark', { mark: 2 as const }],
    ['another class', { class_label: '9' }],
  ])('names the class with %s', async (_what, change) => {
    const { store } = await storeWithTwoImports(engine)
    await using _ = store
    await store.write((tx) => tx.updateTable('work').set(change).where('participant', '=', '1001').execute())
    expect((await findings(store)).length).toBeGreaterThan(0)
  })

  it('names rows that still stand although their import was undone', async () => {
    const { store, later } = await storeWithTwoImports(engine)
    await using _ = store
    await store.write((tx) =>
      tx
        .updateTable('result_import')
        .set({ undone_at: act.at, undone_by: act.actor })
        .where('id', '=', later)
        .execute(),
    )
    expect(await findings(store)).toEqual(['Загрузка «Ф1-уточнённая.xlsx» отменена, но строк от неё действует 1.'])
  })
})
