/**
 * What the same children's later results tell: power and realised false discoveries of the screening where only one grade of
 * one year, or grade 8 before an honest examination, was lifted; honest cohorts change between the years.
 * Usage: node bench/power-cohorts.ts [seeds=20] [schools=100] [first seed=1] [dose=0.5] [years=2]
 */
import { screenCells } from '#screening'
import { standardSettings, type Family, type Indication } from '#screening/model'
import { countClass } from './count-classes.ts'
import { designAssessments, linkedMechanisms, simulateSchools, standardRecipe, type Recipe } from './simulate-works.ts'

const [seeds = 20, schools = 100, first = 1, dose = 0.5, years = 2] = process.argv.slice(2).map(Number.parseFloat)
const families = ['cohort-break', 'exam-gap', 'level'] as const satisfies readonly Family[]
const levels = [0.05, 0.01, 0.001]
const sizes = [
  ['до 9', 0, 9],
  ['10–17', 10, 17],
  ['18–29', 18, 29],
  ['30 и больше', 30, Infinity],
] as const

const counts = new Map<string, number>()
const add = (key: string, value = 1) => counts.set(key, (counts.get(key) ?? 0) + value)
const of = (key: string) => counts.get(key) ?? 0
const percent = (part: string, whole: string) =>
  of(whole) === 0 ? '–' : `${((100 * of(part)) / of(whole)).toFixed(1)} %`

function run(seed: number, plantedShare: number) {
  const recipe: Recipe = {
    ...standardRecipe,
    seed,
    schools,
    years: Array.from({ length: years }, (_, i) => 2026 - years + i),
    planted: plantedShare > 0 ? linkedMechanisms : [],
    plantedShare,
    exams: true,
    turnover: 'usual',
    linkedDose: dose,
  }
  const designs = designAssessments(recipe)
  const simulated = [...simulateSchools(recipe, designs)]
  const answer = screenCells(
    {
      assessments: designs.map(({ assessment }) => assessment),
      classes: simulated.flatMap((school) => school.classes.map(countClass)),
    },
    { ...standardSettings, seed },
  )
  return { simulated: new Map(simulated.map((school) => [school.school, school])), answer }
}

function countTails(indications: readonly Indication[], who: string) {
  for (const one of indications) {
    if (one.outcome !== 'tested' || !(families as readonly Family[]).includes(one.family)) continue
    add(`${who} ${one.family}`)
    for (const level of levels) if (one.p <= level) add(`${who} ${one.family} ${level}`)
  }
}

for (let seed = first; seed < first + seeds; seed++) {
  const clean = run(seed, 0)
  add('clean')
  if (clean.answer.schools.some(({ flagged }) => flagged)) add('clean schools')
  if (clean.answer.cells.some(({ flagged }) => flagged)) add('clean cells')
  for (const cell of clean.answer.cells) {
    countTails(cell.indications, 'honest cell')
    if (clean.simulated.get(cell.school)!.kind === 'lyceum') countTails(cell.indications, 'honest lyceum cell')
  }
  for (const school of clean.answer.schools) countTails(school.indications, 'honest school')

  const { simulated, answer } = run(100_000 + seed, 0.12)
  const flagged = { schools: 0, falseSchools: 0, cells: 0, falseCells: 0 }
  for (const school of answer.schools) {
    const { mechanism } = simulated.get(school.school)!
    if (school.flagged) flagged.schools++
    if (school.flagged && mechanism === 'none') flagged.falseSchools++
    if (mechanism === 'none') continue
    add(`${mechanism} schools`)
    if (school.flagged) add(`${mechanism} schools seen`)
  }
  for (const cell of answer.cells) {
    const classes = simulated.get(cell.school)!.classes.filter(({ assessment }) => assessment.id === cell.assessment)
    const mechanism = classes.find((one) => one.mechanism !== 'none')?.mechanism ?? 'none'
    if (cell.flagged) flagged.cells++
    if (mechanism === 'none') {
      if (cell.flagged) flagged.falseCells++
      continue
    }
    const size = sizes.find(([, from, to]) => cell.works >= from && cell.works <= to)![0]
    countTails(cell.indications, mechanism)
    for (const key of [`${mechanism} cells`, `${mechanism} cells ${size}`]) {
      add(key)
      if (cell.flagged) add(`${key} seen`)
    }
  }
  add('school fdp', flagged.schools === 0 ? 0 : flagged.falseSchools / flagged.schools)
  add('cell fdp', flagged.cells === 0 ? 0 : flagged.falseCells / flagged.cells)
}

const tails = (who: string) => {
  for (const family of families) {
    const key = `${who} ${family}`
    if (of(key) === 0) continue
    const shares = levels.map((level) => `≤ ${level} ${percent(`${key} ${level}`, key)}`)
    console.log(`  ${key.padEnd(32)} p ${shares.join(', ')} of ${of(key)}`)
  }
}
console.log(
  `${schools} schools × ${years} years with an examination, seeds ${first}…${first + seeds - 1}, dose ${dose}. No manipulation:`,
)
console.log(
  `  regions where a school is flagged ${percent('clean schools', 'clean')}, a class-test ${percent('clean cells', 'clean')}`,
)
for (const who of ['honest cell', 'honest lyceum cell', 'honest school']) tails(who)
console.log('12 % of schools planted in 80 % of the cells of their mechanism:')
console.log(
  `  mean share of false discoveries: schools ${percent('school fdp', 'clean')}, class-tests ${percent('cell fdp', 'clean')}`,
)
for (const mechanism of linkedMechanisms) {
  console.log(
    `  ${mechanism.padEnd(12)} schools ${percent(`${mechanism} schools seen`, `${mechanism} schools`)} of ${of(`${mechanism} schools`)}, ` +
      `class-tests ${percent(`${mechanism} cells seen`, `${mechanism} cells`)} of ${of(`${mechanism} cells`)}`,
  )
  for (const [size] of sizes) {
    const key = `${mechanism} cells ${size}`
    console.log(`    ${size.padEnd(12)} ${percent(`${key} seen`, key)} of ${of(key)}`)
  }
  tails(mechanism)
}
