import { assign, openSolver } from '#assignments'
import type { CampaignShape } from '../src/assignments/testing.ts'
import { makeCampaign } from '../src/assignments/testing.ts'

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
  'a municipality, a rule too many': {
    schools: 30,
    classes: 4,
    experts: 20,
    marks: 3,
    rules: [...usual, 'other-district'],
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
  const schools = loads.reduce((sum, load) => sum + load.schools.length, 0)
  console.log(
    `${name}: ${need / shape.marks} works × ${shape.marks}, ${shape.experts} experts: ${((user + system) / 1e6).toFixed(1)} s of processor; ` +
      `given ${given} of ${need}; loads ${balance.least}–${balance.most}; schools a person ${(schools / shape.experts).toFixed(2)}; ` +
      `rules ${checks.every(({ holds }) => holds) ? 'hold' : 'BROKEN'}; ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
  )
  for (const { sentence } of shortages) console.log(`  ${sentence}`)
}
