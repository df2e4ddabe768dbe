import { coverWorks, isAllowed } from '../cover-works.ts'
import { draftFlow, mostOfBatch } from '../draft-flow.ts'
import type { Instance } from '../instance.ts'
import { solveWhole } from '../solve-whole.ts'
import type { Solver } from '../solver/open-solver.ts'

/**
 * The part of the problem that the shortage lives in: from works that lack views to people who could see them, from these
 * to the works that keep them busy, and so on (the side of the least cut). The rest of the works would be seen anyway.
 */
export function narrowInstance(instance: Instance, solver: Solver): Instance {
  // Directions between schools tie everything together: no part can be looked at alone.
  if (instance.rules.some(({ rule }) => rule === 'reciprocity')) return instance
  const flow = draftFlow(instance, isAllowed(instance))
  const { counts, values } = solveWhole(solver, flow)
  const reached = new Set(
    instance.batches.flatMap((_, at) => {
      const lead = flow.missingLead[at]
      return values[flow.missing[at]!]! > 0 || (lead !== undefined && values[lead]! > 0) ? [at] : []
    }),
  )
  const people = new Set<number>()
  for (let before = -1; before !== reached.size + people.size;) {
    before = reached.size + people.size
    for (const [at, { person, batch }] of flow.pairs.entries()) {
      if (reached.has(batch) && counts[at]! < mostOfBatch(instance, batch)) people.add(person)
      if (people.has(person) && counts[at]! > 0) reached.add(batch)
    }
  }
  const part = keepBatches(instance, (batch) => reached.has(batch))
  return coverWorks(part, solver).total > 0 ? part : instance
}

/** The same problem with some of its batches. */
export function keepBatches(instance: Instance, isKept: (batch: number) => boolean): Instance {
  const kept = instance.batches.flatMap((_, at) => (isKept(at) ? [at] : []))
  const position = new Map(kept.map((batch, at) => [batch, at]))
  return {
    ...instance,
    batches: kept.map((batch) => instance.batches[batch]!),
    blocks: instance.blocks.map((row) => kept.map((batch) => row[batch]!)),
    simultaneous: instance.simultaneous
      .map((set) => set.flatMap((batch) => position.get(batch) ?? []))
      .filter((set) => set.length > 1),
    km: (person, batch) => instance.km(person, kept[batch]!),
  }
}
