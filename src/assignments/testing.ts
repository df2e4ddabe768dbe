import { seededRandom } from '#kernel/seeded-random'
import type { AssignmentAnswer } from './model.ts'
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

/**
 * What a stranger with the file and the answer would find broken. It knows only the rules as people say them, works from single
 * works, and shares nothing with the program that it judges.
 */
export function brokenRules(problem: AssignmentProblem, answer: AssignmentAnswer): string[] {
  const rules = new Set(problem.rules?.map(({ rule }) => rule))
  const person = (code: string) => problem.people.find((each) => each.code === code)!
  const district = (school: string) => problem.schools.find((each) => each.code === school)?.district
  const paired = (one: string, other: string) =>
    problem.schools.some(
      ({ code, pairedWith }) =>
        (code === one && pairedWith.includes(other)) || (code === other && pairedWith.includes(one)),
    )
  const work = (team: AssignmentAnswer['teams'][number]) =>
    problem.works.find(({ code }) => code === team.item) ?? problem.works.find(({ code }) => code === team.work)!
  const broken: string[] = []
  const loads = new Map<string, number>()
  const looks = new Set<string>()
  const days = new Set<string>()
  for (const team of answer.teams) {
    const { school, class: label, subject, marks, lead, day } = work(team)
    if (new Set(team.people).size !== team.people.length) broken.push(`${team.item}: one person twice`)
    if (team.people.length > (marks ?? problem.marks)) broken.push(`${team.item}: too many people`)
    if (answer.outcome === 'complete' && team.people.length !== (marks ?? problem.marks))
      broken.push(`${team.item}: too few people`)
    if (answer.outcome === 'complete' && lead && !team.people.some((code) => person(code).lead))
      broken.push(`${team.item}: no lead`)
    for (const code of team.people) {
      const { schools, formerSchools, kin, conflicts, subjects: own, districts, days: free, declared } = person(code)
      const touches = (each: { school: string; class?: string | undefined }) =>
        each.school === school && (each.class === undefined || label === undefined || each.class === label)
      loads.set(code, (loads.get(code) ?? 0) + 1)
      if (rules.has('own-school') && schools.includes(school)) broken.push(`${code}: own school`)
      if (
        rules.has('former-school') &&
        formerSchools.some((each) => each.school === school && problem.year! - each.until <= 3)
      )
        broken.push(`${code}: former school`)
      if (rules.has('kin') && kin.some(touches)) broken.push(`${code}: kin`)
      if (rules.has('declared-conflict') && conflicts.some(touches)) broken.push(`${code}: conflict`)
      if (rules.has('declaration') && !declared) broken.push(`${code}: no declaration`)
      if (rules.has('competence') && subject !== undefined && !own.includes(subject)) broken.push(`${code}: subject`)
      if (rules.has('paired-school') && schools.some((each) => paired(each, school)))
        broken.push(`${code}: paired school`)
      if (rules.has('availability') && day !== undefined && free !== undefined && !free.includes(day))
        broken.push(`${code}: day`)
      const home = [...districts, ...schools.map(district)]
      if (rules.has('other-district') && home.includes(district(school))) broken.push(`${code}: own district`)
      if (rules.has('own-district') && !home.includes(district(school))) broken.push(`${code}: other district`)
      for (const each of schools) looks.add(`${each}>${school}`)
      if (problem.kind === 'observers' && day !== undefined) {
        if (days.has(`${code}/${day}`)) broken.push(`${code}: two places on ${day}`)
        days.add(`${code}/${day}`)
      }
    }
  }
  for (const { code, limit = problem.limit ?? Infinity } of problem.people) {
    if ((loads.get(code) ?? 0) > limit) broken.push(`${code}: over the limit`)
  }
  for (const look of looks) {
    const [one, other] = look.split('>')
    if (rules.has('reciprocity') && one !== other && looks.has(`${other}>${one}`)) broken.push(`${look}: both ways`)
  }
  return broken
}
