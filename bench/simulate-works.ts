import type { Assessment, Mark, MarkScale, TaskSpec } from '#procedures/model'
import { markOf } from '#procedures/model'
import { randomNormal, seededRandom, type Random } from '#stats'
import { cohortChanges } from './cohort-changes.ts'
import { plant } from './plant-works.ts'

/** What may be planted in a school. `none` is honest. */
export const mechanisms = [
  'boundary',
  'matching',
  'dictation',
  'copying',
  'lenient',
  'fabricated',
  'inflation',
  'absence',
] as const
/**
 * Planted where only the same children's later results can tell: inflation in grade 4 of one year with an honest grade 5
 * after it, and inflation of grade 8 before an honest examination. A list of their own: drawing from the first stays as it was.
 */
export const linkedMechanisms = ['one-grade', 'before-exam'] as const
export type Mechanism = (typeof mechanisms)[number] | (typeof linkedMechanisms)[number]

export interface Recipe {
  readonly seed: number
  readonly schools: number
  /** Calendar years of the procedure. */
  readonly years: readonly number[]
  readonly grades: readonly number[]
  readonly subjects: readonly string[]
  readonly tasks: number
  readonly schoolsPerMunicipality: number
  /** Classes per grade and pupils per class, drawn evenly between these. */
  readonly classes: readonly [least: number, most: number]
  readonly pupils: readonly [least: number, most: number]
  /** Share of schools with something planted, and what. */
  readonly plantedShare: number
  readonly planted: readonly Mechanism[]
  /** Share of a planted school's cells that are touched. */
  readonly touchedShare: number
  /** Whether grade 9 sits the ОГЭ, held outside of the school, from the second year on. */
  readonly exams: boolean
  /** Whether honest cohorts change between years: teachers, children, classes that leave. */
  readonly turnover: 'none' | 'usual'
  /** Chance that a lost step of a score is handed out by a linked mechanism: .5 lifts a class by about .85 deviations of the pupils. */
  readonly linkedDose: number
  /** Two variants of unequal difficulty; without it variants are only names. */
  readonly variants?: UnequalVariants
}

export interface UnequalVariants {
  /** Deviation, in logits, by which a task of the second variant is harder or easier than the same task of the first. */
  readonly deviation: number
  /** Logits by which the second variant is harder throughout. */
  readonly harder?: number
  /** Neighbours have different variants, or a class, or a school in all its classes, has one of them by chance. */
  readonly dealt: 'alternately' | 'by class' | 'by school'
  /** Share of the classes or schools that have the second variant; .5 where not said. */
  readonly share?: number
}

export const standardRecipe: Recipe = {
  seed: 1,
  schools: 100,
  years: [2025],
  grades: [4, 5, 6, 7, 8],
  subjects: ['Русский язык', 'Математика'],
  tasks: 15,
  schoolsPerMunicipality: 25,
  classes: [1, 2],
  pupils: [5, 28],
  plantedShare: 0,
  planted: [],
  touchedShare: 0.8,
  exams: false,
  turnover: 'none',
  linkedDose: 0.5,
}

export interface SimulatedWork {
  readonly participant: string
  readonly variant: string
  readonly journal: Mark | 'none'
  /** Scores in the order of the tasks, −1 for X; undefined when absent. */
  readonly scores: Int8Array | undefined
  readonly total: number
  readonly mark: Mark | 'none'
}

export interface SimulatedClass {
  readonly assessment: Assessment
  readonly municipality: string
  readonly school: string
  readonly classLabel: string
  readonly mechanism: Mechanism | 'none'
  readonly works: readonly SimulatedWork[]
  /** Mean total of the same works before anything was planted: what rules that look back or ahead are given. */
  readonly honestMean: number
}

export interface SimulatedSchool {
  readonly school: string
  readonly mechanism: Mechanism | 'none'
  readonly kind: 'ordinary' | 'lyceum' | 'weak' | 'small'
  readonly classes: readonly SimulatedClass[]
}

interface Design {
  readonly assessment: Assessment
  readonly thresholds: readonly Float64Array[]
  /** Thresholds of the second variant, where it is of another difficulty. */
  readonly second?: readonly Float64Array[]
}

/** Ordinary schools differ with this deviation (pupils: 1), so that ICC of totals is about .2, as on real data. */
const schoolDeviation = 0.45
const classDeviation = 0.25
const cellDeviation = 0.15
const subjectDeviation = 0.45
/** Teaching: a class is better at some tasks (forensics: item-residual ICC .03). */
const classTaskDeviation = 0.2
const strictnessDeviation = 0.35

