import { appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { assert, unreachable } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import type { AccessProblem } from './access-problem.ts'
import { addPerson } from './add-person.ts'
import { findInvitation, type Offer } from './find-invitation.ts'
import { grantRole } from './grant-role.ts'
import { homePath } from './home-path.ts'
import type { PersonId } from './model.ts'
import './sign-in/tables.ts'
import './tables.ts'

/**
 * Uses up a link: a newcomer becomes a person with the role offered; a person who asked for a new password gets it,
 * loses the second factor (it may be what was lost) and every open session.
 */
export async function acceptInvitation(
  tx: WriteTx,
  at: Instant,
  accepted: { readonly token: string; readonly passwordHash: string },
): Promise<Result<{ readonly personId: PersonId; readonly email: string }, AccessProblem>> {
  const found = await findInvitation(tx, accepted.token, at)
  if (!found.ok) return found
  const offer = found.value
  const obstacle = await findObstacle(tx, offer)
  if (obstacle !== undefined) return err(obstacle)
  const used = await tx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('id', '=', offer.id)
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  // Two clicks at once: the second finds the row already used.
  if (used === undefined) return err({ kind: 'link-gone', why: 'used' })
  switch (offer.purpose) {
    case 'join':
      return join(tx, at, offer, accepted.passwordHash)
    case 'new-password':
      return makePasswordAnew(tx, at, offer, accepted.passwordHash)
    default:
      return unreachable(offer)
  }
}

/** Checked before the link is used up: a refusal must leave it as it was. */
async function findObstacle(tx: WriteTx, offer: Offer): Promise<AccessProblem | undefined> {
  const person = await tx
    .selectFrom('person')
    .select('deactivated_at')
    .where('email', '=', offer.email)
    .executeTakeFirst()
  if (offer.purpose === 'join') return person === undefined ? undefined : { kind: 'email-taken' }
  return person?.deactivated_at === null ? undefined : { kind: 'deactivated' }
}

type Accepted = Result<{ readonly personId: PersonId; readonly email: string }, AccessProblem>

async function join(
  tx: WriteTx,
  at: Instant,
  offer: Extract<Offer, { purpose: 'join' }>,
  passwordHash: string,
): Promise<Accepted> {
  const { name, email, role, nodeId, createdBy } = offer
  const person = await addPerson(tx, at, { name, email, passwordHash })
  assert(person.ok, 'acceptInvitation: a checked newcomer is added')
  // The role was given by the inviter; taking it up is the newcomer's act, and the log says both.
  const granted = await grantRole(tx, { actor: createdBy, at }, { personId: person.value, role, nodeId })
  assert(granted.ok, 'acceptInvitation: a new person takes the offered role')
  return ok({ personId: person.value, email })
}

async function makePasswordAnew(
  tx: WriteTx,
  at: Instant,
  { personId, email, name }: Extract<Offer, { purpose: 'new-password' }>,
  passwordHash: string,
): Promise<Accepted> {
  await tx
    .updateTable('sign_in_account')
    .set({ password: passwordHash, updatedAt: at })
    .where('userId', '=', personId)
    .where('providerId', '=', 'credential')
    .execute()
  await tx.deleteFrom('sign_in_two_factor').where('userId', '=', personId).execute()
  await tx.updateTable('sign_in_user').set({ twoFactorEnabled: 0, updatedAt: at }).where('id', '=', personId).execute()
  await tx.deleteFrom('sign_in_session').where('userId', '=', personId).execute()
  await appendAudit(tx, {
    actor: personId,
    at,
    action: 'access.make-password-anew',
    nodePath: await homePath(tx, personId),
    subject: personId,
    details: { name },
  })
  return ok({ personId, email })
}
