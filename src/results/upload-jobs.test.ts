import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { enqueueJob, loadJob, migrations as jobMigrations, runNextJob } from '#jobs'
import { plantTree } from '../organisations/testing.ts'
import {
  answerUpload,
  type ImportUploadAnswer,
  importUploadJob,
  importUploadKind,
  loadReceipt,
  loadStaged,
  loadUpload,
  readUpload,
  readUploadJob,
  stageUpload,
} from './index.ts'
import { resultsSteps } from './testing.ts'

const at = '2026-11-22T09:00:00.000Z'
const act = { actor: 'system', at } as const
const asked = { at, by: 'system' }

const csv = `Логин ОО;Код участника;Класс;Вариант;1 (1б);2 (3б);Первичный балл;Отметка;Отметка по журналу
edu990001;1001;1;1;1;3;4;5;4
edu990001;1002;1;2;0;X;0;2;3
edu990001;1003;1;2;1;9;10;5;5
`

describeOnEachStore('an uploaded table of works', (engine) => {
  it('is read in a thread, completed by the person, imported once, and what follows is asked for in the same transaction', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps])
    const tree = await store.write(plantTree)
    const followed: string[] = []
    const kinds = [
      readUploadJob(store),
      importUploadJob(store, async (_tx, imported) => void followed.push(imported.id)),
    ]
    const run = () =>
      runNextJob({ store, kinds, clock: () => at, leaseMs: 60_000, signal: new AbortController().signal })

    const { id } = await store.write(async (tx) => {
      const upload = await stageUpload(tx, { node: tree.town, fileName: 'работы.csv', bytes: Buffer.from(csv), act })
      await enqueueJob(tx, readUpload, { upload: upload.id }, asked)
      return upload
    })
    expect(await run()).toBe(true)
    expect(await store.read((tx) => loadUpload(tx, id))).toMatchObject({ state: 'read' })
    const checked = await store.read((tx) => loadStaged(tx, id))
    expect(checked?.staged.parts[0]?.works).toHaveLength(3)
    const completed = await store.write((tx) =>
      answerUpload(tx, id, { assessment: { procedure: 'ВПР', year: 2025, grade: 4, subject: 'Математика' } }),
    )
    expect(
      completed?.findings.filter((finding) => finding.severity === 'error').map((finding) => finding.place?.row),
    ).toContain(4)

    const confirm = () =>
      store.write((tx) => enqueueJob(tx, importUploadKind, { upload: id, mode: 'stop', actor: 'system' }, asked))
    const [first, second] = [await confirm(), await confirm()]
    expect(await run()).toBe(true)
    expect(await run()).toBe(true)
    const [one, other] = await store.read(async (tx) => [await loadJob(tx, first), await loadJob(tx, second)])
    expect(one).toMatchObject({ state: 'done', result: { outcome: 'imported' } })
    expect(other?.result).toEqual(one?.result)
    const answer = one?.result as Extract<ImportUploadAnswer, { outcome: 'imported' }>
    expect((await store.read((tx) => loadReceipt(tx, answer.importId)))?.receipt).toMatchObject({
      fresh: 2,
      withErrors: 1,
    })
    expect(followed[0]).toBe(answer.importId)
  })

  it('that is no table is refused with a sentence', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps])
    const tree = await store.write(plantTree)
    const { id } = await store.write(async (tx) => {
      const upload = await stageUpload(tx, {
        node: tree.town,
        fileName: 'фото.xlsx',
        bytes: Buffer.from([1, 2, 3, 0]),
        act,
      })
      await enqueueJob(tx, readUpload, { upload: upload.id }, asked)
      return upload
    })
    await runNextJob({
      store,
      kinds: [readUploadJob(store)],
      clock: () => at,
      leaseMs: 60_000,
      signal: new AbortController().signal,
    })
    const upload = await store.read((tx) => loadUpload(tx, id))
    expect(upload).toMatchObject({ state: 'unreadable' })
    expect(upload?.refusal).toMatch(/[а-я].*\.$/)
  })
})