/** Assessments of a recipe, with made-up task thresholds that give a realistic spread. */
export function designAssessments(recipe: Recipe): readonly Design[] {
  const random = seededRandom(recipe.seed * 7919 + 13)
  const inSchool = recipe.years.flatMap((year) =>
    recipe.grades.flatMap((grade) =>
      recipe.subjects.map((subject) => designOne('ВПР', year, grade, subject, recipe, random)),
    ),
  )
  const examYears = recipe.exams ? recipe.years.slice(1) : []
  const exams = examYears.flatMap((year) =>
    recipe.subjects.map((subject) => designOne('ОГЭ', year, 9, subject, recipe, random)),
  )
  const designs = [...inSchool, ...exams]
  const { variants } = recipe
  if (variants === undefined) return designs
  // A stream of its own: the same seed gives the same first variant, schools and pupils.
  const apart = seededRandom(recipe.seed * 104_729 + 71)
  return designs.map((design) => ({ ...design, second: secondVariant(design.thresholds, variants, apart) }))
}

/** A logit in units of the thresholds: `sitWork` compares 1.25·threshold with .8·logistic. */
const logit = 0.8 / 1.25

function secondVariant(
  thresholds: readonly Float64Array[],
  { deviation, harder = 0 }: UnequalVariants,
  random: Random,
): readonly Float64Array[] {
  return thresholds.map((steps) => {
    const shift = logit * (harder + deviation * randomNormal(random))
    return steps.map((step) => step + shift)
  })
}

function designOne(
  procedure: 'ВПР' | 'ОГЭ',
  year: number,
  grade: number,
  subject: string,
  recipe: Recipe,
  random: Random,
): Design {
  const maxima = Array.from({ length: recipe.tasks }, (_, i) => (i % 5 === 4 ? 3 : i % 3 === 1 ? 2 : 1))
  const tasks = maxima.map((max, i): TaskSpec => ({
    label: String(i + 1),
    max,
    level: i > recipe.tasks * 0.7 ? 'advanced' : 'basic',
    response: max > 1 ? 'open' : 'short',
  }))
  const maxScore = maxima.reduce((a, b) => a + b, 0)
  const thresholds = maxima.map((max, i) => {
    const centre = -1.3 + (2.4 * i) / recipe.tasks + 0.4 * randomNormal(random)
    // Every third open task has no use of its middle score: the score lattice is uneven, as in life.
    const gap = i % 3 === 2 ? 0.15 : 0.8
    return Float64Array.from({ length: max }, (_, k) => centre + gap * (k - (max - 1) / 2))
  })
  const scale: MarkScale = {
    3: Math.round(maxScore * (0.33 + 0.08 * random())),
    4: Math.round(maxScore * (0.55 + 0.06 * random())),
    5: Math.round(maxScore * (0.76 + 0.06 * random())),
  }
  const id = `${procedure === 'ВПР' ? 'vpr' : 'oge'}-${year}-${grade}-${subject === 'Математика' ? 'ma' : subject === 'Русский язык' ? 'ru' : `s${recipe.subjects.indexOf(subject)}`}`
  const synthetic = { kind: 'synthetic', text: 'Синтетические данные' } as const
  const assessment = {
    id: id as Assessment['id'],
    procedure,
    year,
    grade,
    subject,
    maxScore,
    tasks,
    tasksSource: synthetic,
    scale,
    scaleSource: synthetic,
  } as const
  return { assessment, thresholds }
}

/** Schools one after another, so that a country never stands in memory. */
export function* simulateSchools(recipe: Recipe, designs = designAssessments(recipe)): Generator<SimulatedSchool> {
  for (let index = 0; index < recipe.schools; index++) yield simulateSchool(recipe, designs, index)
}

