import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import type { SavedFilterId } from './model.ts'
import './tables.ts'

export interface NewFilter {
  readonly person: PersonId
  readonly nodePath: string
  readonly name: string
  /** Of the address, without the question mark. */
  readonly query: string
  /** The one that the list opens with. */
  readonly isDefault: boolean
}

/** Long enough to say what it is, short enough for a link. */
const longestName = 60

/** Keeps a selection under a name; the same name means the same selection, changed. At most one is the default. */
export async function saveFilter(
  tx: WriteTx,
  act: Act,
  filter: NewFilter,
): Promise<Result<SavedFilterId, 'empty-name'>> {
  const name = filter.name.trim().replace(/\s+/g, ' ').slice(0, longestName)
  if (name === '') return err('empty-name')
  if (filter.isDefault) await clearDefault(tx, filter.person)
  const id = newId<SavedFilterId>()
  const { id: kept } = await tx
    .insertInto('plan_saved_filter')
    .values({
      id,
      person_id: filter.person,
      name,
      query: filter.query,
      is_default: filter.isDefault ? 1 : 0,
      created_at: act.at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['person_id', 'name'])
        .doUpdateSet({ query: filter.query, is_default: filter.isDefault ? 1 : 0 }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await appendAudit(tx, {
    ...act,
    action: 'plan.save-filter',
    nodePath: filter.nodePath,
    subject: kept,
    details: { name, query: filter.query, default: filter.isDefault },
  })
  return ok(kept)
}

export async function clearDefault(tx: WriteTx, person: PersonId): Promise<void> {
  await tx.updateTable('plan_saved_filter').set({ is_default: 0 }).where('person_id', '=', person).execute()
}
