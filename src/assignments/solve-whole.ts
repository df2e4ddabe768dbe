import { assert } from '#kernel/assert'
import type { Flow } from './draft-flow.ts'
import type { Solved, Solver } from './solver/open-solver.ts'

/** What the flow says in whole works, per pair of `flow.pairs`, and every other column rounded. */
export interface WholeFlow {
  readonly counts: readonly number[]
  readonly values: readonly number[]
  readonly isLimit: boolean
}

/**
 * Flows have whole vertices, so the plain linear programme gives whole works nearly always (and fast). Where slots overlap
 * crosswise it may not: then the columns of the pairs are made whole and the search decides.
 */
export function solveWhole(solver: Solver, flow: Flow, plain: Solved = solver.solve(flow.draft)): WholeFlow {
  if (flow.pairs.every(({ column }) => isWhole(plain.values[column] ?? 0.5))) return rounded(flow, plain)
  for (const { column } of flow.pairs) flow.draft.whole[column] = 1
  return rounded(flow, solver.solve(flow.draft))
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6

function rounded(flow: Flow, solved: Solved): WholeFlow {
  // What nobody can give is a column of its own, so there is always an answer.
  assert(solved.status !== 'infeasible', 'solveWhole: the flow must be feasible')
  const values = Array.from(solved.values, Math.round)
  return { counts: flow.pairs.map(({ column }) => values[column]!), values, isLimit: solved.status === 'limit' }
}

/** Holds a column at a value. */
export function holdColumn({ draft }: Flow, column: number, value: number): void {
  draft.lower[column] = value
  draft.upper[column] = value
}
