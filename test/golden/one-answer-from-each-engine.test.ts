import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { describeOnEachStore, temporaryStore } from '#db/testing'
import { seededRandom } from '#kernel/seeded-random'
import { checkStagedFile, importStaged, loadCheckContext } from '#results'
import { listClasses, readDataset, screenCells, type CountedInput } from '#screening'
import type { ClassCounts, SchoolFinding, ScreeningInput } from '#screening/model'
import { readStaged } from '../../src/cli/read-staged.ts'
import { testAct, valueOf } from '../../src/organisations/testing.ts'
import { resultsSteps } from '../../src/results/testing.ts'
import { loadScreeningInput } from '../../src/screening/load-screening-input.ts'
import { dealDataset, packAsParquet, plantSchools, writeDataset } from '../support/dealt-dataset.ts'

const dealt = dealDataset()
const shuffled = seededRandom('another order of the rows').shuffled(dealt.rows)
const half = Math.ceil(shuffled.length / 2)

let csv = ''
let parquet = ''
let fromCsv: CountedInput

beforeAll(async () => {
  csv = await mkdtemp(join(tmpdir(), 'obyektiv-csv-'))
  parquet = await mkdtemp(join(tmpdir(), 'obyektiv-parquet-'))
  await writeDataset(csv, dealt.assessments, { 'works.csv': dealt.rows })
  await writeDataset(parquet, dealt.assessments, {
    'one.csv': shuffled.slice(0, half),
    'two.csv': shuffled.slice(half),
  })
  await packAsParquet(parquet, ['one.csv', 'two.csv'])
  fromCsv = valueOf(await readDataset(csv))
})
afterAll(async () => {
  await rm(csv, { recursive: true })
  await rm(parquet, { recursive: true })
})

const isCounted = (input: ScreeningInput | CountedInput): input is CountedInput => 'slot' in input.classes

/** Classes in one order, everything in them that a screening counts; typed arrays as lists. */
function countsOf(input: ScreeningInput | CountedInput, name: (text: string) => string = String) {
  const classes = isCounted(input) ? listClasses(input) : input.classes
  return Array.from(classes, (one) => ({
    key: [one.school, name(one.assessment), one.classLabel].join(' '),
    municipality: one.municipality,
    works: one.counts.works,
    absent: one.counts.absent,
    absentByJournal: [...one.counts.absentByJournal],
    scores: Array.from(one.counts.scores),
    marks: one.counts.marks.map((row) => [...row]),
    taskScores: worksOf(one),
  })).toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Task scores of each work with its variant, in an order of their own. */
function worksOf({ taskScores, variants, counts }: ClassCounts): readonly string[] {
  if (taskScores === undefined) return []
  const tasks = dealt.assessments[0]!.tasks.length
  expect(taskScores.length % tasks).toBe(0)
  expect(taskScores.length / tasks).toBeLessThanOrEqual(counts.works)
  return Array.from({ length: taskScores.length / tasks }, (_, work) =>
    [variants?.[work] ?? 0, ...taskScores.subarray(work * tasks, (work + 1) * tasks)].join(' '),
  ).toSorted()
}

/** The answer with the assessments named as in the specification, which the store does not keep. */
function answerOf(input: ScreeningInput | CountedInput, name: (text: string) => string = String) {
  const { dataset, schools, cells } = screenCells(input)
  return {
    dataset,
    schools: Array.from(schools, (school) => judgement(school, name)),
    cells: Array.from(cells, (cell) => ({ assessment: name(cell.assessment), ...judgement(cell, name) })),
  }
}

/** Field by field: the indications of a finding are worded when asked, and a spread copy would not have them. */
function judgement(finding: SchoolFinding, name: (text: string) => string) {
  const { school, municipality, works, logP, q, logQ, flagged, enoughData } = finding
  const indications = finding.indications.map((indication) => {
    if (indication.outcome !== 'tested') return indication
    // Facts about two assessments name the other one by its id.
    const facts = Object.entries(indication.facts).map(([fact, value]) => [fact, name(String(value))] as const)
    return { ...indication, facts: Object.fromEntries(facts) }
  })
  return { school, municipality, works, logP, q, logQ, flagged, enoughData, indications }
}

it('the dealt works say something: schools are flagged, others are quiet, every family speaks', () => {
  const answer = answerOf(fromCsv)
  const spoken = answer.cells.flatMap(({ indications }) => indications).filter(({ outcome }) => outcome === 'tested')
  expect(new Set(spoken.map(({ family }) => family)).size).toBeGreaterThanOrEqual(8)
  expect(answer.schools.some(({ flagged }) => flagged)).toBe(true)
  expect(answer.schools.some(({ flagged }) => !flagged)).toBe(true)
})

it('two Parquet files with their rows in another order give what one CSV gives', async () => {
  const fromParquet = valueOf(await readDataset(parquet))
  expect(countsOf(fromParquet)).toEqual(countsOf(fromCsv))
  expect(answerOf(fromParquet)).toEqual(answerOf(fromCsv))
})

describeOnEachStore('works brought into the store', (engine) => {
  it.each(['csv', 'parquet'] as const)('from %s give the counts and the answer of the files', async (format) => {
    await using store = await temporaryStore(engine, resultsSteps)
    const region = await store.write((tx) => plantSchools(tx, dealt.rows))
    const { staged, sha256 } = valueOf(await readStaged(format === 'csv' ? csv : parquet))
    const { receipt } = valueOf(
      await store.write(async (tx) => {
        const findings = checkStagedFile(staged, await loadCheckContext(tx, region, testAct.at))
        return importStaged(tx, { staged, findings, mode: 'stop', node: region, fileSha256: sha256, act: testAct })
      }),
    )
    expect(receipt).toMatchObject({
      withErrors: 0,
      repeated: 0,
      elsewhere: 0,
      works: worksPresent,
      absent: worksAbsent,
    })
    const { input } = await store.read((tx) => loadScreeningInput(tx, region))
    const name = nameBySpecification(input)
    expect(input.assessments.map(({ id }) => name(id))).toEqual(dealt.assessments.map(({ id }) => id))
    expect(countsOf(input, name)).toEqual(countsOf(fromCsv))
    expect(answerOf(input, name)).toEqual(answerOf(fromCsv))
  })
})

const worksAbsent = dealt.rows.filter(({ variant }) => variant === 'absent').length
const worksPresent = dealt.rows.length - worksAbsent

/** The store gives an assessment an id of its own; year, grade and subject say which of the specification it is. */
function nameBySpecification({ assessments }: ScreeningInput): (text: string) => string {
  const names = new Map<string, string>(
    assessments.map((stored) => {
      const { year, grade, subject } = stored
      const same = dealt.assessments.find((one) => one.year === year && one.grade === grade && one.subject === subject)
      return [stored.id, same?.id ?? 'not in the specification']
    }),
  )
  return (text) => names.get(text) ?? text
}
