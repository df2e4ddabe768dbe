import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { assign } from '../assign.ts'
import type { AssignmentAnswer } from '../model.ts'
import { type AssignmentProblem, assignmentProblemSchema } from '../problem-model.ts'
import { openSolver, type Solver } from '../solver/open-solver.ts'
import { makeCampaign } from '../testing.ts'
import { findConflict } from './find-conflict.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})

function answerOf(problem: AssignmentProblem): AssignmentAnswer {
  const answer = assign(problem, solver)
  if (!answer.ok) throw new Error(answer.error.sentence)
  return answer.value
}

function problemOf(fields: Readonly<Record<string, unknown>>): AssignmentProblem {
  return assignmentProblemSchema.parse({
    format: 'obyektiv-assignment',
    version: 1,
    kind: 'experts',
    year: 2026,
    ...fields,
  })
}

const physics = (code: string, more: object = {}) => ({ code, subjects: ['физика'], ...more })
const others = Array.from({ length: 6 }, (_, at) => ({ code: `Э-2${at}`, subjects: ['математика'] }))

describe('what cannot be assigned', () => {
  // Three experts for each of 24 works; of four physicists one works in the school and one has kin there.
  const blocked = problemOf({
    marks: 3,
    people: [
      physics('Э-03'),
      physics('Э-07', { schools: ['edu5'] }),
      physics('Э-09'),
      physics('Э-11', { kin: [{ school: 'edu5' }] }),
      ...others,
    ],
    works: [
      { code: 'Ф-5', school: 'edu5', class: '1', subject: 'физика', works: 24 },
      { code: 'М-5', school: 'edu5', class: '1', subject: 'математика', works: 20 },
    ],
  })

  it('is explained by the people who may not, and by nobody else', () => {
    const { shortages, outcome, given, need } = answerOf(blocked)
    expect({ outcome, given, need }).toEqual({ outcome: 'partial', given: 108, need: 132 })
    expect(shortages).toHaveLength(1)
    const [shortage] = shortages
    expect(shortage).toMatchObject({ works: ['Ф-5'], need: 72, missing: 24 })
    // One more physicist is enough, so each of the two alone would do: the smallest set names what bars both.
    expect(new Set(shortage!.reasons.flatMap(({ people }) => people))).toEqual(new Set(['Э-07', 'Э-11']))
    expect(shortage!.sentence).toContain('Работы школы edu5 по предмету «физика»: 24\u00a0работы, на каждую нужно 3')
    expect(shortage!.sentence).toContain('не хватает 24')
    expect(shortage!.sentence).toContain('Э-07 – своя школа')
    expect(shortage!.sentence).toContain('Э-11 – родственник в школе')
    expect(shortage!.remedies).toEqual([
      'ещё 1\u00a0эксперт по предмету «физика», без связи с этими школами',
      'по 2 на каждую работу вместо 3',
    ])
  })

  it.each([
    ['Э-07', { schools: [] }],
    ['Э-11', { kin: [] }],
  ])('would be assigned if %s were free: no reason could be left out', (code, free) => {
    const people = blocked.people.map((each) => (each.code === code ? { ...each, ...free } : each))
    expect(answerOf({ ...blocked, people }).outcome).toBe('complete')
  })

  it('gives the rest in full', () => {
    const { teams } = answerOf(blocked)
    expect(teams.filter(({ work, people }) => work === 'М-5' && people.length === 3)).toHaveLength(20)
    expect(teams.filter(({ work, people }) => work === 'Ф-5' && people.length === 2)).toHaveLength(24)
  })

  it('names the lowest limit that is enough, and it is', () => {
    const problem = makeCampaign({
      schools: 6,
      classes: 2,
      experts: 12,
      marks: 2,
      limit: 40,
      spread: 'free',
      rules: ['own-school', 'competence'],
    })
    const { shortages } = answerOf(problem)
    expect(shortages.map(({ reasons }) => reasons.map(({ rule }) => rule))).toEqual([['limit']])
    const limit = Number(/предел нагрузки (\d+) вместо 40/.exec(shortages[0]!.remedies.join())![1])
    expect(limit).toBeGreaterThan(40)
    expect(answerOf({ ...problem, limit }).outcome).toBe('complete')
    expect(answerOf({ ...problem, limit: limit - 1 }).outcome).toBe('partial')
  })

  it('offers to lift a rule that orders the work, never a conflict of interest', () => {
    const schools = ['edu1', 'edu2'].map((code) => ({ code, district: 'Округ 1' }))
    const people = [physics('Э-1', { schools: ['edu1'] }), physics('Э-2', { schools: ['edu2'] })]
    const works = [{ code: 'Ф-1', school: 'edu1', subject: 'физика', works: 10 }]
    const rules = (...names: string[]) => names.map((rule) => ({ rule }))
    const byDistrict = answerOf(
      problemOf({ schools, people, works, rules: rules('own-school', 'competence', 'other-district') }),
    )
    expect(byDistrict.shortages[0]?.remedies).toContain('без правила «не в своём округе»')
    expect(byDistrict.shortages[0]?.remedies[0]).toContain('не из округа «Округ 1»')
    const byKin = answerOf(
      problemOf({ schools, people: [{ ...people[0], kin: [] }], works, rules: rules('own-school', 'competence') }),
    )
    expect(byKin.shortages[0]?.remedies.join()).not.toContain('без правила')
  })

  it('says that a lead expert is what is missing', () => {
    const works = [{ code: 'Ф-1', school: 'edu1', subject: 'физика', works: 10, lead: true }]
    const { shortages } = answerOf(problemOf({ people: [physics('Э-1'), physics('Э-2')], works }))
    expect(shortages[0]?.reasons.map(({ rule }) => rule)).toEqual(['lead'])
    expect(shortages[0]?.remedies[0]).toContain('ведущий')
  })

  it('says that two schools would have to check each other', () => {
    const people = [physics('Э-1', { schools: ['edu1'] }), physics('Э-2', { schools: ['edu2'] })]
    const works = ['edu1', 'edu2'].map((school) => ({ code: school, school, subject: 'физика', works: 5 }))
    const rules = ['own-school', 'competence', 'reciprocity'].map((rule) => ({ rule }))
    const { shortages, given } = answerOf(problemOf({ people, works, rules }))
    expect(given).toBe(5)
    expect(shortages).toHaveLength(1)
    expect(shortages[0]?.reasons.map(({ rule }) => rule)).toContain('reciprocity')
    expect(shortages[0]?.remedies).toContain('без правила «школы не проверяют друг друга взаимно»')
  })

  it('adds up to all that is missing, and says what the works take from each other', () => {
    const people = [
      physics('Э-1', { schools: ['edu1'] }),
      physics('Э-2', { schools: ['edu3'] }),
      physics('Э-3', { schools: ['edu3'] }),
    ]
    const works = ['edu1', 'edu3'].map((school) => ({ code: school, school, subject: 'физика', works: 10 }))
    const rules = ['own-school', 'competence', 'reciprocity'].map((rule) => ({ rule }))
    const { shortages, need, given } = answerOf(problemOf({ marks: 2, people, works, rules }))
    expect(shortages.reduce((sum, { missing }) => sum + missing, 0)).toBe(need - given)
    expect(shortages.map(({ missing }) => missing)).toEqual([10, 10])
    expect(shortages[1]?.sentence).toContain('иначе школы проверяли бы друг друга взаимно')
  })

  it('says that nobody can be in two places at one time', () => {
    const works = ['edu1', 'edu2'].map((school) => ({ code: school, school, day: '2027-04-12' }))
    const { shortages } = answerOf(problemOf({ kind: 'observers', people: [{ code: 'Н-1' }], works, rules: [] }))
    expect(shortages[0]?.reasons.map(({ rule }) => rule)).toEqual(['one-place'])
    expect(shortages[0]?.sentence).toContain('Смены школ edu1, edu2, 2027-04-12')
    expect(shortages[0]?.remedies).toEqual(['ещё 1\u00a0наблюдатель, без связи с этими школами'])
  })

  it('explains each subject by itself', () => {
    const works = ['физика', 'химия'].map((subject) => ({ code: subject, school: 'edu1', subject, works: 5 }))
    const { shortages } = answerOf(problemOf({ people: others, works }))
    expect(shortages.map((each) => each.works)).toEqual([['физика'], ['химия']])
    expect(shortages.map(({ reasons }) => reasons.map(({ rule }) => rule))).toEqual([['competence'], ['competence']])
  })
})

describe('the smallest conflict', () => {
  it('is a conflict, and none of it can be left out, whatever the conflicts are', () => {
    const names = ['а', 'б', 'в', 'г', 'д', 'е']
    const elements = names.map((name, at) => ({ name, group: at < 3 ? 'one' : 'two' }))
    fc.assert(
      fc.property(fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 1, maxLength: 4 }), (conflicts) => {
        const isShort = (kept: ReadonlySet<{ readonly name: string }>) => {
          const left = [...kept].map(({ name }) => name)
          return conflicts.some((conflict) => conflict.every((name) => left.includes(name)))
        }
        const found = findConflict(elements, isShort)
        expect(isShort(new Set(found))).toBe(true)
        for (const one of found) expect(isShort(new Set(found.filter((each) => each !== one)))).toBe(false)
      }),
      { seed: 7, numRuns: 200 },
    )
  })
})
