import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { assign, openSolver, type Solver } from './index.ts'
import { type AssignmentProblem, assignmentProblemSchema } from './problem-model.ts'
import { brokenRules } from './testing.ts'

/** Small problems are tried out in every possible way, and the solver must find as good a one. */
const school = fc.constantFrom('edu1', 'edu2', 'edu3')
const conflict = fc.array(fc.record({ school }), { maxLength: 1 })
const person = fc.record({
  schools: fc.array(school, { maxLength: 1 }),
  kin: conflict,
  conflicts: conflict,
  subjects: fc.constantFrom(['а'], ['б'], ['а', 'б']),
  lead: fc.boolean(),
  limit: fc.integer({ min: 1, max: 5 }),
})
const work = fc.record({
  school,
  subject: fc.constantFrom('а', 'б'),
  works: fc.integer({ min: 1, max: 2 }),
  marks: fc.integer({ min: 1, max: 2 }),
  lead: fc.boolean(),
})

const problems = fc
  .record({
    people: fc.array(person, { minLength: 2, maxLength: 4 }),
    works: fc.array(work, { minLength: 1, maxLength: 3 }),
    reciprocity: fc.boolean(),
  })
  .map(({ people, works, reciprocity }) =>
    assignmentProblemSchema.parse({
      format: 'obyektiv-assignment',
      version: 1,
      kind: 'experts',
      seed: '1',
      rules: ['own-school', 'kin', 'declared-conflict', 'competence', ...(reciprocity ? ['reciprocity'] : [])].map(
        (rule) => ({ rule }),
      ),
      people: people.map((each, at) => ({ ...each, code: `Э-${at}` })),
      works: works.map((each, at) => ({ ...each, code: `Р-${at}` })),
    }),
  )

interface Best {
  /** Least missing views and works without a lead. */
  missing: number
  /** Least sum of squares of loads among those that miss nothing. */
  squares: number
}

/** Every way to give each person 0…all works of each batch. */
function tryAll(problem: AssignmentProblem): Best {
  const { people, works } = problem
  const isBarred = (who: number, what: number) => {
    const { schools, kin, conflicts, subjects } = people[who]!
    const { school: where, subject } = works[what]!
    return (
      schools.includes(where) ||
      [...kin, ...conflicts].some((each) => each.school === where) ||
      !subjects.includes(subject!)
    )
  }
  const isMutual = problem.rules!.some(({ rule }) => rule === 'reciprocity')
  const best: Best = { missing: Infinity, squares: Infinity }
  const loads = people.map(() => 0)
  const looks: string[] = []

  function nextWork(what: number, missing: number): void {
    if (missing > best.missing) return
    const current = works[what]
    if (current === undefined) {
      if (
        isMutual &&
        looks.some((look) => {
          const [one, other] = look.split('>')
          return one !== other && looks.includes(`${other}>${one}`)
        })
      )
        return
      if (missing < best.missing) best.squares = Infinity
      best.missing = missing
      if (missing === 0)
        best.squares = Math.min(
          best.squares,
          loads.reduce((sum, load) => sum + load ** 2, 0),
        )
      return
    }
    const { works: size, marks, lead } = current
    function nextPerson(who: number, given: number, byLeads: number): void {
      if (given > size * marks!) return
      const expert = people[who]
      if (expert === undefined) {
        nextWork(what + 1, missing + size * marks! - given + (lead ? Math.max(0, size - byLeads) : 0))
        return
      }
      for (let count = isBarred(who, what) ? 0 : Math.min(size, expert.limit! - loads[who]!); count > 0; count--) {
        loads[who]! += count
        const marksBefore = looks.length
        for (const own of expert.schools) looks.push(`${own}>${current!.school}`)
        nextPerson(who + 1, given + count, byLeads + (expert.lead ? count : 0))
        looks.length = marksBefore
        loads[who]! -= count
      }
      nextPerson(who + 1, given, byLeads)
    }
    nextPerson(0, 0, 0)
  }
  nextWork(0, 0)
  return best
}

describe('against every possible assignment of small problems', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await openSolver()
  })

  it('as many views are given as can be, the rules hold, and no loads are more even', () => {
    let complete = 0
    let short = 0
    fc.assert(
      fc.property(problems, (problem) => {
        const answer = assign(problem, solver)
        if (!answer.ok) throw new Error(answer.error.sentence)
        const best = tryAll(problem)
        expect(brokenRules(problem, answer.value)).toEqual([])
        expect(answer.value.outcome).toBe(best.missing === 0 ? 'complete' : 'partial')
        if (best.missing === 0) {
          complete++
          expect(answer.value.loads.reduce((sum, { count }) => sum + count ** 2, 0)).toBe(best.squares)
        } else {
          short++
          expect(answer.value.shortages.length).toBeGreaterThan(0)
        }
      }),
      { seed: 2026, numRuns: 100 },
    )
    // The measure means something only when both kinds came up often.
    expect(Math.min(complete, short)).toBeGreaterThan(20)
  })
})
