import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assessment, MarkScale, TaskSpec } from '#procedures/model'
import { randomNormal, seededRandom, type Random } from '#stats'
import type { ClassCounts } from '#screening/model'

/**
 * A second, differently built proving ground: real answers to the Czech matura in mathematics 2019 (15,702 pupils, 30
 * criteria, 50 points, marked centrally, so clean) dealt into classes with selection by total, with honest class × task
 * effects and with manipulation injected. The file is not part of the repository (GPL-3, CERMAT).
 */
export const realMechanisms = ['boundary', 'dictation', 'copying', 'lenient', 'fabricated', 'inflation'] as const
export type RealMechanism = (typeof realMechanisms)[number]

export interface RealSchool {
  readonly school: string
  readonly mechanism: RealMechanism | 'none'
  readonly kind: 'ordinary' | 'lyceum'
  /** Assessments whose works were touched. */
  readonly touched: ReadonlySet<string>
  readonly classes: readonly ClassCounts[]
  /** Mean totals of the classes before anything was planted. */
  readonly honestMeans: readonly number[]
}

export interface RealRegion {
  readonly assessments: readonly Assessment[]
  readonly schools: readonly RealSchool[]
}

export interface RealRecipe {
  readonly seed: number
  readonly schools: number
  /** Class-tests of a school: so many assessments, one class each. */
  readonly tests: number
  readonly plantedShare: number
  readonly touchedShare: number
  /** Deviation of class × task effects; .16 where not said. */
  readonly teaching?: number
}

/** Honest teaching: a class does a task better or worse by this much of its points (ICC of residuals about .03). */
const classTaskDeviation = 0.16
/** Between-class deviation of the total in units of the pupils' (ICC about .25). */
const classDeviation = 0.58
/** Tasks where the pupil writes out a solution; the others are chosen or short answers. */
const openLabels = new Set(['b4', 'b5', 'b7', 'b10', 'b11', 'b12', 'b13', 'b14', 'b15', 'b6'])
const scale: MarkScale = { 3: 17, 4: 27, 5: 38 }

interface Pool {
  readonly tasks: readonly TaskSpec[]
  /** Answers by total, ascending. */
  readonly pupils: readonly Uint8Array[]
}

export function readRealAnswers(shared: string): Pool {
  const text = readFileSync(join(shared, 'reference/data/cz_matura_math_2019_scored.csv'), 'utf8')
  const [header = '', ...lines] = text.trim().split('\n')
  const names = header.trim().split(',')
  const columns = names.flatMap((name, at) => (/^b\d/.test(name) ? [at] : []))
  const pupils = lines.map((line) => {
    const cells = line.trim().split(',')
    return Uint8Array.from(columns, (at) => Number.parseInt(cells[at]!, 10) || 0)
  })
  const tasks = columns.map((at, j): TaskSpec => ({
    label: names[at]!,
    max: pupils.reduce((most, pupil) => Math.max(most, pupil[j]!), 1),
    level: 'basic',
    response: openLabels.has(names[at]!) ? 'open' : 'short',
  }))
  return { tasks, pupils: pupils.sort((a, b) => totalOf(a) - totalOf(b)) }
}

const totalOf = (scores: Uint8Array): number => scores.reduce((a, b) => a + b, 0)

export function dealRegion(pool: Pool, recipe: RealRecipe): RealRegion {
  const synthetic = { kind: 'synthetic', text: 'Проверка метода на чистых данных' } as const
  const assessments = Array.from({ length: recipe.tests }, (_, test): Assessment => ({
    id: `real-${test}` as Assessment['id'],
    procedure: 'ВПР',
    year: 2025,
    grade: 4 + (test % 5),
    subject: `Предмет ${test}`,
    maxScore: pool.tasks.reduce((sum, task) => sum + task.max, 0),
    tasks: pool.tasks,
    tasksSource: synthetic,
    scale,
    scaleSource: synthetic,
  }))
  const schools = Array.from({ length: recipe.schools }, (_, index) => dealSchool(pool, recipe, assessments, index))
  return { assessments, schools }
}

