import type { Groups } from './arrange-pairs.ts'
import type { Flow } from './draft-flow.ts'
import { addColumn, addEntries, addRow, type LinearDraft } from './solver/linear-draft.ts'
import type { Solver } from './solver/open-solver.ts'

export interface Refinement {
  readonly flow: Flow
  readonly groups: Groups
  readonly fixed: readonly number[]
  /** The most that each person may see. */
  readonly most: readonly number[]
  score(counts: readonly number[]): number
}

/** Up to so many person-and-school choices the whole is searched at once; beyond, a few people at a time. */
const mostChoices = 130
const peopleAtATime = 5
/** Above this size the rounds before must do. */
const mostPairs = 20_000
const nodes = 300

/**
 * The true price of a school, one whatever is seen there, as a whole 0/1 column: for everybody at once where that is a small
 * search, else for a few people who share schools while the others stand still, everyone's turn once (large
 * neighbourhood search; Shaw 1998). Only what is better by the score is taken.
 */
export function refineSchools(refinement: Refinement, start: readonly number[], solver: Solver): readonly number[] {
  const { flow, groups, most, score } = refinement
  if (flow.pairs.length > mostPairs) return start
  const everybody = [...most.keys()]
  let best = start
  const attempt = (people: readonly number[]) => {
    const counts = searchFor(refinement, best, new Set(people), solver)
    if (counts !== undefined && score(counts) < score(best) - 1e-9) best = counts
  }
  if (groups.size <= mostChoices) attempt(everybody)
  else for (const person of everybody) attempt(nearest(refinement, best, person))
  return best
}

/** The person and those who see works of the same schools most. */
function nearest({ flow, groups }: Refinement, counts: readonly number[], person: number): number[] {
  const schools = new Map<number, Set<number>>()
  for (const [at, count] of counts.entries()) {
    const { person: who } = flow.pairs[at]!
    if (count > 0) schools.set(who, (schools.get(who) ?? new Set()).add(groups.school[at]!))
  }
  const own = schools.get(person) ?? new Set()
  const shared = [...schools].map(([who, theirs]) => ({
    who,
    count: who === person ? Infinity : [...theirs].filter((school) => own.has(school)).length,
  }))
  return shared
    .toSorted((a, b) => b.count - a.count || a.who - b.who)
    .slice(0, peopleAtATime)
    .map(({ who }) => who)
}

function searchFor(
  { flow, groups, fixed, most }: Refinement,
  counts: readonly number[],
  free: ReadonlySet<number>,
  solver: Solver,
): readonly number[] | undefined {
  const draft = copyOf(flow.draft)
  const rows = new Map<number, number>()
  const entries: { readonly row: number; readonly column: number }[] = []
  for (const [at, { person, column }] of flow.pairs.entries()) {
    draft.costs[column] = fixed[at]!
    if (!free.has(person)) {
      draft.lower[column] = counts[at]!
      draft.upper[column] = counts[at]!
      continue
    }
    const group = groups.of[at]!
    let row = rows.get(group)
    if (row === undefined) {
      row = addRow(draft, -Infinity, 0)
      rows.set(group, row)
      const inSchool = Math.max(1, Math.min(groups.works[group]!, most[person]!))
      addColumn(draft, { cost: 1, upper: 1, whole: true, entries: [[row, -inSchool]] })
    }
    entries.push({ row, column })
  }
  addEntries(draft, entries)
  const { values } = solver.solve(draft, nodes)
  const found = flow.pairs.map(({ column }) => values[column] ?? 0.5)
  return found.every((value) => Math.abs(value - Math.round(value)) < 1e-6) ? found.map(Math.round) : undefined
}

const copyOf = (draft: LinearDraft): LinearDraft => structuredClone(draft)
