import { assign, openSolver } from '#assignments'
import type { AssignmentProblem } from '../src/assignments/problem-model.ts'
import { type CampaignShape, makeCampaign } from '../src/assignments/testing.ts'

/** `node bench/assign.ts [name…]`: processor time of the assignment by size of the campaign. */
const usual = ['own-school', 'former-school', 'kin', 'declared-conflict', 'paired-school', 'competence'] as const

const campaigns: Readonly<Record<string, CampaignShape>> = {
  'a district': { schools: 8, classes: 4, experts: 20, marks: 2 },
  'a municipality': { schools: 30, classes: 4, experts: 60, marks: 2 },
  'a municipality, other districts': {
    schools: 30,
    classes: 4,
    experts: 60,
    marks: 2,
    rules: [...usual, 'other-district'],
  },
  'a municipality, mixed': { schools: 30, classes: 4, experts: 60, marks: 2, spread: 'mixing' },
  'a municipality, no mutual checks': {
    schools: 30,
    classes: 4,
    experts: 60,
    marks: 2,
    rules: [...usual, 'reciprocity'],
  },
  'a municipality, 13 of 100 views short': { schools: 30, classes: 4, experts: 60, marks: 2, limit: 88 },
  'a municipality, only own districts': {
    schools: 30,
    classes: 4,
    experts: 24,
    marks: 2,
    rules: [...usual, 'own-district'],
  },
  'a municipality, short, no mutual checks': {
    schools: 30,
    classes: 4,
    experts: 60,
    marks: 2,
    limit: 88,
    rules: [...usual, 'reciprocity'],
  },
  'a region': { schools: 60, classes: 7, experts: 500, marks: 2 },
}

const asked = process.argv.slice(2)
const solver = await openSolver()
console.log(solver.name)
for (const [name, shape] of Object.entries(campaigns)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const problem = makeCampaign(shape)
  const before = process.cpuUsage()
  const answer = assign(problem, solver)
  const { user, system } = process.cpuUsage(before)
  if (!answer.ok) throw new Error(answer.error.sentence)
  const { need, given, loads, checks, balance, shortages } = answer.value
  const least = loads.reduce((sum, { person, count }) => sum + fewestSchools(problem, person, count), 0) / shape.experts
  const schools = loads.reduce((sum, load) => sum + load.schools.length, 0)
  console.log(
    `${name}: ${need / shape.marks} works × ${shape.marks}, ${shape.experts} experts: ${((user + system) / 1e6).toFixed(1)} s of processor; ` +
      `given ${given} of ${need}; loads ${balance.least}–${balance.most}; schools a person ${(schools / shape.experts).toFixed(2)} (not below ${least.toFixed(2)}); ` +
      `rules ${checks.every(({ holds }) => holds) ? 'hold' : 'BROKEN'}; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  )
  for (const { sentence } of shortages) console.log(`  ${sentence}`)
}

/** A bound that no assignment with these loads can go below: as many schools as hold that many works of the person's subjects. */
function fewestSchools({ people, works }: AssignmentProblem, code: string, load: number): number {
  const { subjects, schools } = people.find((person) => person.code === code)!
  const ofSchool = new Map<string, number>()
  for (const { school, subject, works: count } of works) {
    if (!subjects.includes(subject!) || schools.includes(school)) continue
    ofSchool.set(school, (ofSchool.get(school) ?? 0) + count)
  }
  let left = load
  let entered = 0
  for (const count of [...ofSchool.values()].toSorted((a, b) => b - a)) {
    if (left <= 0) break
    left -= count
    entered++
  }
  return entered
}
