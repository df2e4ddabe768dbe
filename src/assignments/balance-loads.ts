import { seededRandom } from '#kernel/seeded-random'
import { type Cover, isAllowed } from './cover-works.ts'
import { draftFlow, type Flow, mostOfBatch } from './draft-flow.ts'
import { demandOf, type Instance } from './instance.ts'
import { addColumn } from './solver/linear-draft.ts'
import { holdColumn, solveWhole } from './solve-whole.ts'
import type { Solver } from './solver/open-solver.ts'

export interface Balanced {
  readonly loads: readonly number[]
  /** Values of `flow.directions`, to be kept by what follows. */
  readonly directions: readonly number[]
  readonly isLimit: boolean
}

/**
 * The second question: among all ways to give as much as can be given, which loads are the most even. The least sum of squares:
 * no work can pass from one person to another who has at least two fewer (see docs/methods/assignment.md). The seed decides
 * who has the one more.
 */
export function balanceLoads(instance: Instance, cover: Cover, solver: Solver): Balanced {
  for (let span = 2; ; span *= 2) {
    const balanced = tryBalance(instance, cover, solver, span)
    if (balanced !== undefined) return balanced
  }
}

/** Each next work of a person costs more than the one before: a column of its own up to `span` mean loads, one wide column beyond. */
function tryBalance(instance: Instance, cover: Cover, solver: Solver, span: number): Balanced | undefined {
  const flow = draftFlow(instance, isAllowed(instance))
  holdMissing(flow, cover)
  const { draft } = flow
  const mean = Math.max(1, instance.batches.reduce((all, batch) => all + demandOf(batch), 0) / instance.people.length)
  const random = seededRandom(`${instance.problem.seed}/loads`)
  const reach = reachOf(instance, flow)
  const wide: number[] = []
  for (const [person, { code }] of instance.people.entries()) {
    const row = flow.loadRows[person]!
    const most = Math.min(instance.limits[person]!, reach[person]!)
    const units = Math.min(most, Math.ceil(mean * span) + 2)
    // Below half of the step between two units, so it only chooses among equals.
    const chance = 0.3 * random.fork(code).uniform()
    draft.rowLower[row] = 0
    draft.rowUpper[row] = 0
    for (let unit = 0; unit < units; unit++) {
      addColumn(draft, { cost: (unit + 0.5 + chance) / mean, upper: 1, entries: [[row, -1]] })
    }
    if (most > units)
      wide.push(addColumn(draft, { cost: (units + 0.5 + chance) / mean, upper: most - units, entries: [[row, -1]] }))
  }
  const { counts, values, isLimit } = solveWhole(solver, flow)
  if (wide.some((column) => values[column]! > 0)) return undefined
  const loads = instance.people.map(() => 0)
  for (const [at, { person }] of flow.pairs.entries()) loads[person]! += counts[at]!
  return { loads, directions: flow.directions.map((column) => values[column]!), isLimit }
}

/** What is missing stays missing where it was found: who sees the rest is asked next. */
export function holdMissing(flow: Flow, cover: Cover): void {
  for (const [at, column] of flow.missing.entries()) holdColumn(flow, column, cover.missing[at]!)
  for (const [at, column] of flow.missingLead.entries()) {
    if (column !== undefined) holdColumn(flow, column, cover.missingLead[at]!)
  }
}

function reachOf(instance: Instance, flow: Flow): number[] {
  const reach = instance.people.map(() => 0)
  for (const { person, batch } of flow.pairs) reach[person]! += mostOfBatch(instance, batch)
  return reach
}