function simulateSchool(recipe: Recipe, designs: readonly Design[], index: number): SimulatedSchool {
  const random = seededRandom(recipe.seed * 1_000_003 + index * 101 + 7)
  const draw = random()
  const kind = draw < 0.03 ? 'lyceum' : draw < 0.1 ? 'weak' : draw < 0.3 ? 'small' : 'ordinary'
  const planted = random() < recipe.plantedShare && recipe.planted.length > 0
  const mechanism = planted ? recipe.planted[Math.floor(random() * recipe.planted.length)]! : 'none'
  const school = `edu99${String(index + 1).padStart(4, '0')}`
  const municipality = `reg99_m${String(Math.floor(index / recipe.schoolsPerMunicipality) + 1).padStart(3, '0')}`
  const ability = schoolDeviation * randomNormal(random) + (kind === 'lyceum' ? 1.4 : kind === 'weak' ? -0.9 : 0)
  const strictness = strictnessDeviation * randomNormal(random)
  const changeOf = cohortChanges(recipe.seed, index, recipe.turnover)
  const between = (range: readonly [number, number]) => range[0] + Math.floor(random() * (range[1] - range[0] + 1))

  // A cohort is known by year − grade: the same pupils sit the next grade a year later.
  const cohorts = new Map<number, { label: string; pupils: { theta: number; bySubject: Map<string, number> }[] }[]>()
  const cohortOf = (key: number) => {
    let cohort = cohorts.get(key)
    if (cohort === undefined) {
      const count = kind === 'small' ? 1 : between(recipe.classes)
      cohort = Array.from({ length: count }, (_, c) => {
        const level = classDeviation * randomNormal(random)
        const size = kind === 'small' ? 3 + Math.floor(random() * 8) : between(recipe.pupils)
        const subjectLevel = new Map(recipe.subjects.map((s) => [s, 0.15 * randomNormal(random)]))
        return {
          label: String(c + 1),
          pupils: Array.from({ length: size }, () => ({
            theta: ability + level + randomNormal(random),
            bySubject: new Map(
              recipe.subjects.map((s) => [s, subjectLevel.get(s)! + subjectDeviation * randomNormal(random)]),
            ),
          })),
        }
      })
      cohorts.set(key, cohort)
    }
    return cohort
  }
  const dealing = seededRandom(recipe.seed * 15_485_863 + index * 7 + 3)
  const { dealt, share = 0.5 } = recipe.variants ?? { dealt: 'alternately' }
  const ofSchool = dealing() < share
  const classes = designs.flatMap(({ assessment, thresholds, second }) => {
    const touched = mechanism !== 'none' && random() < recipe.touchedShare && isPlace(mechanism, assessment, recipe)
    return cohortOf(assessment.year - assessment.grade).flatMap((group, at): SimulatedClass[] => {
      const change = changeOf(assessment, at)
      if (change === 'left') return []
      const shift = cellDeviation * randomNormal(random) + change
      const taskShift = assessment.tasks.map(() => classTaskDeviation * randomNormal(random))
      const ofClass = dealing() < share
      const hasSecond = (p: number) =>
        dealt === 'alternately' ? p % 2 === 1 : dealt === 'by class' ? ofClass : ofSchool
      const works = group.pupils.map((pupil, p) => {
        const theta = pupil.theta + pupil.bySubject.get(assessment.subject)! + shift
        const journal =
          assessment.procedure === 'ВПР'
            ? journalMark(pupil.theta + pupil.bySubject.get(assessment.subject)!, strictness, random)
            : 'none'
        return sitWork(
          theta,
          taskShift,
          journal,
          String(1000 + p + 100 * Number.parseInt(group.label, 10)),
          assessment,
          second === undefined
            ? { thresholds }
            : hasSecond(p)
              ? { variant: '2', thresholds: second }
              : { variant: '1', thresholds },
          random,
        )
      })
      const touchedWorks = touched ? plant(mechanism, works, assessment, recipe.linkedDose, random) : works
      return [
        {
          assessment,
          municipality,
          school,
          classLabel: group.label,
          mechanism: touched ? mechanism : 'none',
          works: touchedWorks,
          honestMean: meanTotal(works),
        },
      ]
    })
  })
  return { school, mechanism, kind, classes }
}

/** Linked mechanisms touch the cells that an honest sitting of the same children follows; an examination is touched by nobody. */
function isPlace(mechanism: Mechanism, { procedure, grade, year }: Assessment, { years }: Recipe): boolean {
  if (procedure !== 'ВПР') return false
  if (mechanism === 'one-grade') return grade === 4 && year === years.at(-2)
  return mechanism !== 'before-exam' || (grade === 8 && year < years.at(-1)!)
}

function meanTotal(works: readonly SimulatedWork[]): number {
  const present = works.filter((work) => work.scores !== undefined)
  return present.reduce((sum, work) => sum + work.total, 0) / Math.max(1, present.length)
}

/** Register marks are generous: about a third of works get a lower mark than the register, few a higher one. */
function journalMark(theta: number, strictness: number, random: Random): Mark | 'none' {
  if (random() < 0.01) return 'none'
  const seen = theta - strictness + 0.55 * randomNormal(random)
  return seen > 0.9 ? 5 : seen > -0.35 ? 4 : seen > -2.2 ? 3 : 2
}

function sitWork(
  theta: number,
  taskShift: readonly number[],
  journal: Mark | 'none',
  participant: string,
  assessment: Assessment,
  dealt: { readonly variant?: string; readonly thresholds: readonly Float64Array[] },
  random: Random,
): SimulatedWork {
  const drawn = random() < 0.5 ? '1' : '2'
  const { variant = drawn, thresholds } = dealt
  if (random() < 0.05) return { participant, variant, journal, scores: undefined, total: 0, mark: 'none' }
  const scores = new Int8Array(thresholds.length)
  let total = 0
  for (let i = 0; i < thresholds.length; i++) {
    const u = random()
    const latent = 1.25 * (theta + taskShift[i]!) + Math.log(u / (1 - u)) * 0.8
    const steps = thresholds[i]!
    let score = 0
    while (score < steps.length && latent > 1.25 * steps[score]!) score++
    scores[i] = score === 0 && random() < 0.06 ? -1 : score
    total += score
  }
  return { participant, variant, journal, scores, total, mark: markOf(total, assessment.scale as MarkScale) }
}
