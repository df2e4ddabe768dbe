import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import type { AccessProblem } from './access-problem.ts'
import { type GrantId, type PersonId, type Role, roleNodeKinds } from './model.ts'
import './tables.ts'

/** Gives a role at a node. Whether the giver may is asked by `mayGrant` before. */
export async function grantRole(
  tx: WriteTx,
  act: Act,
  grant: { readonly personId: PersonId; readonly role: Role; readonly nodeId: NodeId },
): Promise<Result<GrantId, AccessProblem>> {
  const { personId, role, nodeId } = grant
  const person = await tx
    .selectFrom('person')
    .select(['name', 'deactivated_at'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person === undefined) return err({ kind: 'no-such-person' })
  if (person.deactivated_at !== null) return err({ kind: 'deactivated' })
  const node = await getNode(tx, nodeId)
  if (node === undefined) return err({ kind: 'no-such-node' })
  if (!roleNodeKinds[role].includes(node.kind)) return err({ kind: 'role-not-here', role })
  const standing = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('node_id', '=', nodeId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (standing !== undefined) return err({ kind: 'already-granted', role })
  const id = newId<GrantId>()
  await tx
    .insertInto('role_grant')
    .values({
      id,
      person_id: personId,
      role,
      node_id: nodeId,
      granted_at: act.at,
      granted_by: act.actor,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'access.grant-role',
    nodePath: node.path,
    subject: personId,
    details: { name: person.name, role },
  })
  return ok(id)
}
