/**
 * What the families of task scores see, by where in the form the works were touched (touch-tasks.ts), on simulated regions
 * and, with OBYEKTIV_SHARED, on real answers: a region of honest schools, a tenth of them touched in 0.8 of their cells.
 * Usage: node bench/power-patterns.ts [seeds=8] [schools=100] [first seed=1]
 */
import type { Assessment } from '#procedures/model'
import { screenCells } from '#screening'
import type { ClassCounts } from '#screening/model'
import { seededRandom } from '#stats'
import { countClass } from './count-classes.ts'
import { dealRegion, readRealAnswers } from './real-answers.ts'
import { designAssessments, simulateSchools, standardRecipe } from './simulate-works.ts'
import { touches, touchTitles, touchWorks, type Touch } from './touch-tasks.ts'

const [seeds = 8, schools = 100, first = 1] = process.argv.slice(2).map((text) => Number.parseInt(text, 10))
const shared = process.env.OBYEKTIV_SHARED
const pool = shared === undefined ? undefined : readRealAnswers(shared)
const touchedSchools = 0.2
const touchedCells = 0.8

interface Region {
  readonly assessments: readonly Assessment[]
  readonly classes: readonly ClassCounts[]
}

function simulated(seed: number): Region {
  const recipe = { ...standardRecipe, seed, schools }
  const designs = designAssessments(recipe)
  const classes = [...simulateSchools(recipe, designs)].flatMap((school) => school.classes.map(countClass))
  return { assessments: designs.map((design) => design.assessment), classes }
}

function real(seed: number): Region {
  const { assessments, schools: dealt } = dealRegion(pool!, {
    seed,
    schools,
    tests: 10,
    plantedShare: 0,
    touchedShare: 0,
  })
  return { assessments, classes: dealt.flatMap((school) => school.classes) }
}

/** The histogram follows the touched works; marks stay, so that only families of task scores and the steps can speak. */
function recounted(counts: ClassCounts, works: readonly Uint8Array[]): ClassCounts {
  const scores = counts.counts.scores.map(() => 0)
  for (const work of works) scores[work.reduce((a, b) => a + b, 0)]!++
  return {
    ...counts,
    counts: { ...counts.counts, scores },
    taskScores: Uint8Array.from(works.flatMap((work) => [...work])),
  }
}

function touched({ assessments, classes }: Region, seed: number) {
  const random = seededRandom(seed * 7907 + 3)
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]))
  const touchOf = new Map<string, Touch>()
  const cells = new Set<string>()
  for (const school of new Set(classes.map((one) => one.school))) {
    const isTouched = random() < touchedSchools
    const touch = touches[Math.floor(random() * touches.length)]!
    for (const { id } of assessments) if (random() < touchedCells && isTouched) cells.add(`${school} ${id}`)
    if (isTouched) touchOf.set(school, touch)
  }
  const used = new Map<string, Set<number>>()
  const worksOf = ({ assessment, taskScores }: ClassCounts) => {
    const { length } = byId.get(assessment)!.tasks
    const scores = taskScores!
    return Array.from({ length: scores.length / length }, (_, i) => scores.subarray(i * length, (i + 1) * length))
  }
  for (const one of classes) {
    for (const work of worksOf(one)) {
      work.forEach((score, j) => {
        const key = `${one.assessment} ${j}`
        const known = used.get(key) ?? new Set()
        used.set(key, known.add(score))
      })
    }
  }
  const changed = classes.map((one) => {
    const touch = touchOf.get(one.school)
    if (touch === undefined || !cells.has(`${one.school} ${one.assessment}`) || one.counts.works === 0) return one
    const { tasks } = byId.get(one.assessment)!
    const isUsed = (j: number, score: number) => used.get(`${one.assessment} ${j}`)?.has(score) === true
    return recounted(one, touchWorks(touch, worksOf(one), tasks, isUsed, random))
  })
  return { input: { assessments, classes: changed }, touchOf, cells }
}

interface Tally {
  cells: number
  readonly seen: Map<string, number>
  schools: number
  flagged: number
}

const families = ['task-residual', 'similarity', 'open-minus-short', 'person-fit'] as const
const percent = (part: number, whole: number) => (whole === 0 ? '–' : ((100 * part) / whole).toFixed(1))

for (const [name, make] of [
  ['simulated', simulated],
  ...(pool === undefined ? [] : [['real answers', real] as const]),
] as const) {
  const tallies = new Map<Touch, Tally>(
    touches.map((touch) => [touch, { cells: 0, seen: new Map(), schools: 0, flagged: 0 }]),
  )
  const honest = { cells: 0, seen: new Map<string, number>(), flagged: 0, allFlagged: 0 }
  for (let seed = first; seed < first + seeds; seed++) {
    const { input, touchOf, cells } = touched(make(seed), seed)
    const answer = screenCells(input)
    for (const cell of answer.cells) {
      const touch = cells.has(`${cell.school} ${cell.assessment}`) ? touchOf.get(cell.school) : undefined
      const into = touch === undefined ? honest : tallies.get(touch)!
      into.cells++
      const add = (key: string) => into.seen.set(key, (into.seen.get(key) ?? 0) + 1)
      for (const one of cell.indications) if (one.outcome === 'tested' && one.p <= 0.01) add(one.family)
      if (cell.flagged) add('flagged')
    }
    for (const school of answer.schools) {
      const touch = touchOf.get(school.school)
      if (school.flagged) honest.allFlagged++
      if (touch === undefined) {
        if (school.flagged) honest.flagged++
        continue
      }
      const into = tallies.get(touch)!
      into.schools++
      if (school.flagged) into.flagged++
    }
  }
  console.log(
    `\n${name}: ${seeds} regions of ${schools} schools, seeds ${first}…${first + seeds - 1}; cells with p ≤ .01 in a family, cells flagged, schools flagged, per cent\n`,
  )
  console.log(`| touched | ${families.join(' | ')} | cells | schools |\n|---|${'---:|'.repeat(families.length + 2)}`)
  for (const touch of touches) {
    const { cells, seen, schools: all, flagged } = tallies.get(touch)!
    const shares = [...families, 'flagged'].map((key) => percent(seen.get(key) ?? 0, cells))
    console.log(`| ${touchTitles[touch]} | ${shares.join(' | ')} | ${percent(flagged, all)} of ${all} |`)
  }
  const shares = [...families, 'flagged'].map((key) => percent(honest.seen.get(key) ?? 0, honest.cells))
  console.log(`| nothing | ${shares.join(' | ')} | ${honest.flagged} of the ${honest.allFlagged} flagged |`)
}
