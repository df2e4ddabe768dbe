import type { ReadTx } from '#db'
import type { PersonId } from './model.ts'
import './tables.ts'

/** Names of people by id, for lists that hold ids; somebody not there is missing from the map. */
export async function personNames(tx: ReadTx, ids: readonly PersonId[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const people = await tx.selectFrom('person').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(people.map((person) => [person.id, person.name]))
}
