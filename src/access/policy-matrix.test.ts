import { expect, it } from 'vitest'
import { policy } from '#app'
import type { NodeId, NodeKind } from '#organisations/model'
import { can, decide, mayGrant } from './index.ts'
import { type Grant, type PolicyRule, type Role, roleNodeKinds, roles, roleTitles } from './model.ts'

type Action = keyof typeof policy
const actions = Object.keys(policy).toSorted() as Action[]

/** Two regions, each with two municipalities of two schools; paths as the tree makes them. */
const nodes: readonly { readonly kind: NodeKind; readonly path: string }[] = ['r1/', 'r2/'].flatMap((region) => [
  { kind: 'region' as const, path: region },
  ...['m1/', 'm2/'].flatMap((municipality) => [
    { kind: 'municipality' as const, path: region + municipality },
    ...['s1/', 's2/'].map((school) => ({ kind: 'school' as const, path: region + municipality + school })),
  ]),
])

/** Where each role is held in these tests: the first node of each kind where it makes sense. */
const homes = roles.flatMap((role) =>
  roleNodeKinds[role].map((kind) => ({ role, kind, home: nodes.find((node) => node.kind === kind)!.path })),
)

const held = (role: Role, home: string): readonly Grant[] => [{ role, nodeId: home as NodeId, nodePath: home }]

const relation = (home: string, path: string): 'own' | 'below' | 'above' | 'foreign' => {
  if (path === home) return 'own'
  if (path.startsWith(home)) return 'below'
  return home.startsWith(path) ? 'above' : 'foreign'
}

it.each(homes)('$role at a $kind may do what its rules say, nowhere else, on all $home', ({ role, home }) => {
  for (const action of actions) {
    const rule: PolicyRule = policy[action]
    const within: readonly Role[] = 'within' in rule ? rule.within : rule
    const above: readonly Role[] = 'within' in rule ? rule.above : []
    for (const { path } of nodes) {
      const expected = { own: within, below: within, above, foreign: [] as readonly Role[] }[relation(home, path)]
      expect(can(policy, held(role, home), action, path), `${role} ${action} ${path}`).toBe(expected.includes(role))
    }
    expect(can(policy, held(role, home), action, ''), `${role} ${action} the whole system`).toBe(false)
  }
})

it('is the table that was agreed: a change of rights is seen in review', async () => {
  const marks = (role: Role, action: Action): string => {
    const rule: PolicyRule = policy[action]
    const within: readonly Role[] = 'within' in rule ? rule.within : rule
    const above: readonly Role[] = 'within' in rule ? rule.above : []
    return `${within.includes(role) ? '●' : '·'}${above.includes(role) ? '↑' : ' '}`
  }
  const width = Math.max(...actions.map((action) => action.length))
  const lines = [
    '● at the own node and below it   ↑ also at the nodes above it   · not at all',
    '',
    ...roles.map((role, index) => `${' '.repeat(width + 1)}${'|  '.repeat(index)}${role} (${roleTitles[role]})`),
    ...actions.map((action) =>
      `${action.padEnd(width + 1)}${roles.map((role) => marks(role, action)).join(' ')}`.trimEnd(),
    ),
    '',
  ]
  await expect(lines.join('\n')).toMatchFileSnapshot('policy-matrix.txt')
})

it.each(['school-head', 'school-coordinator', 'teacher'] as const)('a %s reaches no foreign school', (role) => {
  const grants = held(role, 'r1/m1/s1/')
  for (const action of actions) {
    expect(can(policy, grants, action, 'r1/m1/s2/'), action).toBe(false)
    expect(can(policy, grants, action, 'r1/m2/s1/'), action).toBe(false)
  }
})

it('a school sees of its municipality names, dates, meetings, plans, orders, assessments and shielded figures, nothing more', () => {
  const seen = actions.filter((action) => can(policy, held('school-head', 'r1/m1/s1/'), action, 'r1/m1/'))
  expect(seen).toEqual([
    'calendar.read',
    'meetings.read',
    'orders.read',
    'organisations.see',
    'plan.read',
    'procedures.read',
    'results.read-shielded',
  ])
})

