import type { Assessment } from '#procedures/model'
import { randomNormal, seededRandom } from '#stats'
import type { ClassCounts, ScreeningInput } from '#screening/model'
import { countClass } from './count-classes.ts'
import type { ClassTest } from './peers/peer.ts'
import { dealRegion, readRealAnswers, realMechanisms } from './real-answers.ts'
import { designAssessments, mechanisms, simulateSchools, standardRecipe } from './simulate-works.ts'

/** Regions of both generators in one shape: what the screening sees, what published rules see, what is true. */
export interface PowerRegion {
  readonly input: ScreeningInput
  readonly tests: readonly ClassTest[]
  readonly mechanismOf: (school: string) => string
  readonly kindOf: (school: string) => string
  readonly isTouched: (school: string, assessment: string) => boolean
}

export interface RegionMaker {
  readonly name: string
  readonly mechanisms: readonly string[]
  readonly make: (seed: number, plantedShare: number) => PowerRegion
}

/** The six mechanisms that both generators know. */
export const commonMechanisms = realMechanisms

/** @param touchedShare of a planted school's class-tests */
export function regionMakers(
  shared: string | undefined,
  schools: number,
  touchedShare: number,
): readonly RegionMaker[] {
  const simulated: RegionMaker = {
    name: 'Смоделированный район',
    mechanisms,
    make: (seed, plantedShare) => simulate(seed, plantedShare, schools, touchedShare),
  }
  if (shared === undefined) return [simulated]
  const pool = readRealAnswers(shared)
  const real: RegionMaker = {
    name: 'Настоящие ответы',
    mechanisms: realMechanisms,
    make: (seed, plantedShare) => {
      const region = dealRegion(pool, { seed, schools, tests: 10, plantedShare, touchedShare })
      const bySchool = new Map(region.schools.map((school) => [school.school, school]))
      return {
        input: { assessments: region.assessments, classes: region.schools.flatMap((school) => school.classes) },
        tests: classTests(
          region.schools.flatMap((school) =>
            school.classes.map((counts, at) => ({ counts, honestMean: school.honestMeans[at]! })),
          ),
          region.assessments,
          seed,
        ),
        mechanismOf: (school) => bySchool.get(school)!.mechanism,
        kindOf: (school) => bySchool.get(school)!.kind,
        isTouched: (school, assessment) => bySchool.get(school)!.touched.has(assessment),
      }
    },
  }
  return [real, simulated]
}

function simulate(seed: number, plantedShare: number, schools: number, touchedShare: number): PowerRegion {
  const planted = plantedShare > 0 ? mechanisms : []
  const recipe = { ...standardRecipe, seed, schools, planted, plantedShare, touchedShare }
  const designs = designAssessments(recipe)
  const simulated = [...simulateSchools(recipe, designs)]
  const bySchool = new Map(simulated.map((school) => [school.school, school]))
  const classes = simulated.flatMap((school) =>
    school.classes.map((one) => ({ counts: countClass(one), honestMean: one.honestMean })),
  )
  const assessments = designs.map((design) => design.assessment)
  return {
    input: { assessments, classes: classes.map(({ counts }) => counts) },
    tests: classTests(classes, assessments, seed),
    mechanismOf: (school) => bySchool.get(school)!.mechanism,
    kindOf: (school) => bySchool.get(school)!.kind,
    isTouched: (school, assessment) =>
      bySchool.get(school)!.classes.some((one) => one.assessment.id === assessment && one.mechanism !== 'none'),
  }
}

/** A class in another sitting: its pupils' own unreliability and a little drift of the class, in deviations of the pupils. */
const sittingDeviation = 0.5
const driftDeviation = 0.15
/** Published rules need something to see; the screening answers for smaller classes too. */
const leastWorks = 4

function classTests(
  classes: readonly { readonly counts: ClassCounts; readonly honestMean: number }[],
  assessments: readonly Assessment[],
  seed: number,
): readonly ClassTest[] {
  const random = seededRandom(seed * 31 + 5)
  const byId = new Map(assessments.map((assessment) => [assessment.id, assessment]))
  return classes.flatMap(({ counts, honestMean }) => {
    const assessment = byId.get(counts.assessment)!
    const tasks = assessment.tasks.length
    const scores = counts.taskScores!
    const works = Array.from({ length: scores.length / tasks }, (_, i) => scores.subarray(i * tasks, (i + 1) * tasks))
    const unit = (assessment.maxScore as number) / 5
    const sitting = () =>
      honestMean +
      unit *
        (driftDeviation * randomNormal(random) +
          (sittingDeviation / Math.sqrt(Math.max(1, works.length))) * randomNormal(random))
    const test = { assessment, counts, works, before: sitting(), after: sitting() }
    return works.length < leastWorks ? [] : [test]
  })
}
