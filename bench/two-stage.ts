/**
 * Plain Benjamini–Hochberg over all schools of a region beside the selection region → municipality → school → work.
 * Usage: node bench/two-stage.ts [regions of bare p=1000] [screened regions=6] [first seed=6101]
 */
import { screenCells, screenMunicipalities } from '#screening'
import { ListView } from '#kernel/list-view'
import { standardSettings, type CellFinding, type ScreeningAnswer } from '#screening/model'
import type { AssessmentId } from '#procedures/model'
import { benjaminiHochberg, normalLogUpperTail, randomNormal, seededRandom, type Random } from '#stats'
import { countClass } from './count-classes.ts'
import {
  designAssessments,
  mechanisms,
  simulateSchools,
  standardRecipe,
  type SimulatedSchool,
} from './simulate-works.ts'

const [bare = 1000, screened = 6, first = 6101] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))

const municipalities = 20
const { fdr } = standardSettings

/** Shares of touched schools by municipality: 6 % of the region wherever anything is planted, but for the last. */
const layouts = {
  никто: () => 0,
  'везде понемногу, 6 % школ': () => 0.06,
  'в трёх муниципалитетах, 40 % школ': (m: number) => (m % 7 === 0 ? 0.4 : 0),
  'в одном муниципалитете, 40 % школ': (m: number) => (m === 0 ? 0.4 : 0),
  'в половине муниципалитетов, 12 % школ': (m: number) => (m % 2 === 0 ? 0.12 : 0),
} as const satisfies Record<string, (municipality: number) => number>

interface Judged {
  readonly municipality: number
  readonly touched: boolean
  readonly plain: boolean
  readonly twoStage: boolean
}

class Tally {
  #regions = 0
  #touched = 0
  #any = 0
  #found = 0
  #falseOfAll = 0
  #falseInside = 0
  #falseMunicipalities = 0

  add(units: readonly Judged[], isNamed: (unit: Judged) => boolean): void {
    this.#regions++
    const named = units.filter(isNamed)
    this.#touched += units.filter((unit) => unit.touched).length
    this.#found += named.filter((unit) => unit.touched).length
    if (named.length === 0) return
    this.#any++
    this.#falseOfAll += falseShare(named)
    const inside = [...Map.groupBy(named, (unit) => unit.municipality)]
    this.#falseInside += inside.reduce((sum, [, own]) => sum + falseShare(own), 0) / inside.length
    const honest = ([municipality]: (typeof inside)[number]) =>
      units.every((unit) => unit.municipality !== municipality || !unit.touched)
    this.#falseMunicipalities += inside.filter(honest).length / inside.length
  }

