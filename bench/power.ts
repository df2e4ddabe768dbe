/**
 * Power and realised false discoveries of the screening beside published rules, on the same regions.
 * Usage: [OBYEKTIV_SHARED=…] node bench/power.ts [seeds=10] [first seed=1] [schools=100] [touched share=0.8]
 * Without OBYEKTIV_SHARED (the folder of reference data) only simulated regions are dealt.
 */
import { screenCells } from '#screening'
import { standardSettings } from '#screening/model'
import { benjaminiHochberg, binomialLogUpperTail } from '#stats'
import { peers } from './peers/index.ts'
import type { ClassTest, PeerAnswer } from './peers/peer.ts'
import { commonMechanisms, regionMakers, type PowerRegion, type RegionMaker } from './power-regions.ts'

const [seedsText = '10', firstText = '1', schoolsText = '100', touchedText = '0.8'] = process.argv.slice(2)
const seeds = Number.parseInt(seedsText, 10)
const first = Number.parseInt(firstText, 10)
const plantedShare = 0.12

/** Cells and schools that a method names. */
interface Named {
  readonly cells: ReadonlySet<string>
  readonly schools: ReadonlySet<string>
}

const cellKey = (school: string, assessment: string) => `${school} ${assessment}`

function screening({ input }: PowerRegion, seed: number): Named {
  const answer = screenCells(input, { ...standardSettings, seed })
  return {
    cells: new Set(answer.cells.flatMap((cell) => (cell.flagged ? [cellKey(cell.school, cell.assessment)] : []))),
    schools: new Set(answer.schools.flatMap((school) => (school.flagged ? [school.school] : []))),
  }
}

/** A published rule names a cell by any of its classes, and a school by its own pooling or by the number of flags (binomial). */
function namedBy(answer: PeerAnswer, tests: readonly ClassTest[]): Named {
  const cells = new Set<string>()
  tests.forEach(({ counts }, i) => {
    if (answer.flagged[i]!) cells.add(cellKey(counts.school, counts.assessment))
  })
  const rate = Math.max(1e-4, answer.flagged.filter(Boolean).length / tests.length)
  const bySchool = [...Map.groupBy(tests.keys(), (i) => tests[i]!.counts.school)]
  const logP = bySchool.map(([, own]) => {
    if (answer.ofSchool !== undefined) return Math.log(answer.ofSchool(own))
    return binomialLogUpperTail(own.filter((i) => answer.flagged[i]!).length, own.length, rate)
  })
  const logQ = benjaminiHochberg(logP.map((value) => Math.min(0, value)))
  return { cells, schools: new Set(bySchool.flatMap(([school], i) => (logQ[i]! <= Math.log(0.05) ? [school] : []))) }
}

const sizes = [
  ['до 9', 0, 9],
  ['10–17', 10, 17],
  ['18 и больше', 18, Infinity],
] as const

interface Tally {
  cleanCells: number
  cleanSchools: number
  cleanAny: number
  fdpCells: number
  fdpSchools: number
  readonly cells: Map<string, [seen: number, all: number]>
  readonly schools: Map<string, [seen: number, all: number]>
  readonly bySize: Map<string, [seen: number, all: number]>
}

const emptyTally = (): Tally => ({
  cleanCells: 0,
  cleanSchools: 0,
  cleanAny: 0,
  fdpCells: 0,
  fdpSchools: 0,
  cells: new Map(),
  schools: new Map(),
  bySize: new Map(),
})

function add(into: Map<string, [number, number]>, key: string, seen: boolean) {
  const entry = into.get(key) ?? [0, 0]
  entry[0] += seen ? 1 : 0
  entry[1]++
  into.set(key, entry)
}

const names = ['Объектив', ...peers.map((peer) => peer.name)]

function judge(region: PowerRegion, seed: number): readonly Named[] {
  return [screening(region, seed), ...peers.map((peer) => namedBy(peer.judge(region.tests), region.tests))]
}

