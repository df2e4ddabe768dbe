import { beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '#kernel/seeded-random'
import { assign, openSolver, type Solver } from './index.ts'
import type { AssignmentAnswer } from './model.ts'
import { type AssignmentProblem, assignmentProblemSchema, type NamedRule, namedRules } from './problem-model.ts'
import { brokenRules, makeCampaign } from './testing.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})

function answerOf(problem: AssignmentProblem): AssignmentAnswer {
  const answer = assign(problem, solver)
  if (!answer.ok) throw new Error(answer.error.sentence)
  return answer.value
}

const allRules = namedRules.filter((rule) => rule !== 'own-district')
const conflicts: readonly NamedRule[] = [
  'own-school',
  'former-school',
  'kin',
  'declared-conflict',
  'paired-school',
  'competence',
]
const campaign = { schools: 7, classes: 2, experts: 15, marks: 2, spread: 'free' } as const
const smallCampaign = { schools: 5, classes: 1, experts: 9, marks: 2, rules: conflicts }

describe('an assignment of experts', () => {
  it.each([
    ['the usual rules', makeCampaign({ ...campaign, rules: conflicts })],
    ['every rule at once', makeCampaign({ ...campaign, experts: 21, spread: 'free', rules: allRules })],
    ['three to a work', makeCampaign({ ...campaign, marks: 3, rules: conflicts })],
    ['mixing', makeCampaign({ ...campaign, spread: 'mixing', rules: conflicts })],
    ['a limit that is not enough', makeCampaign({ ...campaign, limit: 40, rules: conflicts })],
    [
      'a lead expert for each work',
      {
        ...makeCampaign({ ...campaign, rules: conflicts }),
        works: makeCampaign(campaign).works.map((work) => ({ ...work, lead: work.subject === 'математика' })),
      },
    ],
  ])('keeps the rules with %s, as a stranger reads them', (_, problem) => {
    const answer = answerOf(problem)
    expect(brokenRules(problem, answer)).toEqual([])
    expect(answer.checks.filter(({ holds }) => !holds)).toEqual([])
    expect(answer.given + (answer.outcome === 'complete' ? 0 : 1)).toBeLessThanOrEqual(answer.need)
  })

  it('leaves no work to pass to somebody who has at least two fewer', () => {
    const problem = makeCampaign({ ...campaign, rules: conflicts })
    const { teams, loads } = answerOf(problem)
    const countOf = new Map(loads.map(({ person, count }) => [person, count]))
    for (const team of teams) {
      for (const giver of team.people) {
        const takers = problem.people.filter(
          ({ code }) => !team.people.includes(code) && countOf.get(giver)! - countOf.get(code)! >= 2,
        )
        for (const { code } of takers) {
          const passed = { ...team, people: team.people.map((each) => (each === giver ? code : each)) }
          expect(brokenRules(problem, { ...answerOf_(passed), outcome: 'partial' })).not.toEqual([])
        }
      }
    }
    function answerOf_(team: AssignmentAnswer['teams'][number]): AssignmentAnswer {
      return { teams: [team] } as unknown as AssignmentAnswer
    }
  })

  it('is the same whatever the order of the file, and other with another seed', () => {
    const problem = makeCampaign(smallCampaign)
    const random = seededRandom(3)
    const shuffled = {
      ...problem,
      people: random.shuffled(problem.people),
      works: random.shuffled(problem.works),
      schools: random.shuffled(problem.schools),
    }
    expect(answerOf(shuffled)).toEqual(answerOf(problem))
    expect(answerOf({ ...problem, seed: 'другое' }).teams).not.toEqual(answerOf(problem).teams)
  })

  it('gives a person few schools, or many when works are to be mixed', () => {
    const schools = (spread: AssignmentProblem['spread']) =>
      answerOf(makeCampaign({ ...campaign, classes: 3, experts: 21, spread })).loads.reduce(
        (sum, load) => sum + load.schools.length,
        0,
      )
    expect(schools('few-schools')).toBeLessThan(schools('mixing') / 1.3)
  })

  it('sends a person back to a school of the last campaign when nothing speaks against it', () => {
    const works = ['edu1', 'edu2', 'edu3'].map((school) => ({ code: school, school, works: 10 }))
    const people = works.map((_, at) => ({ code: `Э-${at}`, previous: [`edu${((at + 1) % 3) + 1}`] }))
    const { portions } = answerOf(problemOf({ people, works }))
    expect(portions.map(({ person, school }) => `${person} ${school}`).toSorted()).toEqual([
      'Э-0 edu2',
      'Э-1 edu3',
      'Э-2 edu1',
    ])
  })

  it('treats single works that no rule tells apart as one batch, and names them in the answer', () => {
    const works = Array.from({ length: 6 }, (_, at) => ({ code: `Р-${at + 1}`, school: 'edu1', subject: 'физика' }))
    const people = ['Э-1', 'Э-2', 'Э-3'].map((code) => ({ code, subjects: ['физика'] }))
    const { teams, portions, loads } = answerOf(problemOf({ marks: 2, people, works }))
    expect(teams.map(({ item }) => item).toSorted()).toEqual(works.map(({ code }) => code))
    expect(loads.map(({ count }) => count)).toEqual([4, 4, 4])
    expect(portions.every(({ codes, count }) => codes.length === count)).toBe(true)
  })

  it('does not let a misspelt school hide a conflict', () => {
    const answer = assign(
      problemOf({
        schools: [{ code: 'edu1' }],
        people: [{ code: 'Э-1', kin: [{ school: 'еdu1' }] }],
        works: [{ code: 'Р', school: 'edu1' }],
      }),
      solver,
    )
    expect(answer.ok ? '' : answer.error.sentence).toContain('Опечатка скрыла бы конфликт интересов')
  })

  it.each([
    [
      'two people of one code',
      { people: [{ code: 'Э-1' }, { code: 'Э-1' }] },
      'Человек с кодом «Э-1» стоит в файле дважды',
    ],
    [
      'both district rules',
      { rules: [{ rule: 'own-district' }, { rule: 'other-district' }] },
      'вместе не оставляют никого',
    ],
    ['a rule twice', { rules: [{ rule: 'kin' }, { rule: 'kin' }] }, 'Правило «kin» названо дважды'],
    [
      'former schools without a year',
      { people: [{ code: 'Э-1', formerSchools: [{ school: 'edu1', until: 2024 }] }] },
      'нужен год кампании',
    ],
    [
      'a slot that ends before it begins',
      { works: [{ code: 'С', school: 'edu1', day: '2027-04-12', from: '12:00', to: '09:00' }] },
      'не позже начала',
    ],
  ])('is refused for %s', (_, fields, sentence) => {
    const answer = assign(problemOf(fields), solver)
    expect(answer.ok ? '' : answer.error.sentence).toContain(sentence)
  })
})

describe('an assignment of observers', () => {
  const slots = ['edu1', 'edu2', 'edu3'].flatMap((school) =>
    ['2027-04-12', '2027-04-14'].map((day) => ({ code: `${school} ${day}`, school, day, from: '09:00', to: '12:00' })),
  )
  const places = { schools: ['edu1', 'edu2', 'edu3'].map((code, at) => ({ code, place: `село ${at + 1}` })) }
  const roads = [1, 2, 3].flatMap((from) =>
    [1, 2, 3].flatMap((to) => (from < to ? [{ from: `село ${from}`, to: `село ${to}`, km: 30 * (to - from) }] : [])),
  )

  it('puts nobody in two places at one time, and takes nobody on a day when they cannot come', () => {
    const people = Array.from({ length: 5 }, (_, at) => ({
      code: `Н-${at}`,
      ...(at === 0 ? { days: ['2027-04-12'] } : {}),
    }))
    const problem = problemOf({ kind: 'observers', people, works: slots, rules: [{ rule: 'availability' }] })
    const answer = answerOf(problem)
    expect(answer.outcome).toBe('complete')
    expect(brokenRules(problem, answer)).toEqual([])
    expect([answer.balance.least, answer.balance.most]).toEqual([1, 2])
  })

  it('lets one person take two slots of a day that do not overlap', () => {
    const works = [
      { code: 'утро', school: 'edu1', day: '2027-04-12', from: '09:00', to: '11:00' },
      { code: 'день', school: 'edu2', day: '2027-04-12', from: '11:00', to: '13:00' },
    ]
    expect(answerOf(problemOf({ kind: 'observers', people: [{ code: 'Н-1' }], works })).outcome).toBe('complete')
    const crossing = works.map((slot) => ({ ...slot, to: '13:00' }))
    expect(answerOf(problemOf({ kind: 'observers', people: [{ code: 'Н-1' }], works: crossing }))).toMatchObject({
      outcome: 'partial',
      given: 1,
    })
  })

  it('sends people the shorter way', () => {
    const people = [1, 2, 3].map((at) => ({ code: `Н-${at}`, place: `село ${at}` }))
    const { loads } = answerOf(
      problemOf({ kind: 'observers', spread: 'free', people, works: slots, travel: roads, ...places }),
    )
    expect(loads.map(({ count, km }) => [count, km])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
    ])
  })
})

type Fields = Readonly<Record<string, unknown>>

function problemOf(fields: Fields): AssignmentProblem {
  const least = { people: [{ code: 'Э-1' }], works: [{ code: 'Р', school: 'edu1' }] }
  return assignmentProblemSchema.parse({
    format: 'obyektiv-assignment',
    version: 1,
    kind: 'experts',
    ...least,
    ...fields,
  })
}
