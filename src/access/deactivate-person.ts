import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { AccessProblem } from './access-problem.ts'
import { homePath } from './home-path.ts'
import { anAdministratorStays } from './keep-an-administrator.ts'
import type { PersonId } from './model.ts'
import './sign-in/tables.ts'
import './tables.ts'

/** Closes a person's account: every session ends now, no new one begins; what the person did stays as it was. */
export async function deactivatePerson(
  tx: WriteTx,
  act: Act,
  personId: PersonId,
): Promise<Result<void, AccessProblem>> {
  const person = await tx
    .selectFrom('person')
    .select(['name', 'deactivated_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) return err({ kind: 'no-such-person' })
  if (person.deactivated_at !== null) return err({ kind: 'deactivated' })
  if (!(await anAdministratorStays(tx, { personId }))) return err({ kind: 'last-administrator' })
  await tx.updateTable('person').set({ deactivated_at: act.at }).where('id', '=', personId).execute()
  await tx.deleteFrom('sign_in_session').where('userId', '=', personId).execute()
  await appendAudit(tx, {
    ...act,
    action: 'access.deactivate',
    nodePath: await homePath(tx, personId),
    subject: personId,
    details: { name: person.name },
  })
  return ok(undefined)
}

/** Opens a closed account again, with the roles it had. */
export async function reactivatePerson(
  tx: WriteTx,
  act: Act,
  personId: PersonId,
): Promise<Result<void, AccessProblem>> {
  const person = await tx
    .selectFrom('person')
    .select(['name', 'deactivated_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined || person.deactivated_at === null) return err({ kind: 'no-such-person' })
  await tx.updateTable('person').set({ deactivated_at: null }).where('id', '=', personId).execute()
  await appendAudit(tx, {
    ...act,
    action: 'access.reactivate',
    nodePath: await homePath(tx, personId),
    subject: personId,
    details: { name: person.name },
  })
  return ok(undefined)
}
