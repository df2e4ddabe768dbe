import type { WriteTx } from '#db'
import type { PersonId } from './model.ts'
import './tables.ts'

/**
 * True while an active administrator stays after this grant or this person is gone. Touching the administrators' rows
 * first makes a second such transaction wait, so that two administrators cannot remove each other at the same moment.
 */
export async function anAdministratorStays(
  tx: WriteTx,
  without: { readonly grantId?: string; readonly personId?: PersonId },
): Promise<boolean> {
  await tx
    .updateTable('role_grant')
    .set((eb) => ({ granted_at: eb.ref('granted_at') }))
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .execute()
  let others = tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('role_grant.id')
    .where('role_grant.role', '=', 'administrator')
    .where('role_grant.ended_at', 'is', null)
    .where('person.deactivated_at', 'is', null)
  if (without.grantId !== undefined) others = others.where('role_grant.id', '!=', without.grantId as never)
  if (without.personId !== undefined) others = others.where('person.id', '!=', without.personId)
  return (await others.limit(1).executeTakeFirst()) !== undefined
}
