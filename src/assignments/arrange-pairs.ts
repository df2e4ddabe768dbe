import { seededRandom } from '#kernel/seeded-random'
import { type Balanced, holdMissing } from './balance-loads.ts'
import { type Cover, isAllowed } from './cover-works.ts'
import { draftFlow, type Flow } from './draft-flow.ts'
import { demandOf, type Instance } from './instance.ts'
import { holdColumn, solveWhole } from './solve-whole.ts'
import { refineSchools } from './refine-schools.ts'
import { addColumn, addEntries, addRow } from './solver/linear-draft.ts'
import type { Solver } from './solver/open-solver.ts'

/** How many works of a batch a person sees. */
export interface PairCount {
  readonly person: number
  readonly batch: number
  readonly count: number
}

/** Rounds of re-pricing before the search by whole columns. */
const rounds = 6

/** A change of class costs a tenth of a change of school, an old acquaintance saves half a school, the longest road costs one. */
const prices = { class: 0.1, continuity: 0.5, travel: 1, chance: 1e-3 }

/**
 * The third question: with loads as even as they can be (within the tolerance of the file), who sees which school. A school
 * that a person enters costs once however many works are seen there; a linear programme has no such price, so the price of a
 * work is set to one over what was seen there the last time, and the best of several rounds is taken (slope scaling; Kim, Pardalos 1999).
 */
export function arrangePairs(
  instance: Instance,
  cover: Cover,
  balanced: Balanced,
  solver: Solver,
): readonly PairCount[] {
  const { spread, tolerance } = instance.problem
  const flow = draftFlow(instance, isAllowed(instance))
  holdMissing(flow, cover)
  for (const [at, column] of flow.directions.entries()) holdColumn(flow, column, balanced.directions[at]!)
  for (const [person, row] of flow.loadRows.entries()) {
    const load = balanced.loads[person]!
    flow.draft.rowLower[row] = Math.max(0, load - tolerance)
    flow.draft.rowUpper[row] = Math.min(instance.limits[person]!, load + tolerance)
  }
  const fixed = fixedPrices(instance, flow)
  const groups = groupsOf(instance, flow)
  if (spread === 'mixing') draftMixing(instance, flow, groups)
  if (spread !== 'few-schools') {
    for (const [at, { column }] of flow.pairs.entries()) flow.draft.costs[column] = fixed[at]!
    return chosen(flow, solveWhole(solver, flow).counts)
  }
  const scaled = searchFewSchools(flow, groups, fixed, solver)
  const score = (counts: readonly number[]) => scoreOf(flow, groups, fixed, counts)
  return chosen(
    flow,
    refineSchools(
      { flow, groups, fixed, most: flow.loadRows.map((row) => flow.draft.rowUpper[row]!), score },
      scaled,
      solver,
    ),
  )
}

/** The model stays open from round to round: with other prices the solver goes on from where it stood. */
function searchFewSchools(flow: Flow, groups: Groups, fixed: readonly number[], solver: Solver): readonly number[] {
  return solver.withModel(flow.draft, (model) => {
    let slopes = groups.prices
    let best: { readonly score: number; readonly counts: readonly number[] } | undefined
    for (let round = 0; round < rounds; round++) {
      for (const [at, { column }] of flow.pairs.entries()) {
        flow.draft.costs[column] = fixed[at]! + slopes[at]!
        model.setCost(column, flow.draft.costs[column])
      }
      const { counts } = solveWhole(solver, flow, model.solve())
      const score = scoreOf(flow, groups, fixed, counts)
      if (best === undefined || score < best.score - 1e-9) best = { score, counts }
      slopes = nextSlopes(flow, groups, counts, slopes)
    }
    return best!.counts
  })
}

const chosen = (flow: Flow, counts: readonly number[]): PairCount[] =>
  flow.pairs.flatMap(({ person, batch }, at) => (counts[at]! > 0 ? [{ person, batch, count: counts[at]! }] : []))