it.each(['expert', 'lead-expert', 'public-observer'] as const)('a %s sees no school', (role) => {
  for (const action of actions) expect(can(policy, held(role, 'r1/m1/'), action, 'r1/m1/s1/'), action).toBe(false)
})

it('an auditor reads and never writes', () => {
  const may = actions.filter((action) => can(policy, held('auditor', 'r1/'), action, 'r1/m1/s1/'))
  for (const action of may) expect(action).toMatch(/\.(read|see|verify)/)
  const reads = actions.filter((action) => /\.(read|see|verify)/.test(action))
  expect(may).toEqual(reads)
})

it('a regional analyst sees no small group, no single work and no name of a person', () => {
  const may = actions.filter((action) => can(policy, held('regional-analyst', 'r1/'), action, 'r1/m1/s1/'))
  expect(may).toEqual([
    'calendar.read',
    'calendar.read-schools',
    'honours.read-shielded',
    'organisations.see',
    'plan.read',
    'plan.read-summary',
    'procedures.read',
    'reports.accept',
    'reports.make-note',
    'reports.read',
    'results.read-shielded',
    'screening.read-shielded',
  ])
})

it('an administrator manages people and sees no results', () => {
  const may = actions.filter((action) => can(policy, held('administrator', 'r1/m1/'), action, 'r1/m1/s1/'))
  expect(may.filter((action) => /^(results|screening|reports|honours)\./.test(action))).toEqual([])
})

it('whoever may see the full figures may see the shielded ones', () => {
  for (const { role, home } of homes) {
    for (const domain of ['results', 'screening', 'honours'] as const) {
      if (!can(policy, held(role, home), `${domain}.read`, home)) continue
      expect(can(policy, held(role, home), `${domain}.read-shielded`, home), `${role} ${domain}`).toBe(true)
    }
  }
})

it('a stranger may do nothing anywhere', () => {
  for (const action of actions) for (const { path } of nodes) expect(can(policy, [], action, path)).toBe(false)
})

it.each([
  ['what is allowed', 'municipal-coordinator', 'r1/m1/', 'results.import', 'r1/m1/s1/', 'allowed'],
  ['an act beyond the role', 'methodist', 'r1/m1/', 'results.import', 'r1/m1/s1/', 'forbidden'],
  ['a foreign school', 'school-head', 'r1/m1/s1/', 'results.read', 'r1/m1/s2/', 'hidden'],
  ['no such school', 'school-head', 'r1/m1/s1/', 'results.read', undefined, 'hidden'],
  ['the municipality over the school', 'school-head', 'r1/m1/s1/', 'results.read', 'r1/m1/', 'forbidden'],
  ['a school, for an expert', 'expert', 'r1/m1/', 'results.read', 'r1/m1/s1/', 'hidden'],
  ['a node whose id begins alike', 'school-head', 'r1/m1/s1/', 'results.read', 'r1/m1/s10/', 'hidden'],
] as const)('tells 403 from 404 for %s', (_what, role, home, action, path, decision) => {
  expect(decide(policy, held(role, home), action, 'organisations.see', path)).toBe(decision)
})

it.each([
  ['administrator', 'r1/m1/', 'administrator', 'r1/m1/', true],
  ['administrator', 'r1/m1/', 'school-head', 'r1/m1/s1/', true],
  ['administrator', 'r1/m1/', 'administrator', 'r1/', false],
  ['administrator', 'r1/m1/', 'methodist', 'r1/m2/', false],
  ['municipal-coordinator', 'r1/m1/', 'school-coordinator', 'r1/m1/s1/', true],
  ['municipal-coordinator', 'r1/m1/', 'municipal-coordinator', 'r1/m1/', false],
  ['municipal-coordinator', 'r1/m1/', 'administrator', 'r1/m1/', false],
  ['school-head', 'r1/m1/s1/', 'teacher', 'r1/m1/s1/', true],
  ['school-head', 'r1/m1/s1/', 'teacher', 'r1/m1/s2/', false],
  ['school-head', 'r1/m1/s1/', 'school-head', 'r1/m1/s1/', false],
  ['auditor', 'r1/', 'teacher', 'r1/m1/s1/', false],
] as const)('a %s at %s giving %s at %s: %s', (giver, home, role, path, allowed) => {
  expect(mayGrant(held(giver, home), role, path)).toBe(allowed)
})
