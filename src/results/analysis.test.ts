import { expect, it } from 'vitest'
import type { Store } from '#db'
import { describeOnEachStore } from '#db/testing'
import { setMarkScale } from '#procedures'
import type { AssessmentId, Mark } from '#procedures/model'
import type { TestTree } from '../organisations/testing.ts'
import type { AnalysisTable, MarkFigures, ShieldRule } from './analysis-model.ts'
import {
  analyseCompleteness,
  analyseDynamics,
  analyseMarks,
  analysePlanned,
  analyseRegister,
  analyseScores,
  analyseTasks,
  analyseTasksByMark,
  listSchoolResults,
  recountAssessment,
  zoneOf,
} from './index.ts'
import type { TaskScore, Work } from './model.ts'
import type { StagedAggregate } from './staged.ts'
import { bring, presentWork, stagedFile, stagedPart, storeForResults, twoTasks, valueOf } from './testing.ts'

const open: ShieldRule = { threshold: 10, open: 'all' }
const outside: ShieldRule = { threshold: 10, open: [] }
const at = '2026-11-22T09:00:00.000Z'

/** `count` equal works of one class, codes from `first` on. */
function equalWorks(
  first: number,
  count: number,
  scores: readonly [TaskScore, TaskScore],
  mark: Mark | 'none',
  more: { readonly classLabel?: string; readonly journalMark?: Mark } = {},
): Work[] {
  return Array.from({ length: count }, (_, index) => presentWork(String(first + index), scores, mark, more))
}

/** School 1: 30 works in two classes; school 2: 10 works; a school of the county: 5 works. */
const works = {
  edu990001: [
    ...equalWorks(1, 18, [1, 3], 5, { journalMark: 5 }),
    ...equalWorks(101, 6, [1, 1], 4, { journalMark: 3 }),
    ...equalWorks(201, 6, [0, 'X'], 2, { classLabel: '2', journalMark: 4 }),
  ],
  edu990002: [...equalWorks(1, 5, [0, 1], 3), ...equalWorks(11, 5, [0, 0], 2)],
  edu990003: equalWorks(1, 5, [1, 3], 5),
}

async function storeWithWorks(
  engine: Store['engine'],
): Promise<{ store: Store; tree: TestTree; assessment: AssessmentId }> {
  const { store, tree } = await storeForResults(engine)
  const absent: Work = { attendance: 'absent', participant: '999', classLabel: '1', journalMark: 2 }
  const all: StagedAggregate = {
    row: 1,
    sheet: 'Ф3',
    group: { level: 'all', code: 'all', name: 'Вся выборка' },
    participants: 1000,
    values: { kind: 'mark-statistics', shares: [0.05, 0.33, 0.44, 0.18] },
  }
  const part = { ...stagedPart({ ...works, edu990001: [...works.edu990001, absent] }), aggregates: [all] }
  const { receipt } = valueOf(await bring(store, stagedFile('Ф1.xlsx', [part]), { node: tree.region }))
  return { store, tree, assessment: receipt.assessments[0]!.id }
}

const rowOf = <F>(table: AnalysisTable<F>, name: string) => table.rows.find((row) => row.group.name === name)?.figures

