import { draftFlow } from './draft-flow.ts'
import type { Instance } from './instance.ts'
import { solveWhole } from './solve-whole.ts'
import type { Solver } from './solver/open-solver.ts'

/** What cannot be given, per batch: views in all, and works without a lead. */
export interface Cover {
  readonly missing: readonly number[]
  readonly missingLead: readonly number[]
  readonly total: number
}

export const isAllowed =
  ({ blocks }: Instance) =>
  (person: number, batch: number): boolean =>
    blocks[person]![batch]!.length === 0

/** The first question: can every work be seen as often as it must be; and if not, how much at most. */
export function coverWorks(instance: Instance, solver: Solver): Cover {
  const flow = draftFlow(instance, isAllowed(instance))
  const { values } = solveWhole(solver, flow)
  const missing = flow.missing.map((column) => values[column]!)
  const missingLead = flow.missingLead.map((column) => (column === undefined ? 0 : values[column]!))
  return { missing, missingLead, total: sum(missing) + sum(missingLead) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
