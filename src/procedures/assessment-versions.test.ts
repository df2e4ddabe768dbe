import { expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import {
  ensureAssessment,
  loadAssessment,
  loadAssessments,
  migrations,
  setMarkScale,
  setTaskSpecification,
  withdrawVersions,
} from './index.ts'
import type { MarkScale, Provenance, TaskSpec } from './model.ts'

const at = '2026-11-22T09:00:00.000Z'
const entered: Provenance = { kind: 'entered', text: 'Введено координатором' }
const mathematics = { procedure: 'ВПР', year: 2025, grade: 4, subject: 'Математика' } as const
const tasks: TaskSpec[] = [
  { label: '1', max: 1, level: 'basic', response: 'short' },
  { label: '4К1', max: 3, level: 'advanced', response: 'open' },
]

describeOnEachStore('an assessment', (engine) => {
  it('is the same one however often it is asked for', async () => {
    await using store = await temporaryStore(engine, migrations)
    const ids = [
      await store.write((tx) => ensureAssessment(tx, mathematics)),
      await store.write((tx) => ensureAssessment(tx, mathematics)),
    ]
    expect(ids[0]).toBe(ids[1])
    const [loaded] = await store.read((tx) => loadAssessments(tx, { grade: 4 }))
    expect(loaded).toMatchObject({
      ...mathematics,
      maxScore: 'unknown',
      tasks: [],
      tasksSource: 'none',
      scale: 'missing',
      scaleSource: 'none',
    })
  })

  it('has the newest specification and scale in force, and the older ones again when an import is undone', async () => {
    await using store = await temporaryStore(engine, migrations)
    const id = await store.write((tx) => ensureAssessment(tx, mathematics))
    const scales: MarkScale[] = [
      { 3: 2, 4: 3, 5: 4 },
      { 3: 1, 4: 2, 5: 4 },
    ]
    await store.write(async (tx) => {
      await setTaskSpecification(tx, id, { maxScore: 4, tasks, source: entered, at })
      await setTaskSpecification(tx, id, { maxScore: 'unknown', tasks: [], source: entered, at, origin: 'import' })
      for (const [index, scale] of scales.entries()) {
        await setMarkScale(tx, id, { scale, source: entered, at, ...(index === 1 ? { origin: 'import' } : {}) })
      }
    })
    expect(await store.read((tx) => loadAssessment(tx, id))).toMatchObject({ tasks: [], scale: scales[1] })
    await store.write((tx) => withdrawVersions(tx, 'import', [id], at))
    expect(await store.read((tx) => loadAssessment(tx, id))).toMatchObject({ tasks, maxScore: 4, scale: scales[0] })
    const versions = await store.read((tx) =>
      tx.selectFrom('mark_scale').select('version').orderBy('version').execute(),
    )
    expect(versions.map((row) => row.version)).toEqual([1, 2])
  })

  it.each<[MarkScale, 'not-ascending' | 'above-maximum']>([
    [{ 3: 3, 4: 3, 5: 4 }, 'not-ascending'],
    [{ 3: 0, 4: 1, 5: 2 }, 'not-ascending'],
    [{ 3: 1, 4: 2.5, 5: 4 }, 'not-ascending'],
    [{ 3: 1, 4: 2, 5: 5 }, 'above-maximum'],
  ])('refuses the scale %o: %s', async (scale, kind) => {
    await using store = await temporaryStore(engine, migrations)
    const id = await store.write((tx) => ensureAssessment(tx, mathematics))
    const answer = await store.write((tx) => setMarkScale(tx, id, { scale, source: entered, at }, 4))
    expect(answer).toMatchObject({ ok: false, error: { kind } })
    expect((await store.read((tx) => loadAssessment(tx, id)))?.scale).toBe('missing')
  })
})
