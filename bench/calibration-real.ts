/**
 * False signs on real data that nobody touched: externally marked, published answers of real schools. Nothing is planted, so
 * every sign is false; its share must stay at or below the nominal one.
 * Usage: OBYEKTIV_SHARED=… node bench/calibration-real.ts [deals=40] [first seed=1]
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assessment, MarkScale, TaskSpec } from '#procedures/model'
import { screenCells } from '#screening'
import { families, standardSettings, type ClassCounts, type Family, type ScreeningInput } from '#screening/model'
import { dealRegion, readRealAnswers } from './real-answers.ts'

const shared = process.env.OBYEKTIV_SHARED
if (shared === undefined) throw new Error('calibration-real: set OBYEKTIV_SHARED to the folder of reference data')
const folder = join(shared, 'reference/data')
const [deals = 40, first = 1] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))

type Row = Readonly<Record<string, string>>

function rowsOf(file: string): readonly Row[] {
  const [header = '', ...lines] = readFileSync(join(folder, file), 'utf8').trim().split('\n')
  const names = header.trim().split(',')
  return lines.map((line) =>
    Object.fromEntries(
      line
        .trim()
        .split(',')
        .map((cell, i) => [names[i]!, cell]),
    ),
  )
}

const synthetic = { kind: 'synthetic', text: 'Проверка метода на чистых данных' } as const

function assessmentOf(id: string, tasks: readonly TaskSpec[], maxScore: number, scale: MarkScale): Assessment {
  const common = {
    procedure: 'ВПР',
    year: 2025,
    grade: 4,
    subject: id,
    tasksSource: synthetic,
    scaleSource: synthetic,
  } as const
  return { id: id as Assessment['id'], maxScore, tasks, scale, ...common }
}

function classOf(
  assessment: Assessment,
  school: string,
  classLabel: string,
  totals: readonly number[],
  scores?: Uint8Array,
): ClassCounts {
  const histogram = new Array<number>((assessment.maxScore as number) + 1).fill(0)
  for (const total of totals) histogram[total]!++
  const marks = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  const counts = {
    works: totals.length,
    absent: 0,
    absentByJournal: [0, 0, 0, 0, 0],
    scores: histogram,
    marks,
    tasks: [],
  }
  const common = { assessment: assessment.id, school, municipality: 'real', classLabel, counts }
  return scores === undefined ? common : { ...common, taskScores: scores }
}

/** Cuts at the third, the half and three quarters of the maximum: any fixed cuts will do, nobody aimed at them. */
const cutsOf = (maxScore: number): MarkScale => ({
  3: Math.round(maxScore / 3),
  4: Math.round(maxScore * 0.55),
  5: Math.round(maxScore * 0.77),
})

/** One booklet of PISA: 11–12 pupils of each school, all tasks of one unit of the test. */
function pisa(file: string, prefix: string): ScreeningInput {
  const rows = rowsOf(file)
  const items = Object.keys(rows[0]!).filter((name) => name.startsWith(prefix))
  const tasks = items.map((label): TaskSpec => ({ label, max: 1, level: 'basic', response: 'unknown' }))
  const assessment = assessmentOf(file, tasks, items.length, cutsOf(items.length))
  const classes = [...Map.groupBy(rows, (row) => row['idschool']!)].map(([school, pupils]) => {
    const scores = pupils.map((row) => items.map((item) => Number.parseInt(row[item]!, 10)))
    return classOf(assessment, school, '1', scores.map(sum), Uint8Array.from(scores.flat()))
  })
  return { assessments: [assessment], classes }
}

/** Points of the common scale that the ranks of TIMSS booklets are brought to. */
const equatedMaximum = 24

/**
 * TIMSS: the 14 booklets of a class share too few tasks to compare tasks, so ranks within booklets become points of one scale and
 * the families that read totals are tried: real classes, real schools.
 */