  get row(): string {
    const per = (value: number) => ((100 * value) / this.#regions).toFixed(1)
    const power = this.#touched === 0 ? '–' : ((100 * this.#found) / this.#touched).toFixed(1)
    return [per(this.#any), power, per(this.#falseOfAll), per(this.#falseInside), per(this.#falseMunicipalities)].join(
      ' | ',
    )
  }
}

const falseShare = (named: readonly Judged[]) => named.filter((unit) => !unit.touched).length / named.length

const head = '| anything named | power | FDR over all | FDR averaged over municipalities | false municipalities |'

function print(rows: readonly (readonly [name: string, row: string])[]): void {
  console.log(`| | ${head.slice(2)}\n|---|---:|---:|---:|---:|---:|`)
  for (const [name, row] of rows) console.log(`| ${name} | ${row} |`)
}

/** Schools of a municipality, 30–50. */
const sizeOf = (random: Random) => 30 + Math.floor(21 * random())

function bareRegion(shareOf: (m: number) => number, shift: number, seed: number): readonly Judged[] {
  const random = seededRandom(seed)
  const schools = Array.from({ length: municipalities }, (_, m) =>
    Array.from({ length: sizeOf(random) }, (__, s) => {
      const touched = random() < shareOf(m)
      const logP = normalLogUpperTail(randomNormal(random) + (touched ? shift : 0))
      return { municipality: String(m).padStart(3, '0'), school: `${m}.${s}`, touched, logP }
    }),
  ).flat()
  const plain = benjaminiHochberg(schools.map((school) => school.logP))
  const rest = { works: 0, enoughData: true, indications: [], q: 1, logQ: 0, flagged: false }
  const answer = {
    dataset: noWorks,
    settings: standardSettings,
    cells: ListView.of<CellFinding>([]),
    schools: ListView.of(schools.map((s) => ({ ...rest, ...s }))),
  }
  const within = namedWithin(answer)
  return schools.map((school, i) => ({
    municipality: Number(school.municipality),
    touched: school.touched,
    plain: plain[i]! <= Math.log(fdr),
    twoStage: within.has(school.school),
  }))
}

const noWorks = { works: 0, schools: 0, assessments: 0 }

const namedWithin = (answer: ScreeningAnswer): ReadonlyMap<string, readonly AssessmentId[]> =>
  new Map(screenMunicipalities(answer).flatMap(({ within }) => within.map(({ school, cells }) => [school, cells])))

/** A region of the generator of works with what is planted dealt to municipalities as the layout says. */
function screenedRegion(shareOf: (m: number) => number, seed: number) {
  const random = seededRandom(seed * 31 + 5)
  const sizes = Array.from({ length: municipalities }, () => sizeOf(random))
  const schools = sizes.reduce((a, b) => a + b, 0)
  const recipe = { ...standardRecipe, seed, schools, planted: mechanisms }
  const designs = designAssessments(recipe)
  // The same schools with more and less planted: each municipality takes the recipe of its share.
  const shares = [...new Set(sizes.map((_, m) => shareOf(m)))]
  const bySchool = new Map(shares.map((share) => [share, simulateSchools({ ...recipe, plantedShare: share }, designs)]))
  const simulated: (SimulatedSchool & { readonly municipality: number })[] = []
  for (const [m, size] of sizes.entries()) {
    for (let s = 0; s < size; s++) {
      for (const [share, generated] of bySchool) {
        const school = generated.next().value as SimulatedSchool
        if (share === shareOf(m)) simulated.push({ ...school, municipality: m })
      }
    }
  }
  const answer = screenCells({
    assessments: designs.map((design) => design.assessment),
    classes: simulated.flatMap((school) =>
      school.classes.map((one) => ({
        ...countClass(one),
        municipality: `reg99_m${String(school.municipality).padStart(3, '0')}`,
      })),
    ),
  })
  const within = namedWithin(answer)
  const place = new Map(answer.schools.map(({ school }, i) => [school, i]))
  const known = new Map(simulated.map((school) => [school.school, school]))
  return {
    schools: answer.schools.map(({ school, flagged }): Judged => ({
      municipality: known.get(school)!.municipality,
      touched: known.get(school)!.mechanism !== 'none',
      plain: flagged,
      twoStage: within.has(school),
    })),
    // Works are averaged over schools: the school stands where the municipality stood.
    cells: answer.cells.map(({ school, assessment, flagged }): Judged => ({
      municipality: place.get(school)!,
      touched: known.get(school)!.classes.some((one) => one.assessment.id === assessment && one.mechanism !== 'none'),
      plain: flagged,
      twoStage: within.get(school)?.includes(assessment) ?? false,
    })),
  }
}

const byPlain = (unit: Judged) => unit.plain
const byTwoStage = (unit: Judged) => unit.twoStage

console.log(
  `${bare} regions of ${municipalities} municipalities × 30–50 schools, bare p: z of a touched school ~ N(shift, 1)`,
)
print(
  [2.5, 3.5, 4.5].flatMap((shift) =>
    Object.entries(layouts).flatMap(([layout, shareOf]) => {
      const tallies = [new Tally(), new Tally()] as const
      for (let seed = first; seed < first + bare; seed++) {
        const region = bareRegion(shareOf, shift, seed)
        tallies[0].add(region, byPlain)
        tallies[1].add(region, byTwoStage)
      }
      const name = `${layout}, shift ${shift}`
      return [[`${name}: over all`, tallies[0].row] as const, [`${name}: two stages`, tallies[1].row] as const]
    }),
  ),
)

const started = process.cpuUsage()
console.log(`\n${screened} screened regions of bench/simulate-works.ts, seeds ${first}…${first + screened - 1}`)
print(
  Object.entries(layouts).flatMap(([layout, shareOf]) => {
    const tallies = Array.from({ length: 4 }, () => new Tally())
    for (let seed = first; seed < first + screened; seed++) {
      const region = screenedRegion(shareOf, seed)
      tallies[0]!.add(region.schools, byPlain)
      tallies[1]!.add(region.schools, byTwoStage)
      tallies[2]!.add(region.cells, byPlain)
      tallies[3]!.add(region.cells, byTwoStage)
    }
    return ['schools, over all', 'schools, two stages', 'works, over all', 'works, below the schools'].map(
      (what, i) => [`${layout}: ${what}`, tallies[i]!.row] as const,
    )
  }),
)
const { user, system } = process.cpuUsage(started)
console.log(`(${((user + system) / 1e6).toFixed(0)} s of processor time)`)
