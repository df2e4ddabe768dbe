import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { migrations as jobMigrations } from '#jobs'
import { seededRandom } from '#kernel/seeded-random'
import type { Mark } from '#procedures/model'
import { plantTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import { listMunicipalityAreas, listSchoolOutcomes, listSchoolsWithin, migrations, runScreening } from './index.ts'

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const signal = new AbortController().signal

function works(seed: string, count: number, journalMark: Mark | 'none' = 4) {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const scores = [random.whole(2), random.whole(4)] as const
    const total = scores[0] + scores[1]
    const mark: Mark = total >= 4 ? 5 : total >= 2 ? 4 : total >= 1 ? 3 : 2
    return presentWork(String(1001 + index), scores, mark, { journalMark })
  })
}

describeOnEachStore('a region of two municipalities', (engine) => {
  it('is kept by municipalities, in the order of their names, and each can be asked alone', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    const file = stagedFile('Ф1.xlsx', [
      stagedPart({ edu990001: works('one', 40), edu990002: works('two', 30), edu990003: works('three', 25) }),
    ])
    valueOf(await bring(store, file, { node: tree.region }))
    const run = await runScreening(store, { node: tree.region, act, signal })

    const areas = await store.read((tx) => listMunicipalityAreas(tx, { run }))
    expect(areas.map(({ code, name, finding }) => [code, name, finding.schools, finding.works])).toEqual([
      ['reg99_m001', 'Город Заречный', 2, 70],
      ['reg99_m002', 'Ольховский район', 1, 25],
    ])
    const own = await store.read((tx) => listMunicipalityAreas(tx, { run, municipality: tree.county }))
    expect(own.map(({ municipality }) => municipality)).toEqual([tree.county])

    const within = [{ school: 'edu990002', q: 0.01, logQ: Math.log(0.01), cells: [] }]
    const schools = await store.read((tx) => listSchoolsWithin(tx, run, { ...areas[0]!.finding, within }))
    expect(schools).toMatchObject([{ school: tree.schoolTwo, name: 'СОШ № 11', q: 0.01, finding: { works: 30 } }])
  })

  it('keeps beside every school of which nothing can be said how many works would be enough', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    const file = stagedFile('Ф1.xlsx', [
      stagedPart({
        edu990001: works('one', 60, 'none'),
        edu990002: works('two', 60, 'none'),
        edu990003: works('three', 4, 'none'),
      }),
    ])
    valueOf(await bring(store, file, { node: tree.region }))
    const run = await runScreening(store, { node: tree.region, act, signal })
    const [small] = await store.read((tx) =>
      listSchoolOutcomes(tx, { run, municipality: tree.county, offset: 0, limit: 10 }),
    )
    expect(small).toMatchObject({ works: 4, enoughData: false })
    expect(small!.worksNeeded).toBeGreaterThan(4)
  })

  it('has no municipalities to compare where only one has results', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    const file = stagedFile('Ф1.xlsx', [stagedPart({ edu990001: works('one', 20), edu990002: works('two', 20) })])
    valueOf(await bring(store, file, { node: tree.town }))
    const run = await runScreening(store, { node: tree.region, act, signal })
    expect(await store.read((tx) => listMunicipalityAreas(tx, { run }))).toEqual([])
  })
})
