/**
 * Power and realised false discoveries of the screening on simulated regions.
 * Usage: node bench/power-screening.ts [seeds=40] [schools=100] [years=1] [first seed=1]
 */
import { screenCells } from '#screening'
import { standardSettings, type Indication } from '#screening/model'
import { countClass } from './count-classes.ts'
import {
  designAssessments,
  mechanisms,
  simulateSchools,
  standardRecipe,
  type Mechanism,
  type Recipe,
} from './simulate-works.ts'

const [seeds = 40, schools = 100, years = 1, first = 1] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))

interface Tally {
  schools: number
  flagged: number
}
const tally = () => ({ schools: 0, flagged: 0 })

function run(recipe: Recipe) {
  const designs = designAssessments(recipe)
  const simulated = [...simulateSchools(recipe, designs)]
  const answer = screenCells(
    {
      assessments: designs.map((design) => design.assessment),
      classes: simulated.flatMap((school) => school.classes.map(countClass)),
    },
    { ...standardSettings, seed: recipe.seed },
  )
  return { simulated: new Map(simulated.map((school) => [school.school, school])), answer }
}

function percent(part: number, whole: number) {
  return whole === 0 ? '   –' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`
}

const recipe = (seed: number, planted: readonly Mechanism[], plantedShare: number): Recipe => ({
  ...standardRecipe,
  seed,
  schools: schools!,
  years: Array.from({ length: years! }, (_, i) => 2026 - years! + i),
  planted,
  plantedShare,
})

function count(into: Map<string, number>, one: Indication, unit: string) {
  if (one.outcome !== 'tested') return
  const add = (key: string) => into.set(key, (into.get(key) ?? 0) + 1)
  add(`${unit} ${one.family}`)
  for (const level of [0.05, 0.01, 0.001]) if (one.p <= level) add(`${unit} ${one.family} ${level}`)
}

let anyFlag = 0
let anySchool = 0
const kinds = new Map<string, Tally>()
const families = new Map<string, number>()
const started = performance.now()
for (let seed = first!; seed < first! + seeds!; seed++) {
  const { simulated, answer } = run(recipe(seed, [], 0))
  const school = answer.schools.some((item) => item.flagged)
  if (school) anySchool++
  if (school || answer.cells.some((item) => item.flagged)) anyFlag++
  for (const cell of answer.cells) {
    for (const one of cell.indications) count(families, one, 'cell')
  }
  for (const item of answer.schools) {
    const kind = simulated.get(item.school)!.kind
    const entry = kinds.get(kind) ?? tally()
    entry.schools++
    if (item.flagged) entry.flagged++
    kinds.set(kind, entry)
    for (const one of item.indications) count(families, one, 'school')
  }
}
console.log(`No manipulation, ${schools} schools × ${years} year(s), seeds ${first}…${first! + seeds! - 1}:`)
console.log(`  screenings that flag a school ${percent(anySchool, seeds!)}, anything ${percent(anyFlag, seeds!)}`)
for (const [kind, entry] of kinds) console.log(`  ${kind.padEnd(9)} flagged ${percent(entry.flagged, entry.schools)}`)
for (const unit of ['cell', 'school']) {
  for (const family of [
    'boundary',
    'register',
    'level',
    'absence',
    'task-residual',
    'similarity',
    'open-minus-short',
    'person-fit',
    'cohort-break',
    'exam-gap',
  ]) {
    const all = families.get(`${unit} ${family}`) ?? 0
    const at = (level: number) => percent(families.get(`${unit} ${family} ${level}`) ?? 0, all)
    console.log(`  ${unit} ${family.padEnd(9)} p ≤ .05 ${at(0.05)}, ≤ .01 ${at(0.01)}, ≤ .001 ${at(0.001)} of ${all}`)
  }
}

const power = new Map<string, Tally>()
let flagged = 0
let falseFlagged = 0
let cellsFlagged = 0
let cellsFalse = 0
let fdp = 0
let cellFdp = 0
const cellPower = new Map<string, Tally>()
for (let seed = first!; seed < first! + seeds!; seed++) {
  const { simulated, answer } = run(recipe(100_000 + seed, mechanisms, 0.12))
  let own = 0
  let wrong = 0
  for (const item of answer.schools) {
    const { mechanism } = simulated.get(item.school)!
    if (item.flagged) own++
    if (item.flagged && mechanism === 'none') wrong++
    if (mechanism === 'none') continue
    const entry = power.get(mechanism) ?? tally()
    entry.schools++
    if (item.flagged) entry.flagged++
    power.set(mechanism, entry)
  }
  flagged += own
  falseFlagged += wrong
  fdp += own === 0 ? 0 : wrong / own
  let ownCells = 0
  let wrongCells = 0
  for (const cell of answer.cells) {
    if (cell.flagged) ownCells++
    const touched = simulated
      .get(cell.school)!
      .classes.find((item) => item.assessment.id === cell.assessment && item.mechanism !== 'none')
    if (touched === undefined) {
      if (cell.flagged) wrongCells++
      continue
    }
    const entry = cellPower.get(touched.mechanism) ?? tally()
    entry.schools++
    if (cell.flagged) entry.flagged++
    cellPower.set(touched.mechanism, entry)
  }
  cellsFlagged += ownCells
  cellsFalse += wrongCells
  cellFdp += ownCells === 0 ? 0 : wrongCells / ownCells
}
console.log(`12 % of schools with something planted in 80 % of their cells:`)
console.log(
  `  schools flagged ${flagged}, false ${percent(falseFlagged, flagged)}, mean FDP ${percent(fdp, seeds!)}; cells flagged ${cellsFlagged}, false ${percent(cellsFalse, cellsFlagged)}, mean FDP ${percent(cellFdp, seeds!)}`,
)
for (const mechanism of mechanisms) {
  const entry = power.get(mechanism) ?? tally()
  const cells = cellPower.get(mechanism) ?? tally()
  console.log(
    `  ${mechanism.padEnd(11)} power: schools ${percent(entry.flagged, entry.schools)} of ${entry.schools}, cells ${percent(cells.flagged, cells.schools)} of ${cells.schools}`,
  )
}
console.log(`  (${((performance.now() - started) / 1000).toFixed(1)} s)`)