function measure(maker: RegionMaker): readonly Tally[] {
  const tallies = names.map(emptyTally)
  for (let seed = first; seed < first + seeds; seed++) {
    judge(maker.make(seed, 0), seed).forEach((named, i) => {
      if (named.cells.size > 0) tallies[i]!.cleanCells++
      if (named.schools.size > 0) tallies[i]!.cleanSchools++
      if (named.cells.size + named.schools.size > 0) tallies[i]!.cleanAny++
    })
    const region = maker.make(100_000 + seed, plantedShare)
    judge(region, seed).forEach((named, i) => count(region, named, tallies[i]!))
  }
  return tallies
}

function count({ input, mechanismOf, isTouched }: PowerRegion, named: Named, tally: Tally) {
  const works = new Map<string, number>()
  for (const { school, assessment, counts } of input.classes) {
    const key = cellKey(school, assessment)
    works.set(key, (works.get(key) ?? 0) + counts.works)
  }
  let wrongCells = 0
  const schools = new Set<string>()
  for (const [key, size] of works) {
    const [school = '', assessment = ''] = key.split(' ')
    schools.add(school)
    const isNamed = named.cells.has(key)
    const mechanism = mechanismOf(school)
    if (mechanism === 'none' || !isTouched(school, assessment)) {
      if (isNamed) wrongCells++
      continue
    }
    add(tally.cells, mechanism, isNamed)
    if ((commonMechanisms as readonly string[]).includes(mechanism)) {
      add(tally.bySize, sizes.find(([, from, to]) => size >= from && size <= to)![0], isNamed)
    }
  }
  let wrongSchools = 0
  for (const school of schools) {
    const mechanism = mechanismOf(school)
    if (mechanism !== 'none') add(tally.schools, mechanism, named.schools.has(school))
    else if (named.schools.has(school)) wrongSchools++
  }
  tally.fdpCells += named.cells.size === 0 ? 0 : wrongCells / named.cells.size
  tally.fdpSchools += named.schools.size === 0 ? 0 : wrongSchools / named.schools.size
}

const percent = ([part, whole]: readonly [number, number]) =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(part === 0 ? 0 : 1)
const together = (entries: Map<string, [number, number]>, keys: readonly string[]): [number, number] =>
  keys.reduce<[number, number]>(
    ([seen, all], key) => [seen + (entries.get(key)?.[0] ?? 0), all + (entries.get(key)?.[1] ?? 0)],
    [0, 0],
  )

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]) {
  console.log(`\n${title}\n`)
  console.log(`| | ${columns.join(' | ')} |`)
  console.log(`|---|${columns.map(() => '---:|').join('')}`)
  rows.forEach((row, i) => console.log(`| ${names[i]!} | ${row.join(' | ')} |`))
}

for (const maker of regionMakers(
  process.env.OBYEKTIV_SHARED,
  Number.parseInt(schoolsText, 10),
  Number.parseFloat(touchedText),
)) {
  const started = performance.now()
  const tallies = measure(maker)
  console.log(
    `\n## ${maker.name}: ${schoolsText} schools, seeds ${first}…${first + seeds - 1}, ${100 * plantedShare} % of schools planted in ${touchedText} of their class-tests`,
  )
  for (const unit of ['cells', 'schools'] as const) {
    const isCells = unit === 'cells'
    table(
      `${isCells ? 'Class-tests' : 'Schools'}, per cent: clean regions where anything is named, realised false discoveries (mean), power over the six, power by mechanism`,
      ['clean', 'FDR', 'power', ...maker.mechanisms],
      tallies.map((tally) => [
        percent([isCells ? tally.cleanCells : tally.cleanSchools, seeds]),
        percent([isCells ? tally.fdpCells : tally.fdpSchools, seeds]),
        percent(together(tally[unit], commonMechanisms)),
        ...maker.mechanisms.map((mechanism) => percent(tally[unit].get(mechanism) ?? [0, 0])),
      ]),
    )
  }
  table(
    'Class-tests by number of works, power over the six, per cent',
    sizes.map(([name]) => name),
    tallies.map((tally) => sizes.map(([name]) => percent(tally.bySize.get(name) ?? [0, 0]))),
  )
  console.log(
    `\nScreening: clean regions where anything is named ${percent([tallies[0]!.cleanAny, seeds])} %. ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
}
