import type { PersonId } from '#access/model'
import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { SavedFilterId } from './model.ts'
import { clearDefault } from './save-filter.ts'
import './tables.ts'

export interface FilterChange {
  readonly person: PersonId
  readonly nodePath: string
  readonly filter: SavedFilterId
  readonly change: 'forget' | 'make-default' | 'no-default'
}

/** A person forgets a selection, or lets the list open with it; false where they have no such selection. */
export async function changeSavedFilter(
  tx: WriteTx,
  act: Act,
  { person, nodePath, filter, change }: FilterChange,
): Promise<boolean> {
  const own = await tx
    .selectFrom('plan_saved_filter')
    .select('name')
    .where('id', '=', filter)
    .where('person_id', '=', person)
    .executeTakeFirst()
  if (own === undefined) return false
  switch (change) {
    case 'forget':
      await tx.deleteFrom('plan_saved_filter').where('id', '=', filter).execute()
      break
    case 'make-default':
      await clearDefault(tx, person)
      await tx.updateTable('plan_saved_filter').set({ is_default: 1 }).where('id', '=', filter).execute()
      break
    case 'no-default':
      await clearDefault(tx, person)
      break
    default:
      change satisfies never
  }
  const details = { name: own.name, change }
  await appendAudit(tx, { ...act, action: 'plan.change-filter', nodePath, subject: filter, details })
  return true
}
