import { draftFlow, type Flow, mostOfBatch } from '../draft-flow.ts'
import { demandOf, type Instance } from '../instance.ts'
import type { Block } from '../model.ts'
import type { OpenModel, Solver } from '../solver/open-solver.ts'

/** Which parts of the problem hold in one question to the solver. */
export interface Terms {
  needs(batch: number): boolean
  blocks(block: Block, person: number, batch: number): boolean
  readonly limits: boolean
  readonly reciprocity: boolean
  readonly lead: boolean
  readonly onePlace: boolean
}

/** How many views are missing under these terms. */
export type AskShortage = (terms: Terms) => number

/** Opens the flow with every pair in it, the forbidden ones too; each question then shuts and opens pairs, limits and needs. */
export function withRelaxedFlow<T>(instance: Instance, solver: Solver, work: (ask: AskShortage) => T): T {
  const flow = draftFlow(instance, () => true)
  return solver.withModel(flow.draft, (model) =>
    work((terms) => {
      for (const { person, batch, column } of flow.pairs) {
        const isShut = instance.blocks[person]![batch]!.some((block) => terms.blocks(block, person, batch))
        model.setColumnUpper(column, isShut ? 0 : mostOfBatch(instance, batch))
      }
      for (const [person, row] of flow.loadRows.entries()) {
        model.setRow(row, 0, terms.limits ? instance.limits[person]! : Infinity)
      }
      for (const row of flow.placeRows) model.setRow(row, 0, terms.onePlace ? 1 : Infinity)
      for (const { row, upper } of flow.directionRows)
        model.setRow(row, -Infinity, terms.reciprocity ? upper : Infinity)
      setNeeds(instance, model, flow, terms)
      return Math.round(model.solve().objective)
    }),
  )
}

function setNeeds(instance: Instance, model: OpenModel, flow: Flow, terms: Terms): void {
  for (const [at, batch] of instance.batches.entries()) {
    const isNeeded = terms.needs(at)
    const need = isNeeded ? demandOf(batch) : 0
    model.setRow(flow.demandRows[at]!, need, need)
    const leadRow = flow.leadRows[at]
    if (leadRow !== undefined) model.setRow(leadRow, isNeeded && terms.lead ? batch.size : 0, Infinity)
  }
}
