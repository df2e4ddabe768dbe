import type { ReadTx } from '#db'
import './tables.ts'

/** Names by person id, for lists that say who did what; ids that are nobody's (`system`) are left out. */
export async function listPeopleNames(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted as never[])
    .execute()
  return new Map(rows.map(({ id, name }) => [id as string, name]))
}