describeOnEachStore('the analysis of results', (engine) => {
  it('weights marks by participants: the municipality is its works, not the mean of its schools', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const table = await store.read((tx) =>
      analyseMarks(tx, { assessment, node: tree.town, by: 'school', shield: open }),
    )
    expect(table.filter).toBe('ВПР · 2025 · 4\u00a0класс · Математика · Город Заречный')
    expect(table.base).toBe(40)
    expect(table.rows.map((row) => row.group.name)).toEqual(['Вся выборка', 'Город Заречный', 'СОШ № 2', 'СОШ № 11'])
    expect(rowOf(table, 'Вся выборка')).toMatchObject({ participants: 1000, quality: 0.62 })
    const town = rowOf(table, 'Город Заречный') as MarkFigures
    expect(town).toMatchObject({ participants: 40, absent: 1, marked: 40, shares: [11 / 40, 5 / 40, 6 / 40, 18 / 40] })
    expect(town.success).toBeCloseTo(29 / 40, 12)
    expect(town.quality).toBeCloseTo(24 / 40, 12)
    // R: x <- c(rep(4,18), rep(2,6), rep(0,6), rep(1,5), rep(0,5)); mean(x); sd(x)
    expect(town.meanScore).toBeCloseTo(2.225, 12)
    expect(town.scoreDeviation).toBeCloseTo(1.746608, 6)
  })

  it('shows a school by classes with its municipality beside', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const table = await store.read((tx) =>
      analyseMarks(tx, { assessment, node: tree.schoolOne, by: 'class', shield: open }),
    )
    expect(table.rows.map((row) => row.group.name)).toEqual([
      'Вся выборка',
      'Город Заречный',
      'СОШ № 2',
      'Класс 1',
      'Класс 2',
    ])
    expect(rowOf(table, 'Класс 2')).toMatchObject({ participants: 6, success: 0 })
  })

  it('distributes primary scores', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const table = await store.read((tx) =>
      analyseScores(tx, { assessment, node: tree.town, by: 'school', shield: open }),
    )
    expect(rowOf(table, 'Город Заречный')).toMatchObject({ counts: [11, 5, 6, 0, 18], mean: 2.225 })
    expect(table.assessment.scale).toEqual({ 3: 1, 4: 2, 5: 4 })
  })

  it('compares marks with the register on the works that have both', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const table = await store.read((tx) =>
      analyseRegister(tx, { assessment, node: tree.town, by: 'school', shield: open }),
    )
    expect(rowOf(table, 'СОШ № 2')).toMatchObject({
      compared: 30,
      lower: { count: 6, share: 0.2 },
      equal: { count: 18, share: 0.6 },
      higher: { count: 6, share: 0.2 },
      gap: { count: 6, share: 0.2 },
    })
    expect(table.rows.some((row) => row.group.name === 'СОШ № 11')).toBe(false)
    expect(table.notes).toEqual(['Без данных для этой таблицы: 1\u00a0группа.'])
  })

  it('gives performance of tasks, by mark too, in the published zones', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const question = { assessment, node: tree.town, by: 'school', shield: open } as const
    const table = await store.read((tx) => analyseTasks(tx, question))
    const town = rowOf(table, 'Город Заречный')
    if (town === undefined || town === 'hidden') throw new Error('the municipality must be shown')
    expect(town.tasks).toEqual([24 / 40, (18 * 3 + 6 + 5) / (40 * 3)])
    expect(town.notAttempted).toEqual([0, 6 / 40])
    expect(twoTasks.map((task, index) => zoneOf(task.level, town.tasks[index]!))).toEqual(['sufficient', 'sufficient'])
    const byMark = await store.read((tx) => analyseTasksByMark(tx, question))
    if (byMark === 'none') throw new Error('the municipality has task scores')
    expect(byMark.rows).toEqual([
      { mark: 2, figures: { participants: 11, tasks: [0, 0] } },
      { mark: 3, figures: { participants: 5, tasks: [0, 1 / 3] } },
      { mark: 4, figures: { participants: 6, tasks: [1, 1 / 3] } },
      { mark: 5, figures: { participants: 18, tasks: [1, 1] } },
    ])
  })

  it('gives planned results by the points of their tasks', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const tasks = twoTasks.map((task) => ({ ...task, plannedResult: 'Решает задачи' }))
    const part = stagedPart({ edu990001: equalWorks(1, 10, [1, 1], 4) }, { tasks })
    const { receipt } = valueOf(await bring(store, stagedFile('Ф1.xlsx', [part]), { node: tree.town }))
    const question = { assessment: receipt.assessments[0]!.id, node: tree.town, by: 'school', shield: open } as const
    const table = await store.read((tx) => analysePlanned(tx, question))
    expect(table.results).toEqual([{ text: 'Решает задачи', tasks: ['1', '2'], level: 'unknown' }])
    expect(rowOf(table, 'СОШ № 2')).toEqual({ participants: 10, shares: [0.5] })
  })

  it('compares years of one scale only, and says when the scale changed', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const year = (value: number, twos: number, scale = { 3: 1, 4: 2, 5: 4 }) =>
      stagedPart(
        { edu990001: [...equalWorks(1, twos, [0, 0], 2), ...equalWorks(101, 20 - twos, [1, 3], 5)] },
        { year: value, scale },
      )
    const file = stagedFile('Ф1.csv', [
      year(2022, 1),
      year(2023, 4),
      year(2024, 6),
      year(2025, 5, { 3: 1, 4: 3, 5: 4 }),
    ])
    const { receipt } = valueOf(await bring(store, file, { node: tree.town }))
    const dynamics = await store.read((tx) =>
      analyseDynamics(tx, { assessment: receipt.assessments.at(-1)!.id, node: tree.town, shield: open }),
    )
    expect(dynamics.years.map(({ year: shown, comparable }) => [shown, comparable])).toEqual([
      [2023, 'first'],
      [2024, 'yes'],
      [2025, 'scale-changed'],
    ])
    expect(dynamics.years[1]?.changeOfTwos).toBeCloseTo(0.1, 12)
    expect(dynamics.years[2]?.changeOfTwos).toBe('unknown')
    expect(dynamics.notes[0]).toContain('2025')
  })

  it('tells which school has no data for which assessment', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const absent: Work = { attendance: 'absent', participant: '999', classLabel: '1', journalMark: 'none' }
    const parts = [
      stagedPart({
        edu990001: [...equalWorks(1, 3, [1, 1], 4, { journalMark: 4 }), absent],
        edu990002: equalWorks(1, 12, [1, 1], 4),
      }),
      stagedPart({ edu990001: equalWorks(1, 15, [1, 1], 4) }, { subject: 'Русский язык' }),
    ]
    valueOf(await bring(store, stagedFile('Ф1.csv', parts), { node: tree.town }))
    const question = { node: tree.town, procedure: 'ВПР', year: 2025 } as const
    const seen = await store.read((tx) => analyseCompleteness(tx, { ...question, shield: open }))
    expect(seen).toMatchObject({ schools: 2, missing: 1 })
    expect(seen.assessments.map((assessment) => assessment.subject)).toEqual(['Математика', 'Русский язык'])
    expect(seen.rows[0]?.cells[0]).toEqual({
      state: 'present',
      classes: 1,
      works: 3,
      absent: 1,
      absentShare: 0.25,
      withoutRegister: 0,
    })
    expect(seen.rows[1]?.cells).toMatchObject([{ state: 'present', withoutRegister: 12 }, { state: 'missing' }])
    const shielded = await store.read((tx) => analyseCompleteness(tx, { ...question, shield: outside }))
    expect(shielded.rows[0]?.cells[0]).toEqual({ state: 'hidden' })
  })

  it('lists schools in the order of their names with sums of the year', async () => {
    const { store, tree } = await storeWithWorks(engine)
    await using _ = store
    const question = { node: tree.region, year: 2025, limit: 2, shield: open }
    const first = await store.read((tx) => listSchoolResults(tx, { ...question, offset: 0 }))
    const second = await store.read((tx) => listSchoolResults(tx, { ...question, offset: 2 }))
    expect(first.total).toBe(3)
    expect([...first.rows, ...second.rows].map((row) => row.name)).toEqual(['Берёзовская СОШ', 'СОШ № 2', 'СОШ № 11'])
    expect(first.rows[1]?.figures).toMatchObject({
      works: 30,
      absent: 1,
      quality: 0.8,
      register: { lower: 0.2, equal: 0.6, higher: 0.2 },
    })
    expect(second.rows[0]?.figures).toMatchObject({ works: 10, register: 'none' })
  })
})

