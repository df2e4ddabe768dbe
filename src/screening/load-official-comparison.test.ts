import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { migrations as jobMigrations } from '#jobs'
import { seededRandom } from '#kernel/seeded-random'
import type { Mark } from '#procedures/model'
import { plantTree } from '../organisations/testing.ts'
import { bring, presentWork, resultsSteps, stagedFile, stagedPart, valueOf } from '../results/testing.ts'
import { loadOfficialComparison, migrations, runScreening } from './index.ts'

const act = { actor: 'system', at: '2026-11-22T09:00:00.000Z' } as const
const signal = new AbortController().signal

function works(seed: string, count: number) {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, index) => {
    const scores = [random.whole(2), random.whole(4)] as const
    const total = scores[0] + scores[1]
    const mark: Mark = total >= 4 ? 5 : total >= 2 ? 4 : total >= 1 ? 3 : 2
    return presentWork(String(1001 + index), scores, mark, { journalMark: 4 })
  })
}

const marker = (year: number, school: string) => ({
  row: 2,
  sheet: 'Список',
  year,
  school,
  schoolName: school,
  municipality: 'reg99_m001',
  cells: { ru4: false, ma4: true, ru5: true, ma5: false },
})

describeOnEachStore('the official list beside a run', (engine) => {
  it('is compared in the years it was loaded for, cell by cell of the works that were screened', async () => {
    await using store = await temporaryStore(engine, [...jobMigrations, ...resultsSteps, ...migrations])
    const tree = await store.write(plantTree)
    const schools = { edu990001: works('one', 40), edu990002: works('two', 40), edu990003: works('three', 40) }
    const parts = [
      stagedPart(schools),
      stagedPart(schools, { year: 2024 }),
      stagedPart(schools, { subject: 'История' }),
    ]
    valueOf(await bring(store, stagedFile('Ф1.xlsx', parts), { node: tree.region }))
    const run = await runScreening(store, { node: tree.region, act, signal })
    expect(await store.read((tx) => loadOfficialComparison(tx, { run }))).toBe('none')

    const list = stagedFile('Список.xlsx', [], { kind: 'marker-list', markers: [marker(2025, 'edu990001')] })
    valueOf(await bring(store, list, { node: tree.region }))
    // Mathematics of grade 4 in 2025: three schools, one of them listed; Russian of grade 5 was never screened.
    const found = await store.read((tx) => loadOfficialComparison(tx, { run }))
    expect(found).toMatchObject({ years: [{ year: 2025 }] })
    const [year] = (found as Exclude<typeof found, 'none'>).years
    const { counts, unsaid, unsaidListed } = year!
    expect(counts.both + counts['only-official'] + unsaidListed).toBe(1)
    expect(Object.values(counts).reduce((a, b) => a + b, 0) + unsaid).toBe(3)
    const county = await store.read((tx) => loadOfficialComparison(tx, { run, municipality: tree.county }))
    expect((county as Exclude<typeof county, 'none'>).years[0]!.counts['only-official']).toBe(0)
  })
})
