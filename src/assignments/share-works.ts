import { createHash } from 'node:crypto'
import type { PairCount } from './arrange-pairs.ts'
import type { Instance } from './instance.ts'

/** Who sees which works of a batch: for each person positions in `items`, for each item people. */
export interface SharedBatch {
  readonly batch: number
  readonly items: readonly string[]
  readonly shares: readonly { readonly person: number; readonly items: readonly string[] }[]
  readonly teams: readonly (readonly number[])[]
}

/**
 * Numbers become single works by going round: the works stand in a circle, each person takes the next so many. Nobody takes
 * more than the circle has, so nobody meets a work twice (McNaughton 1959). Leads go first, so their works cover the circle
 * before anybody's second. The order in the circle is by hash: neighbours in the list need not come to one person.
 */
export function shareWorks(instance: Instance, pairs: readonly PairCount[]): SharedBatch[] {
  const byBatch = Map.groupBy(pairs, ({ batch }) => batch)
  return instance.batches.map(({ items: codes, code, lead }, batch) => {
    const items = inCircle(codes, `${instance.problem.seed}\n${code}`)
    const isLead = (person: number) => (lead && instance.people[person]!.lead ? 0 : 1)
    const people = (byBatch.get(batch) ?? []).toSorted(
      (a, b) => isLead(a.person) - isLead(b.person) || a.person - b.person,
    )
    const teams = items.map((): number[] => [])
    let place = 0
    const shares = people.map(({ person, count }) => {
      const own: string[] = []
      for (let step = 0; step < count; step++, place++) {
        const at = place % items.length
        own.push(items[at]!)
        teams[at]!.push(person)
      }
      return { person, items: own }
    })
    return { batch, items, shares, teams }
  })
}

function inCircle(codes: readonly string[], seed: string): readonly string[] {
  const hashed = codes.map((code) => ({ code, hash: createHash('sha256').update(`${seed}\n${code}`).digest('hex') }))
  return hashed.toSorted((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ code }) => code)
}
