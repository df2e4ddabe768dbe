import { expect, it } from 'vitest'
import { describeOnEachStore } from '#db/testing'
import {
  expireUploads,
  importUpload,
  listImports,
  loadStaged,
  loadUpload,
  loadUploadFile,
  packStaged,
  saveStaged,
  stageUpload,
} from './index.ts'
import { presentWork, stagedFile, stagedPart, storeForResults, valueOf } from './testing.ts'

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
// Longer than two pieces, and of every byte.
const bytes = Uint8Array.from({ length: 500_000 }, (_, index) => (index * 7 + (index >> 8)) % 256)
const staged = stagedFile('Ф1.xlsx', [stagedPart({ edu990001: [presentWork('1001', [1, 'X'], 3)] })], {
  schools: new Map([['edu990001', { name: 'СОШ № 2', municipality: 'Заречный' }]]),
})

const checked = { staged, findings: [] }

describeOnEachStore('an uploaded file', (engine) => {
  it('comes back byte for byte, with what was understood of it', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const { id, sameFile } = await store.write((tx) =>
      stageUpload(tx, { node: tree.town, fileName: 'Ф1.xlsx', bytes, act }),
    )
    expect(sameFile).toEqual([])
    const packed = await packStaged(checked)
    await store.write((tx) => saveStaged(tx, id, packed))
    expect(await store.read((tx) => loadUploadFile(tx, id))).toEqual(Buffer.from(bytes))
    expect(await store.read((tx) => loadStaged(tx, id))).toEqual(checked)
    expect(await store.read((tx) => loadUpload(tx, id))).toMatchObject({
      state: 'read',
      byteLength: 500_000,
      importId: 'none',
    })
  })

  it('is imported once however often it is confirmed, and told when it comes again', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const packed = await packStaged(checked)
    const upload = async () => {
      const { id, sameFile } = await store.write((tx) =>
        stageUpload(tx, { node: tree.town, fileName: 'Ф1.xlsx', bytes, act }),
      )
      await store.write((tx) => saveStaged(tx, id, packed))
      return { id, sameFile }
    }
    const { id } = await upload()
    const confirm = () => store.write((tx) => importUpload(tx, { upload: id, mode: 'stop', act }))
    const [one, other] = await Promise.all([confirm(), confirm()])
    expect(valueOf(one)).toEqual(valueOf(other))
    expect(await store.read((tx) => listImports(tx, { node: tree.town, limit: 10 }))).toHaveLength(1)
    expect((await upload()).sameFile).toMatchObject([{ id: valueOf(one).id }])
  })

  it('lets its bytes go after a week, and then asks for the file again', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const { id } = await store.write((tx) => stageUpload(tx, { node: tree.town, fileName: 'Ф1.xlsx', bytes, act }))
    expect(await store.write((tx) => expireUploads(tx, '2026-11-29T08:59:59.999Z'))).toBe(0)
    expect(await store.write((tx) => expireUploads(tx, '2026-11-29T09:00:00.000Z'))).toBe(1)
    expect(await store.read((tx) => loadUploadFile(tx, id))).toBeUndefined()
    expect(await store.read((tx) => loadUpload(tx, id))).toMatchObject({ state: 'expired', byteLength: 500_000 })
    const answer = await store.write((tx) => importUpload(tx, { upload: id, mode: 'stop', act }))
    expect(answer).toMatchObject({ ok: false, error: { what: expect.stringContaining('больше недели') } })
  })
})
