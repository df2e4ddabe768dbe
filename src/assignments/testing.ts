import { seededRandom } from '#kernel/seeded-random'
import { type AssignmentProblem, assignmentProblemSchema, type NamedRule } from './problem-model.ts'

/** A campaign of recheck that never was: schools in districts, classes, experts who work in schools and have kin in others. */
export interface CampaignShape {
  readonly schools: number
  readonly classes: number
  readonly experts: number
  readonly marks: number
  readonly limit?: number
  readonly rules?: readonly NamedRule[]
  readonly spread?: AssignmentProblem['spread']
  readonly seed?: string
}

const subjects = ['математика', 'русский язык', 'физика']

export function makeCampaign(shape: CampaignShape): AssignmentProblem {
  const random = seededRandom(shape.seed ?? 'campaign')
  const pad = (at: number) => String(at + 1).padStart(3, '0')
  const schools = Array.from({ length: shape.schools }, (_, at) => `edu${pad(at)}`)
  return assignmentProblemSchema.parse({
    format: 'obyektiv-assignment',
    version: 1,
    kind: 'experts',
    title: 'Перепроверка (синтетические данные)',
    seed: 'тираж 7',
    year: 2026,
    marks: shape.marks,
    ...(shape.limit === undefined ? {} : { limit: shape.limit }),
    ...(shape.spread === undefined ? {} : { spread: shape.spread }),
    ...(shape.rules === undefined ? {} : { rules: shape.rules.map((rule) => ({ rule, source: 'приказ (пример)' })) }),
    schools: schools.map((code, at) => ({
      code,
      district: `Округ ${(at % 4) + 1}`,
      pairedWith: at % 5 === 0 && at + 1 < schools.length ? [schools[at + 1]] : [],
    })),
    works: schools.flatMap((school, at) =>
      Array.from({ length: shape.classes }, (_, label) => ({
        code: `${school}-${label + 1}`,
        school,
        class: String(label + 1),
        subject: subjects[(at + label) % subjects.length],
        works: 20 + random.whole(11),
      })),
    ),
    people: Array.from({ length: shape.experts }, (_, at) => ({
      code: `Э-${pad(at)}`,
      schools: [schools[at % schools.length]],
      subjects: [subjects[at % 3], ...(random.chance(0.3) ? [subjects[(at + 1) % 3]] : [])],
      kin: random.chance(0.2) ? [{ school: random.pick(schools) }] : [],
      formerSchools: random.chance(0.2) ? [{ school: random.pick(schools), until: 2020 + random.whole(6) }] : [],
      lead: at % 6 === 0,
    })),
  })
}
