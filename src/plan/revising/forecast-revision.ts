import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { CarriedMeasure, CarryForecast, DateMove, Plan, PlanMeasure } from '../model.ts'
import { loadTurns } from './load-turns.ts'
import { type Settlement, settleMeasure } from './settle-measure.ts'

/** What putting this draft in force would do to the work of the plan that it corrects; undefined where it corrects none. */
export async function forecastRevision(tx: ReadTx, plan: Plan, today: IsoDate): Promise<CarryForecast | undefined> {
  const turns = await loadTurns(tx, plan, today)
  if (turns === undefined) return undefined
  const sums: { measure: PlanMeasure; settlement: Settlement }[] = []
  for (const { turn, same } of turns.continued) {
    // Where nothing has changed nothing is asked anew, not even of those who came since.
    const settlement = await settleMeasure(tx, turn)
    sums.push({ measure: turn.next, settlement: same ? untouched(settlement) : settlement })
  }
  for (const turn of turns.removed) sums.push({ measure: turn.was, settlement: await settleMeasure(tx, turn) })
  for (const turn of turns.added) sums.push({ measure: turn.was, settlement: await settleMeasure(tx, turn) })
  return sumSettlements(tx, turns.node, sums)
}

const untouched = ({ kept, settled, withdrawn }: Settlement): Settlement => ({
  kept: kept + withdrawn.length,
  settled,
  moved: [],
  relabelled: [],
  withdrawn: [],
  added: [],
})

export async function sumSettlements(
  tx: ReadTx,
  node: OrganisationNode,
  sums: readonly { readonly measure: PlanMeasure; readonly settlement: Settlement }[],
): Promise<CarryForecast> {
  const names = new Map((await listSubtree(tx, node.path, 'school')).map(({ id, shortName }) => [id, shortName]))
  names.set(node.id, node.shortName)
  const nodes = new Map<NodeId, { moved: number; withdrawn: number; added: number }>()
  const at = (id: NodeId) => {
    const there = nodes.get(id) ?? { moved: 0, withdrawn: 0, added: 0 }
    nodes.set(id, there)
    return there
  }
  for (const { settlement } of sums) {
    for (const { standing } of settlement.moved) at(standing.node).moved += 1
    for (const each of settlement.withdrawn) at(each.node).withdrawn += 1
    for (const each of settlement.added) at(each.node).added += 1
  }
  const sum = (of: (settlement: Settlement) => number): number =>
    sums.reduce((total, { settlement }) => total + of(settlement), 0)
  return {
    kept: sum(({ kept }) => kept),
    settled: sum(({ settled }) => settled),
    moved: sum(({ moved }) => moved.length),
    withdrawn: sum(({ withdrawn }) => withdrawn.length),
    added: sum(({ added }) => added.length),
    measures: sums.map(({ measure, settlement }) => carriedMeasure(measure, settlement)),
    nodes: [...nodes].map(([id, counts]) => ({ node: id, name: names.get(id) ?? '', ...counts })),
  }
}

function carriedMeasure(measure: PlanMeasure, settlement: Settlement): CarriedMeasure {
  const moves = Map.groupBy(settlement.moved, ({ standing, due }) => `${standing.control} ${due.control}`)
  return {
    measure: measure.id,
    number: measure.number,
    origin: measure.origin,
    text: measure.text,
    kept: settlement.kept,
    settled: settlement.settled,
    withdrawn: settlement.withdrawn.length,
    added: settlement.added.length,
    moves: [...moves.values()]
      .map((same): DateMove => ({
        from: same[0]!.standing.control,
        to: same[0]!.due.control,
        executions: same.length,
      }))
      .toSorted((a, b) => b.executions - a.executions),
  }
}
