import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { AccessProblem } from './access-problem.ts'
import { homePath } from './home-path.ts'
import { newInvitationToken } from './invitation-token.ts'
import { mayGrant } from './may-grant.ts'
import { type Grant, type InvitationId, type PersonId, type Role, roleNodeKinds } from './model.ts'
import { parseEmail } from './parse-email.ts'
import './tables.ts'

const lifetimeDays = 7

/** The link's token is given once, here; the inviter passes it on. */
export interface IssuedLink {
  readonly id: InvitationId
  readonly token: string
  readonly expiresAt: Instant
}

export interface NewInvitation {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly nodeId: NodeId
}

/** Invites somebody new into a role at a node. Somebody known already is given the role on their own page instead. */
export async function invitePerson(
  tx: WriteTx,
  act: Act,
  inviterGrants: readonly Grant[],
  invitation: NewInvitation,
): Promise<Result<IssuedLink, AccessProblem>> {
  const { role, nodeId } = invitation
  const name = invitation.name.replace(/\s+/g, ' ').trim()
  if (name === '') return err({ kind: 'no-name' })
  const email = parseEmail(invitation.email)
  if (email === undefined) return err({ kind: 'bad-email' })
  const node = await getNode(tx, nodeId)
  if (node === undefined) return err({ kind: 'no-such-node' })
  if (!roleNodeKinds[role].includes(node.kind)) return err({ kind: 'role-not-here', role })
  if (!mayGrant(inviterGrants, role, node.path)) return err({ kind: 'may-not-grant', role })
  const known = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (known !== undefined) return err({ kind: 'email-taken' })
  const link = await issueLink(tx, act, { purpose: 'join', email, name, role, node_id: nodeId, person_id: null })
  await appendAudit(tx, {
    ...act,
    action: 'access.invite',
    nodePath: node.path,
    subject: link.id,
    details: { name, email, role },
  })
  return ok(link)
}

/** A one-time link by which a person who forgot the password, or lost the second factor, makes them anew. */
export async function issuePasswordLink(
  tx: WriteTx,
  act: Act,
  personId: PersonId,
): Promise<Result<IssuedLink, AccessProblem>> {
  const person = await tx
    .selectFrom('person')
    .select(['name', 'email', 'deactivated_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) return err({ kind: 'no-such-person' })
  if (person.deactivated_at !== null) return err({ kind: 'deactivated' })
  const { name, email } = person
  const link = await issueLink(tx, act, {
    purpose: 'new-password',
    email,
    name,
    role: null,
    node_id: null,
    person_id: personId,
  })
  await appendAudit(tx, {
    ...act,
    action: 'access.issue-password-link',
    nodePath: await homePath(tx, personId),
    subject: personId,
    details: { name },
  })
  return ok(link)
}

interface LinkRow {
  readonly purpose: 'join' | 'new-password'
  readonly email: string
  readonly name: string
  readonly role: Role | null
  readonly node_id: NodeId | null
  readonly person_id: PersonId | null
}

/** A newer link for the same e-mail makes the older ones void. */
async function issueLink(tx: WriteTx, act: Act, row: LinkRow): Promise<IssuedLink> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: act.at })
    .where('email', '=', row.email)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  const id = newId<InvitationId>()
  const { token, hash } = newInvitationToken()
  const expiresAt = new Date(Date.parse(act.at) + lifetimeDays * 24 * 60 * 60_000).toISOString()
  await tx
    .insertInto('invitation')
    .values({
      id,
      token_hash: hash,
      ...row,
      created_at: act.at,
      created_by: act.actor,
      expires_at: expiresAt,
      used_at: null,
      revoked_at: null,
    })
    .execute()
  return { id, token, expiresAt }
}
