import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import type { NodeId } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { dataVersion } from '#results'
import type { CellEvidence, ScreeningRunId } from '#screening'
import { composeAnalyticNote } from '../index.ts'
import { noteDay, noteOf, storeWithResults } from '../testing.ts'

const run = 'run' as ScreeningRunId
const sentence = 'В 12 работах из 13 результат оказался сразу над границей; в похожих школах ожидалось бы 3–7.'

const evidence: CellEvidence = {
  histogram: {
    counts: [0, 1, 0, 12, 0],
    expected: { mean: [1, 2, 4, 4, 2], low: [0, 0, 1, 1, 0], high: [3, 5, 8, 8, 5], label: 'ожидание' },
    highlighted: [3],
  },
  register: [],
  profiles: [],
  likeness: [],
  absence: [],
  cohort: [],
  checks: [
    {
      check: 'one-class',
      families: ['register', 'boundary'],
      fits: true,
      sentence: 'Признак держится на одном классе.',
    },
  ],
}

/** A screening as if it had found a sign in both schools, made of the results in the store or of older ones. */
async function plantScreening(store: Store, schools: readonly NodeId[], fresh: boolean): Promise<void> {
  await store.write(async (tx) => {
    const [assessment] = await loadAssessments(tx)
    const region = await tx
      .selectFrom('organisation_node')
      .selectAll()
      .where('kind', '=', 'region')
      .executeTakeFirstOrThrow()
    const data_version = fresh ? await dataVersion(tx) : 'older'
    const counts = { works: 22, schools: 2, assessments: 1 }
    const settings = JSON.stringify({ fdr: 0.05, profile: 'standard-1', seed: 1 })
    await tx
      .insertInto('screening_run')
      .values({ id: run, node_id: region.id, data_version, settings, finished_at: noteDay, ...counts })
      .execute()
    for (const school of schools) {
      const tested = { outcome: 'tested', effect: 0, interval: [0, 0], unit: 'share of works', facts: {} }
      const finding = {
        works: 13,
        q: 0.02,
        flagged: true,
        enoughData: true,
        indications: [
          { ...tested, family: 'register', p: 0.4, logP: -0.9, sentence: 'Слабый признак.' },
          { ...tested, family: 'boundary', p: 0.001, logP: -6.9, sentence },
        ],
      }
      await tx
        .insertInto('screening_cell')
        .values({
          run_id: run,
          school_id: school,
          assessment_id: assessment!.id,
          municipality_id: region.id,
          works: 13,
          flagged: 1,
          enough_data: 1,
          finding: JSON.stringify(finding),
          evidence: JSON.stringify(evidence),
        })
        .execute()
    }
  })
}

describeOnEachStore('signs in the note', (engine) => {
  it('of a school are its strong ones, with what was checked and the corridor of similar schools', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    await plantScreening(store, [tree.schoolOne, tree.schoolTwo], true)
    const note = await noteOf(store, tree.schoolOne, tree.schoolOne)
    expect(note.signs).toMatchObject([
      {
        place: 'СОШ № 2, математика, 4\u00a0класс',
        works: 13,
        family: 'boundary',
        sentence,
        p: 0.001,
        q: 0.02,
        checks: ['Признак держится на одном классе.'],
      },
    ])
    expect(note.assessments[0]!.scores).toMatchObject({ highlighted: [3], expected: { label: 'ожидание' } })
    expect(JSON.stringify(composeAnalyticNote(note).blocks)).toContain('Проверено по данным. ')
  })

  it('say nothing of a school that the note hides', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    await plantScreening(store, [tree.schoolOne, tree.schoolTwo], true)
    // The second school is small, and the first would give it away: the municipality shows neither.
    expect(await noteOf(store, tree.town, tree.town)).toMatchObject({ signs: [], tooLittleData: [] })
    expect(await noteOf(store, tree.schoolTwo, tree.town)).toMatchObject({ signs: [], screening: 'hidden' })
  })

  it('are said to be of older results where these have changed', async () => {
    const { store, tree } = await storeWithResults(engine)
    await using _ = store
    await plantScreening(store, [tree.schoolOne], false)
    const note = await noteOf(store, tree.schoolOne, tree.schoolOne)
    expect(note.screening).toEqual({ finishedAt: noteDay, outdated: true })
    expect(note.assessments[0]!.scores).toMatchObject({ expected: 'none' })
    expect(JSON.stringify(composeAnalyticNote(note).blocks)).toContain('после этого результаты изменились')
  })
})