function timss(): ScreeningInput {
  const rows = rowsOf('timss2011_g4_AUT_math_scored.csv')
  const items = Object.keys(rows[0]!).filter((name) => name.startsWith('M0'))
  const totals = new Map<Row, number>()
  for (const own of Map.groupBy(rows, (row) => row['IDBOOK']!).values()) {
    const points = own.map((row) => sum(items.map((item) => Number.parseInt(row[item]!, 10) || 0)))
    own.forEach((row, i) => {
      const below = points.filter((value) => value < points[i]!).length
      const equal = points.filter((value) => value === points[i]!).length
      // Ties share their places by an order that has nothing to do with schools: the code of the pupil.
      const place = own.filter((other, k) => points[k] === points[i] && other['uidschool']! < row['uidschool']!).length
      totals.set(row, Math.floor(((below + ((place * 7919) % equal) + 0.5) / own.length) * (equatedMaximum + 1)))
    })
  }
  const assessment = assessmentOf('timss', [], equatedMaximum, cutsOf(equatedMaximum))
  const classes = [...Map.groupBy(rows, (row) => `${row['IDSCHOOL']} ${row['IDCLASS']}`)].map(([key, pupils]) => {
    const [school = '', label = ''] = key.split(' ')
    return classOf(
      assessment,
      school,
      label,
      pupils.map((row) => totals.get(row)!),
    )
  })
  return { assessments: [assessment], classes }
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

interface Share {
  all: number
  at05: number
  at01: number
}

function print(title: string, inputs: Iterable<ScreeningInput>) {
  const shares = new Map<string, Share>()
  let [screenings, anything, schools, schoolsNamed, cells, cellsNamed] = [0, 0, 0, 0, 0, 0]
  for (const input of inputs) {
    const answer = screenCells(input, standardSettings)
    const named = answer.schools.filter((school) => school.flagged).length
    const namedCells = answer.cells.filter((cell) => cell.flagged).length
    screenings++
    if (named + namedCells > 0) anything++
    schools += answer.schools.length
    schoolsNamed += named
    cells += answer.cells.length
    cellsNamed += namedCells
    for (const cell of answer.cells) {
      for (const indication of cell.indications) {
        if (indication.outcome !== 'tested') continue
        const share = shares.get(indication.family) ?? { all: 0, at05: 0, at01: 0 }
        share.all++
        if (indication.p <= 0.05) share.at05++
        if (indication.p <= 0.01) share.at01++
        shares.set(indication.family, share)
      }
    }
  }
  const familyShares = families.flatMap((family: Family) => {
    const share = shares.get(family)
    if (share === undefined) return []
    return [`${family} ${percent(share.at05, share.all)}/${percent(share.at01, share.all)} of ${share.all}`]
  })
  console.log(
    `| ${title} | ${anything} of ${screenings} | ${schoolsNamed} of ${schools} | ${cellsNamed} of ${cells} | ${familyShares.join('; ')} |`,
  )
}

const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1)

function* deal(teaching: number): Generator<ScreeningInput> {
  const pool = readRealAnswers(shared!)
  for (let seed = first; seed < first + deals; seed++) {
    const recipe = { seed, schools: 100, tests: 10, plantedShare: 0, touchedShare: 0, teaching }
    const { assessments, schools } = dealRegion(pool, recipe)
    yield { assessments, classes: schools.flatMap((school) => school.classes) }
  }
}

console.log(
  `Seeds ${first}…${first + deals - 1} for the deals; p ≤ .05 / p ≤ .01 in per cent of the cells that a family speaks of.\n`,
)
console.log('| data | screenings that name anything | schools named | cells named | families |')
console.log('|---|---|---|---|---|')
print('PISA 2009 Austria, mathematics', [pisa('pisa2009_AUT_math_M3.csv', 'M')])
print('PISA 2009 Austria, reading', [pisa('pisa2009_AUT_read_R7.csv', 'R')])
print('TIMSS 2011 Austria, totals', [timss()])
print('Czech matura dealt into classes, answers as they are', deal(0))
print('Czech matura dealt into classes, honest teaching .16', deal(0.16))
