import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { SavedFilter } from './model.ts'
import './tables.ts'

/** The selections of a person in the order of their names. */
export async function listSavedFilters(tx: ReadTx, person: PersonId): Promise<readonly SavedFilter[]> {
  const rows = await tx
    .selectFrom('plan_saved_filter')
    .select(['id', 'name', 'query', 'is_default'])
    .where('person_id', '=', person)
    .orderBy('name')
    .execute()
  return rows.map(({ id, name, query, is_default }) => ({ id, name, query, isDefault: is_default === 1 }))
}
