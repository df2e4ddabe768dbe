import { seededRandom } from '#kernel/seeded-random'
import { suggestScales } from '#procedures'
import { type Assessment, type AssessmentId, type MarkScale, markOf, type Provenance } from '#procedures/model'
import type { Work } from '#results/model'
import { type Blueprint, blueprints, syntheticScale, syntheticTasks } from './blueprints.ts'
import { calibrateAssessment } from './calibrate-assessment.ts'
import { expectReference, referencePopulations } from './expect-reference.ts'
import { demoMarkers } from './marker-list.ts'
import { type DemoMunicipality, type DemoReference, type DemoWork, type DemoYear, demoYears } from './model.ts'
import { demoPeople } from './people.ts'
import { concerns, plantAnomaly } from './plant-anomaly.ts'
import { type PlantedAnomaly, plantedAnomalies } from './planted-anomalies.ts'
import { type DemoClass, raiseCohorts } from './raise-cohorts.ts'
import { registerCuts } from './register-mark.ts'
import { demoDistricts, demoMunicipality, demoRegion, demoSchools } from './schools.ts'
import { type CalibratedAssessment, type DraftWork, sitAssessment, totalOf } from './sit-assessment.ts'

export const defaultDemoSeed = 'obyektiv-demo'

/**
 * The synthetic municipality: 30 schools, ВПР of three years in grades 4–8. The same seed gives the same municipality.
 * Another list of anomalies changes the works it concerns and no others.
 */
export function generateDemo(
  seed: string = defaultDemoSeed,
  anomalies: readonly PlantedAnomaly[] = plantedAnomalies,
): DemoMunicipality {
  const random = seededRandom(seed)
  const subjects = [...new Set(blueprints.map((blueprint) => blueprint.subject))]
  const classes = raiseCohorts(demoSchools, subjects, random.fork('cohorts'))
  const codes = handOutCodes(classes, random.fork('codes'))
  const assessments: Assessment[] = []
  const references: DemoReference[] = []
  const works: DemoWork[] = []

  for (const year of demoYears) {
    for (const blueprint of blueprints.filter((candidate) => candidate.years.includes(year))) {
      const assessment = assessmentOf(blueprint, year)
      const ofAssessment = random.fork(assessment.id)
      const calibrated = calibrate(blueprint, calibrateAssessment(blueprint, ofAssessment.fork('tasks')))
      assessments.push(assessment)
      for (const population of referencePopulations) {
        references.push({ assessment: assessment.id, ...expectReference(calibrated, population) })
      }
      for (const schoolClass of classes) {
        if (schoolClass.year !== year || schoolClass.grade !== blueprint.grade) continue
        const ofSchool = ofAssessment.fork(schoolClass.school.login)
        const ofClass = ofSchool.fork(schoolClass.label)
        const drafts = sitAssessment(calibrated, schoolClass, ofSchool, ofClass)
        anomalies.forEach((anomaly, index) => {
          if (!concerns(anomaly, schoolClass, blueprint.subject)) return
          plantAnomaly(anomaly.mechanism, calibrated, drafts, ofClass.fork(`anomaly ${index}`))
        })
        const rows = drafts.map((draft) => ({
          assessment: assessment.id,
          school: schoolClass.school.login,
          pupil: draft.pupil,
          touched: draft.touched,
          work: workOf(draft, schoolClass, codes.get(`${year}/${draft.pupil}`)!, calibrated),
        }))
        works.push(...rows.sort((one, other) => (one.work.participant < other.work.participant ? -1 : 1)))
      }
    }
  }

  return {
    seed,
    region: demoRegion,
    municipality: demoMunicipality,
    districts: demoDistricts,
    schools: demoSchools,
    assessments,
    works,
    references,
    markers: demoMarkers,
    people: demoPeople,
  }
}

/** The demo's assessment ids follow the data contract: `vpr-2025-4-ma`. */
function assessmentOf(blueprint: Blueprint, year: DemoYear): Assessment {
  const identity = {
    procedure: 'ВПР',
    year,
    grade: blueprint.grade,
    subject: blueprint.subject,
    maxScore: blueprint.tasks.reduce((sum, task) => sum + task.max, 0),
  } as const
  return {
    id: `vpr-${year}-${blueprint.grade}-${blueprint.code}` as AssessmentId,
    ...identity,
    tasks: blueprint.tasks,
    tasksSource: syntheticTasks,
    scale: blueprint.scale,
    scaleSource: scaleSource(identity, blueprint.scale),
  }
}

/** The published source where it gives this very scale, otherwise the demo's own. */
function scaleSource(identity: Parameters<typeof suggestScales>[0], scale: MarkScale): Provenance {
  const same = suggestScales(identity).find(
    ({ scale: found }) =>
      found !== 'missing' && found[3] === scale[3] && found[4] === scale[4] && found[5] === scale[5],
  )
  return same?.source ?? syntheticScale
}

function calibrate(
  { subject, tasks, scale }: Blueprint,
  parameters: CalibratedAssessment['parameters'],
): CalibratedAssessment {
  return { subject, tasks, scale, parameters, registerCuts: registerCuts(parameters, scale) }
}

/**
 * Codes are handed out anew every year, one for all subjects of a pupil, in an order that says nothing about the class:
 * five digits that begin with the grade. Keys are `year/pupil`.
 */
function handOutCodes(classes: readonly DemoClass[], random: ReturnType<typeof seededRandom>): Map<string, string> {
  const codes = new Map<string, string>()
  const grades = Map.groupBy(classes, ({ school, year, grade }) => `${school.login}/${year}/${grade}`)
  for (const [key, ofGrade] of grades) {
    const pupils = random.fork(key).shuffled(ofGrade.flatMap(({ seats }) => seats.map(({ pupil }) => pupil)))
    const { year, grade } = ofGrade[0]!
    pupils.forEach((pupil, index) => codes.set(`${year}/${pupil}`, String(grade * 10_000 + index + 1)))
  }
  return codes
}

function workOf(draft: DraftWork, { label }: DemoClass, participant: string, { scale }: CalibratedAssessment): Work {
  const common = { participant, classLabel: label, journalMark: draft.journalMark }
  if (draft.absent) return { attendance: 'absent', ...common }
  const total = totalOf(draft.scores)
  const { variant, scores } = draft
  return { attendance: 'present', ...common, variant, scores, total, mark: markOf(total, scale) }
}
