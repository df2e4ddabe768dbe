/**
 * Power and realised false discoveries on real answers dealt into classes (see real-answers.ts).
 * Usage: OBYEKTIV_SHARED=… node bench/power-real-answers.ts [seeds=40] [schools=103] [tests=10] [first seed=1]
 */
import { screenCells } from '#screening'
import { standardSettings } from '#screening/model'
import { dealRegion, readRealAnswers, realMechanisms, type RealRecipe } from './real-answers.ts'

const shared = process.env.OBYEKTIV_SHARED
if (shared === undefined) throw new Error('power-real-answers: set OBYEKTIV_SHARED to the folder of reference data')
const [seeds = 40, schools = 103, tests = 10, first = 1] = process.argv
  .slice(2)
  .map((text) => Number.parseInt(text, 10))
const pool = readRealAnswers(shared)

function screen(recipe: RealRecipe) {
  const region = dealRegion(pool, recipe)
  const answer = screenCells(
    { assessments: region.assessments, classes: region.schools.flatMap((school) => school.classes) },
    { ...standardSettings, seed: recipe.seed },
  )
  return { answer, simulated: new Map(region.schools.map((school) => [school.school, school])) }
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '   –' : `${((100 * part) / whole).toFixed(1).padStart(5)} %`

const recipe = (seed: number, plantedShare: number): RealRecipe => ({
  seed,
  schools,
  tests,
  plantedShare,
  touchedShare: 0.8,
})

let anything = 0
let lyceums = 0
let lyceumsFlagged = 0
const levels = [0.05, 0.01, 0.001] as const
const rates = new Map<string, number[]>()
for (let seed = first; seed < first + seeds; seed++) {
  const { answer, simulated } = screen(recipe(seed, 0))
  if ([...answer.schools, ...answer.cells].some((item) => item.flagged)) anything++
  for (const school of answer.schools) {
    if (simulated.get(school.school)!.kind !== 'lyceum') continue
    lyceums++
    if (school.flagged) lyceumsFlagged++
  }
  for (const [unit, items] of [
    ['cell', answer.cells],
    ['school', answer.schools],
  ] as const) {
    for (const item of items) {
      for (const one of item.indications) {
        if (one.outcome !== 'tested') continue
        const rate = rates.get(`${unit} ${one.family}`) ?? [0, 0, 0, 0]
        rate[0]!++
        levels.forEach((level, i) => {
          if (one.p <= level) rate[i + 1]!++
        })
        rates.set(`${unit} ${one.family}`, rate)
      }
    }
  }
}
console.log(
  `Real answers, ${schools} schools × ${tests} class-tests, seeds ${first}…${first + seeds - 1}. No manipulation:`,
)
console.log(`  screenings that flag anything ${percent(anything, seeds)}; lyceums ${percent(lyceumsFlagged, lyceums)}`)
for (const [key, rate] of rates) {
  const shares = levels.map((level, i) => `≤ ${level} ${percent(rate[i + 1]!, rate[0]!)}`)
  console.log(`  ${key.padEnd(24)} p ${shares.join(', ')} of ${rate[0]}`)
}

const power = new Map<string, { schools: number; flagged: number; cells: number; cellsFlagged: number }>()
const all = { schools: 0, wrong: 0, fdp: 0, cells: 0, cellsWrong: 0, cellFdp: 0 }
for (let seed = first; seed < first + seeds; seed++) {
  const { answer, simulated } = screen(recipe(100_000 + seed, 0.12))
  let own = 0
  let wrong = 0
  for (const item of answer.schools) {
    const { mechanism } = simulated.get(item.school)!
    if (item.flagged) own++
    if (mechanism === 'none') {
      if (item.flagged) wrong++
      continue
    }
    const entry = power.get(mechanism) ?? { schools: 0, flagged: 0, cells: 0, cellsFlagged: 0 }
    entry.schools++
    if (item.flagged) entry.flagged++
    power.set(mechanism, entry)
  }
  let ownCells = 0
  let wrongCells = 0
  for (const cell of answer.cells) {
    const { mechanism, touched } = simulated.get(cell.school)!
    if (cell.flagged) ownCells++
    if (!touched.has(cell.assessment)) {
      if (cell.flagged) wrongCells++
      continue
    }
    const entry = power.get(mechanism)!
    entry.cells++
    if (cell.flagged) entry.cellsFlagged++
  }
  all.schools += own
  all.wrong += wrong
  all.fdp += own === 0 ? 0 : wrong / own
  all.cells += ownCells
  all.cellsWrong += wrongCells
  all.cellFdp += ownCells === 0 ? 0 : wrongCells / ownCells
}
console.log('12 % of schools with something planted in 80 % of their class-tests:')
console.log(
  `  schools flagged ${all.schools}, false ${percent(all.wrong, all.schools)}, mean FDP ${percent(all.fdp, seeds)}; ` +
    `class-tests flagged ${all.cells}, false ${percent(all.cellsWrong, all.cells)}, mean FDP ${percent(all.cellFdp, seeds)}`,
)
const sums = [0, 0, 0, 0] as [number, number, number, number]
for (const mechanism of realMechanisms) {
  const entry = power.get(mechanism) ?? { schools: 0, flagged: 0, cells: 0, cellsFlagged: 0 }
  sums[0] += entry.flagged
  sums[1] += entry.schools
  sums[2] += entry.cellsFlagged
  sums[3] += entry.cells
  console.log(
    `  ${mechanism.padEnd(11)} schools ${percent(entry.flagged, entry.schools)} of ${entry.schools}, class-tests ${percent(entry.cellsFlagged, entry.cells)} of ${entry.cells}`,
  )
}
console.log(`  all         schools ${percent(sums[0], sums[1])}, class-tests ${percent(sums[2], sums[3])}`)
