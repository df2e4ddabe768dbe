import {
  markOf,
  type Assessment,
  type AssessmentId,
  type Mark,
  type MarkScale,
  type ProcedureKind,
} from '#procedures/model'
import { markSlot } from '#results/model'
import { randomNormal, seededRandom, type Random } from '#stats'
import type { ClassCounts } from '../model.ts'

/** A pupil of an invented class: register mark and, unless absent, scores by task. */
export interface ExampleWork {
  readonly journal: Mark
  readonly scores: readonly number[] | 'absent'
}

/** One class at one work. */
export interface ExampleClass {
  readonly assessment: Assessment
  readonly school: string
  readonly classLabel: string
  readonly works: readonly ExampleWork[]
}

/** Everything here is invented: thirty honest schools, one of which the reader may change. */
export interface ExampleRegion {
  readonly assessments: readonly [Assessment, Assessment]
  readonly own: readonly ExampleClass[]
  readonly others: readonly ClassCounts[]
}

export const ownSchool = 'школа'

const seed = 15
const schools = 30
const maxima = [1, 1, 2, 1, 2, 1, 2, 1, 1, 3, 1, 2, 3, 3]
export const exampleScale: MarkScale = { 3: 10, 4: 16, 5: 21 }
const invented = { kind: 'synthetic', text: 'Придуманный пример' } as const

/** What the two works of an example are: two subjects of one year, or the same children later. */
export type ExampleTime = 'one-year' | 'cohort-break' | 'exam-gap'

interface Sitting {
  readonly procedure: ProcedureKind
  readonly year: number
  readonly grade: number
  readonly subject: string
}

/** The first of the two is the one that an example changes. */
const sittings: Readonly<Record<ExampleTime, readonly [Sitting, Sitting]>> = {
  'one-year': [
    { procedure: 'ВПР', year: 2026, grade: 6, subject: 'Русский язык' },
    { procedure: 'ВПР', year: 2026, grade: 6, subject: 'Математика' },
  ],
  'cohort-break': [
    { procedure: 'ВПР', year: 2025, grade: 5, subject: 'Математика' },
    { procedure: 'ВПР', year: 2026, grade: 6, subject: 'Математика' },
  ],
  'exam-gap': [
    { procedure: 'ВПР', year: 2025, grade: 8, subject: 'Математика' },
    { procedure: 'ОГЭ', year: 2026, grade: 9, subject: 'Математика' },
  ],
}

function exampleAssessment(sitting: Sitting): Assessment {
  return {
    ...sitting,
    id: `example-${sitting.year}-${sitting.subject}` as AssessmentId,
    maxScore: maxima.reduce((sum, max) => sum + max, 0),
    tasks: maxima.map((max, i) => ({
      label: String(i + 1),
      max,
      level: i > 9 ? 'advanced' : 'basic',
      response: max > 1 ? 'open' : 'short',
    })),
    tasksSource: invented,
    scale: exampleScale,
    scaleSource: invented,
  }
}

const made = new Map<ExampleTime, ExampleRegion>()

/** The region of the examples, made once: the same numbers for everybody. */
export function exampleRegion(time: ExampleTime = 'one-year'): ExampleRegion {
  const region = made.get(time) ?? makeRegion(sittings[time])
  made.set(time, region)
  return region
}

function makeRegion([first, second]: readonly [Sitting, Sitting]): ExampleRegion {
  const assessments = [exampleAssessment(first), exampleAssessment(second)] as const
  const random = seededRandom(seed)
  const own = classesOf(ownSchool, 0.1, [24, 24, 24], assessments, random)
  const others = Array.from({ length: schools - 1 }, (_, i) => {
    const sizes = Array.from({ length: 1 + (i % 3) }, () => 12 + Math.floor(random() * 14))
    return classesOf(`другая ${i + 1}`, 0.4 * randomNormal(random), sizes, assessments, random)
  })
  return { assessments, own, others: others.flat().map(countExample) }
}

/** Classes of one school: the same pupils at both works. */
function classesOf(
  school: string,
  level: number,
  sizes: readonly number[],
  assessments: readonly Assessment[],
  random: Random,
): readonly ExampleClass[] {
  return sizes.flatMap((size, c) => {
    const shift = 0.15 * randomNormal(random)
    const abilities = Array.from({ length: size }, () => level + shift + randomNormal(random))
    return assessments.map((assessment): ExampleClass => {
      const taught = maxima.map(() => 0.2 * randomNormal(random))
      const works = abilities.map((ability): ExampleWork => {
        const today = ability + 0.4 * randomNormal(random)
        const seen = ability + 0.35 * randomNormal(random)
        const journal: Mark = seen > 1.1 ? 5 : seen > 0 ? 4 : seen > -1.7 ? 3 : 2
        if (random() < 0.08) return { journal, scores: 'absent' }
        return { journal, scores: maxima.map((max, i) => scoreOf(today + taught[i]!, i, max, random)) }
      })
      return { assessment, school, classLabel: 'АБВГ'[c]!, works }
    })
  })
}

/** Steps of a task are passed one after another; later tasks are harder. */
function scoreOf(ability: number, task: number, max: number, random: Random): number {
  const hardness = -1.5 + (2.4 * task) / maxima.length
  const noise = random()
  const latent = 1.25 * ability + 0.8 * Math.log(noise / (1 - noise))
  let score = 0
  while (score < max && latent > 1.25 * (hardness + 0.7 * (score - (max - 1) / 2))) score++
  return score
}

/** Counts of a class, as an import would make them. */
export function countExample({ assessment, school, classLabel, works }: ExampleClass): ClassCounts {
  const scores = new Array<number>((assessment.maxScore as number) + 1).fill(0)
  const marks = Array.from({ length: 5 }, () => new Array<number>(5).fill(0))
  const absentByJournal = [0, 0, 0, 0, 0]
  const packed: number[] = []
  let present = 0
  for (const work of works) {
    if (work.scores === 'absent') {
      absentByJournal[markSlot(work.journal)]!++
      continue
    }
    present++
    const total = totalOf(work.scores)
    scores[total]!++
    marks[markSlot(markOf(total, exampleScale))]![markSlot(work.journal)]!++
    packed.push(...work.scores)
  }
  return {
    assessment: assessment.id,
    school,
    municipality: 'пример',
    classLabel,
    counts: { works: present, absent: works.length - present, absentByJournal, scores, marks, tasks: [] },
    taskScores: Uint8Array.from(packed),
  }
}

export const totalOf = (scores: readonly number[]): number => scores.reduce((sum, score) => sum + score, 0)
