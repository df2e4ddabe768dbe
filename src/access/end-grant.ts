import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import type { AccessProblem } from './access-problem.ts'
import { anAdministratorStays } from './keep-an-administrator.ts'
import type { GrantId } from './model.ts'
import './tables.ts'

/** Takes a role away; from the next click the person acts without it. */
export async function endGrant(tx: WriteTx, act: Act, grantId: GrantId): Promise<Result<void, AccessProblem>> {
  const grant = await tx
    .selectFrom('role_grant')
    .innerJoin('organisation_node as node', 'node.id', 'role_grant.node_id')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['role_grant.role', 'role_grant.person_id', 'role_grant.ended_at', 'node.path', 'person.name'])
    .where('role_grant.id', '=', grantId)
    .executeTakeFirst()
  if (grant === undefined || grant.ended_at !== null) return err({ kind: 'no-such-grant' })
  if (grant.role === 'administrator' && !(await anAdministratorStays(tx, { grantId }))) {
    return err({ kind: 'last-administrator' })
  }
  await tx
    .updateTable('role_grant')
    .set({ ended_at: act.at, ended_by: act.actor })
    .where('id', '=', grantId)
    .where('ended_at', 'is', null)
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'access.end-grant',
    nodePath: grant.path,
    subject: grant.person_id,
    details: { name: grant.name, role: grant.role },
  })
  return ok(undefined)
}
