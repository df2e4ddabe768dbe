import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { loadJob, migrations as jobMigrations, runNextJob } from '#jobs'
import { undoImport } from '#results'
import type { Mark } from '#procedures/model'
import { seededRandom } from '#kernel/seeded-random'
import { plantTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import {
  countSchoolOutcomes,
  listCellAreas,
  listSchoolAreas,
  listSchoolOutcomes,
  loadSchoolFinding,
  loadScreeningRun,
  migrations,
  requestScreening,
  runScreening,
  runScreeningJob,
} from './index.ts'

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const signal = new AbortController().signal
const scale = { 3: 1, 4: 2, 5: 4 }

function works(seed: string, count: number) {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const scores = [random.whole(2), random.whole(4)] as const
    const total = scores[0] + scores[1]
    const mark: Mark = total >= scale[5] ? 5 : total >= scale[4] ? 4 : total >= scale[3] ? 3 : 2
    return presentWork(String(1001 + index), scores, mark, { classLabel: String(1 + (index % 2)), journalMark: 4 })
  })
}

describeOnEachStore('a screening of the store', (engine) => {
  it('answers for every school and every cell of the region, is kept, and knows when the results have changed', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    const file = stagedFile('Ф1.xlsx', [
      stagedPart({ edu990001: works('one', 40), edu990002: works('two', 30), edu990003: works('three', 25) }),
    ])
    const { id } = valueOf(await bring(store, file, { node: tree.region }))
    expect(await store.read((tx) => loadScreeningRun(tx, tree.schoolOne))).toBeUndefined()

    const run = await runScreening(store, { node: tree.town, act, signal })
    expect(await store.read((tx) => loadScreeningRun(tx, tree.schoolOne))).toMatchObject({
      id: run,
      node: tree.region,
      works: 95,
      schools: 3,
      assessments: 1,
      outdated: false,
    })
    const question = { run, municipality: tree.town, offset: 0, limit: 10 }
    const town = await store.read((tx) => listSchoolOutcomes(tx, question))
    expect(town.map((row) => [row.name, row.works, row.flaggedCells])).toEqual([
      ['СОШ № 2', 40, 0],
      ['СОШ № 11', 30, 0],
    ])
    expect(await store.read((tx) => countSchoolOutcomes(tx, question))).toEqual({
      schools: 2,
      flagged: 0,
      worksOnly: 0,
    })
    expect(await store.read((tx) => countSchoolOutcomes(tx, { run }))).toMatchObject({ schools: 3 })
    expect(await store.read((tx) => listSchoolAreas(tx, { ...question, flaggedOnly: true }))).toEqual([])
    const finding = await store.read((tx) => loadSchoolFinding(tx, run, tree.schoolOne))
    expect(finding).toMatchObject({ school: 'edu990001', works: 40 })
    expect(finding?.indications.length).toBeGreaterThan(0)
    const cells = await store.read((tx) => listCellAreas(tx, { run, school: tree.schoolOne }))
    expect(cells).toMatchObject([{ school: tree.schoolOne, finding: { works: 40 } }])

    expect(await runScreening(store, { node: tree.county, act, signal })).toBe(run)
    valueOf(await store.write((tx) => undoImport(tx, id, act)))
    expect(await store.read((tx) => loadScreeningRun(tx, tree.town))).toMatchObject({ id: run, outdated: true })
  })

  it('is asked for in the transaction of the change and made once for the same data', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    valueOf(
      await bring(store, stagedFile('Ф1.xlsx', [stagedPart({ edu990001: works('one', 20) })]), { node: tree.town }),
    )
    const [first, second] = await store.write(async (tx) => [
      await requestScreening(tx, tree.region, act),
      await requestScreening(tx, tree.region, act),
    ])
    expect(second).toBe(first)
    const worker = { store, kinds: [runScreeningJob(store)], clock: () => act.at, leaseMs: 60_000, signal }
    expect(await runNextJob(worker)).toBe(true)
    expect(await runNextJob(worker)).toBe(false)
    expect(await store.read((tx) => loadJob(tx, first))).toMatchObject({ state: 'done', failure: 'none' })
    expect(await store.read((tx) => loadScreeningRun(tx, tree.town))).toMatchObject({ works: 20, outdated: false })
  })
})