/** What a work costs whatever else is chosen: the road, less old acquaintance, and a trifle of chance to choose among equals. */
function fixedPrices(instance: Instance, { pairs }: Flow): number[] {
  const roads = pairs.map(({ person, batch }) => instance.km(person, batch))
  const longest = roads.reduce<number>((most, km) => Math.max(most, km ?? 0), 0)
  const random = seededRandom(`${instance.problem.seed}/pairs`)
  return pairs.map(({ person, batch }, at) => {
    const { code, previous } = instance.people[person]!
    const { code: work, school } = instance.batches[batch]!
    const road = longest === 0 ? 0 : (prices.travel * (roads[at] ?? longest)) / longest
    const known = previous.includes(school) ? (prices.continuity * 1) / instance.batches[batch]!.size : 0
    return road - known + prices.chance * random.fork(`${code}/${work}`).uniform()
  })
}

export interface Groups {
  /** Per pair: which person-and-school it belongs to. */
  readonly of: readonly number[]
  readonly size: number
  /** Per group: works that the person could see there. */
  readonly works: readonly number[]
  /** Per pair: the school, by number. */
  readonly school: readonly number[]
  /** Prices to begin with: as if the person saw all of the school. */
  readonly prices: readonly number[]
}

function groupsOf(instance: Instance, { pairs }: Flow): Groups {
  const found = new Map<string, number>()
  const works: number[] = []
  const schools = [...new Set(instance.batches.map(({ school }) => school))]
  const of = pairs.map(({ person, batch }) => {
    const { school, size } = instance.batches[batch]!
    const key = `${person}\n${school}`
    const at = found.get(key) ?? found.size
    found.set(key, at)
    works[at] = (works[at] ?? 0) + size
    return at
  })
  return {
    of,
    size: found.size,
    works,
    school: pairs.map(({ batch }) => schools.indexOf(instance.batches[batch]!.school)),
    prices: of.map((group, at) => 1 / works[group]! + prices.class / instance.batches[pairs[at]!.batch]!.size),
  }
}

/** Each entered school costs one again when its works are as many as the last time; what was not chosen keeps its price. */
function nextSlopes({ pairs }: Flow, groups: Groups, counts: readonly number[], slopes: readonly number[]): number[] {
  const seen = new Array<number>(groups.size).fill(0)
  for (const [at, count] of counts.entries()) seen[groups.of[at]!]! += count
  return pairs.map((_, at) => {
    const inSchool = seen[groups.of[at]!]!
    if (inSchool === 0) return slopes[at]!
    return 1 / inSchool + (counts[at]! > 0 ? prices.class / counts[at]! : prices.class)
  })
}

function scoreOf(flow: Flow, groups: Groups, fixed: readonly number[], counts: readonly number[]): number {
  const entered = new Set<number>()
  let score = 0
  for (const [at, count] of counts.entries()) {
    if (count === 0) continue
    entered.add(groups.of[at]!)
    score += prices.class + fixed[at]! * count
  }
  return score + entered.size
}

/** Mixing: what a person sees of one school beyond a fair share costs more and more. */
function draftMixing(instance: Instance, { draft, pairs }: Flow, groups: Groups): void {
  const needs = new Map<string, number>()
  for (const batch of instance.batches) needs.set(batch.school, (needs.get(batch.school) ?? 0) + demandOf(batch))
  const people = new Map<string, Set<number>>()
  for (const { person, batch } of pairs) {
    const { school } = instance.batches[batch]!
    people.set(school, (people.get(school) ?? new Set()).add(person))
  }
  const rows = new Map<number, number>()
  const entries: { readonly row: number; readonly column: number }[] = []
  for (const [at, { batch, column }] of pairs.entries()) {
    const group = groups.of[at]!
    let row = rows.get(group)
    if (row === undefined) {
      row = addRow(draft, 0, 0)
      rows.set(group, row)
      const { school } = instance.batches[batch]!
      const fair = Math.max(1, Math.ceil(needs.get(school)! / people.get(school)!.size))
      for (const [step, width] of [fair, fair, 2 * fair, needs.get(school)!].entries()) {
        addColumn(draft, { cost: step / fair, upper: width, entries: [[row, -1]] })
      }
    }
    entries.push({ row, column })
  }
  addEntries(draft, entries)
}
