import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { AccessProblem } from './access-problem.ts'
import { invitationHash } from './invitation-token.ts'
import type { InvitationId, PersonId, Role } from './model.ts'
import './tables.ts'

/** What a live link offers. */
export type Offer = {
  readonly id: InvitationId
  readonly email: string
  readonly name: string
  readonly createdBy: PersonId | 'system'
} & (
  | { readonly purpose: 'join'; readonly role: Role; readonly nodeId: NodeId; readonly nodeName: string }
  | { readonly purpose: 'new-password'; readonly personId: PersonId }
)

export async function findInvitation(tx: ReadTx, token: string, at: Instant): Promise<Result<Offer, AccessProblem>> {
  const row = await tx
    .selectFrom('invitation')
    .selectAll()
    .where('token_hash', '=', invitationHash(token))
    .executeTakeFirst()
  if (row === undefined) return err({ kind: 'link-gone', why: 'unknown' })
  if (row.used_at !== null) return err({ kind: 'link-gone', why: 'used' })
  if (row.revoked_at !== null) return err({ kind: 'link-gone', why: 'revoked' })
  if (row.expires_at <= at) return err({ kind: 'link-gone', why: 'expired' })
  const common = { id: row.id, email: row.email, name: row.name, createdBy: row.created_by }
  if (row.person_id !== null) return ok({ ...common, purpose: 'new-password', personId: row.person_id })
  const node = row.node_id === null ? undefined : await getNode(tx, row.node_id)
  if (row.role === null || node === undefined) return err({ kind: 'link-gone', why: 'unknown' })
  return ok({ ...common, purpose: 'join', role: row.role, nodeId: node.id, nodeName: node.shortName })
}