function dealSchool(pool: Pool, recipe: RealRecipe, assessments: readonly Assessment[], index: number): RealSchool {
  const random = seededRandom(recipe.seed * 999_983 + index * 131 + 17)
  const kind = random() < 0.04 ? 'lyceum' : 'ordinary'
  const planted = random() < recipe.plantedShare
  const mechanism = planted ? realMechanisms[Math.floor(random() * realMechanisms.length)]! : 'none'
  const ability = 0.4 * randomNormal(random) + (kind === 'lyceum' ? 1.5 : 0)
  const touched = new Set<string>()
  const school = `real${String(index + 1).padStart(4, '0')}`
  const honestMeans: number[] = []
  const classes = assessments.map((assessment): ClassCounts => {
    const size = 5 + Math.floor(random() * 21)
    const level = ability + Math.sqrt(classDeviation ** 2 - 0.4 ** 2) * randomNormal(random)
    const honest = teach(
      Array.from({ length: size }, () => pool.pupils[place(level, pool.pupils.length, random)]!.slice()),
      pool.tasks,
      recipe.teaching ?? classTaskDeviation,
      random,
    )
    honestMeans.push(honest.reduce((sum, work) => sum + totalOf(work), 0) / size)
    const isTouched = mechanism !== 'none' && random() < recipe.touchedShare
    if (isTouched) touched.add(assessment.id)
    const works = isTouched ? inject(mechanism, honest, pool.tasks, random) : honest
    return countReal(assessment, school, works)
  })
  return { school, mechanism, kind, touched, classes, honestMeans }
}

/** A pupil of a class of this level: a rank of the pool, by a normal latent of variance 1 in all. */
function place(level: number, pupils: number, random: Random): number {
  const latent = level + Math.sqrt(1 - classDeviation ** 2) * randomNormal(random)
  const rank = 1 / (1 + Math.exp(-1.702 * latent))
  return Math.min(pupils - 1, Math.floor(rank * pupils))
}

/** Class × task effects on real answers: some points of a task are given or taken for the whole class alike. */
function teach(
  works: readonly Uint8Array[],
  tasks: readonly TaskSpec[],
  deviation: number,
  random: Random,
): Uint8Array[] {
  const effects = tasks.map(() => deviation * randomNormal(random))
  return works.map((scores) =>
    scores.map((score, j) => {
      const effect = effects[j]!
      if (random() >= Math.abs(effect)) return score
      return effect > 0 ? tasks[j]!.max : 0
    }),
  )
}

/** Magnitudes of forensic practice: docs/methods/calibration.md. */
function inject(
  mechanism: RealMechanism,
  works: readonly Uint8Array[],
  tasks: readonly TaskSpec[],
  random: Random,
): Uint8Array[] {
  const template = works.toSorted((a, b) => totalOf(b) - totalOf(a))[Math.floor(works.length / 5)]!
  const dictated = tasks.map(() => random() < 0.3)
  return works.map((scores) => {
    switch (mechanism) {
      case 'boundary': {
        const cut = [scale[3], scale[4], scale[5]].find((c) => c - totalOf(scores) >= 1 && c - totalOf(scores) <= 2)
        return cut !== undefined && random() < 0.8 ? raise(scores, cut, tasks, random) : scores
      }
      case 'dictation':
        return random() < 0.85 ? scores.map((score, j) => (dictated[j] ? tasks[j]!.max : score)) : scores
      case 'copying':
        return random() < 0.4 ? scores.map((score, j) => (random() < 0.5 ? template[j]! : score)) : scores
      case 'lenient':
        return scores.map((score, j) =>
          tasks[j]!.response === 'open' && random() < 0.4 ? Math.min(tasks[j]!.max, score + 1) : score,
        )
      case 'fabricated':
        return scores.map((score, j) => (random() < 0.8 ? template[j]! : score))
      case 'inflation':
        return scores.map((score, j) => {
          let lost = tasks[j]!.max - score
          let given = 0
          for (; lost > 0; lost--) if (random() < 0.2) given++
          return score + given
        })
    }
  })
}

function raise(scores: Uint8Array, target: number, tasks: readonly TaskSpec[], random: Random): Uint8Array {
  const raised = scores.slice()
  for (let total = totalOf(raised), guard = 0; total < target && guard < 500; guard++) {
    const j = Math.floor(random() * raised.length)
    if (raised[j]! < tasks[j]!.max) {
      raised[j]!++
      total++
    }
  }
  return raised
}

function countReal(assessment: Assessment, school: string, works: readonly Uint8Array[]): ClassCounts {
  const scores = new Array<number>((assessment.maxScore as number) + 1).fill(0)
  const marks = Array.from({ length: 5 }, () => [0, 0, 0, 0, 0])
  for (const work of works) {
    const total = totalOf(work)
    scores[total]!++
    marks[total >= scale[5] ? 4 : total >= scale[4] ? 3 : total >= scale[3] ? 2 : 1]![0]!++
  }
  return {
    assessment: assessment.id,
    school,
    municipality: 'real',
    classLabel: '1',
    counts: { works: works.length, absent: 0, absentByJournal: [0, 0, 0, 0, 0], scores, marks, tasks: [] },
    taskScores: Uint8Array.from(works.flatMap((work) => [...work])),
  }
}