describeOnEachStore('the shield of small groups', (engine) => {
  it('hides from outside a class of six and the class from which it could be recomputed', async () => {
    const { store, tree, assessment } = await storeWithWorks(engine)
    await using _ = store
    const question = { assessment, node: tree.schoolOne, by: 'class' } as const
    const table = await store.read((tx) => analyseMarks(tx, { ...question, shield: outside }))
    expect(rowOf(table, 'Класс 2')).toBe('hidden')
    expect(rowOf(table, 'Класс 1')).toBe('hidden')
    expect(rowOf(table, 'СОШ № 2')).toMatchObject({ participants: 30 })
    expect(table.notes[0]).toContain('меньше 10\u00a0участников')
    const own = await store.read((tx) =>
      analyseMarks(tx, { ...question, shield: { threshold: 10, open: [tree.schoolOne] } }),
    )
    expect(rowOf(own, 'Класс 2')).toMatchObject({ participants: 6 })
  })

  it('hides a school on its own page when the table of the municipality hides it', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const small = { edu990001: equalWorks(1, 4, [1, 1], 4), edu990002: equalWorks(1, 12, [1, 3], 5) }
    const { receipt } = valueOf(await bring(store, stagedFile('Ф1.csv', [stagedPart(small)]), { node: tree.town }))
    const assessment = receipt.assessments[0]!.id
    const schools = await store.read((tx) =>
      analyseMarks(tx, { assessment, node: tree.town, by: 'school', shield: outside }),
    )
    expect(schools.rows.map((row) => row.figures === 'hidden')).toEqual([false, true, true])
    const page = await store.read((tx) =>
      analyseMarks(tx, { assessment, node: tree.schoolTwo, by: 'class', shield: outside }),
    )
    expect(page.base).toBe('hidden')
    expect(rowOf(page, 'СОШ № 11')).toBe('hidden')
    expect(rowOf(page, 'Класс 1')).toBe('hidden')
    // The other school knows itself: the total would give the neighbour away.
    const neighbour = { threshold: 10, open: [tree.schoolTwo] }
    const seen = await store.read((tx) =>
      analyseMarks(tx, { assessment, node: tree.schoolTwo, by: 'class', shield: neighbour }),
    )
    expect(rowOf(seen, 'СОШ № 11')).toMatchObject({ participants: 12 })
    expect(rowOf(seen, 'Город Заречный')).toBe('hidden')
  })
})

describeOnEachStore('a scale entered after the import', (engine) => {
  it('gives the works their marks', async () => {
    const { store, tree } = await storeForResults(engine)
    await using _ = store
    const part = stagedPart(
      { edu990001: [...equalWorks(1, 5, [1, 3], 'none'), ...equalWorks(11, 5, [0, 0], 'none')] },
      { scale: 'missing' },
    )
    const { receipt } = valueOf(await bring(store, stagedFile('Протокол.xlsx', [part]), { node: tree.town }))
    const assessment = receipt.assessments[0]!.id
    const marks = () =>
      store.read((tx) => analyseMarks(tx, { assessment, node: tree.town, by: 'school', shield: open }))
    expect((await marks()).rows).toEqual([])
    await store.write(async (tx) => {
      const source = { kind: 'entered', text: 'Введено' } as const
      valueOf(await setMarkScale(tx, assessment, { scale: { 3: 1, 4: 2, 5: 4 }, source, at }))
      await recountAssessment(tx, assessment)
    })
    expect(rowOf(await marks(), 'СОШ № 2')).toMatchObject({ shares: [0.5, 0, 0, 0.5] })
  })
})
