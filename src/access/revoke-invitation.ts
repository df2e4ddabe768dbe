import { type Act, appendAudit } from '#audit'
import type { WriteTx } from '#db'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { AccessProblem } from './access-problem.ts'
import { homePath } from './home-path.ts'
import type { InvitationId } from './model.ts'
import './tables.ts'

/** Makes a link void before it was used. */
export async function revokeInvitation(tx: WriteTx, act: Act, id: InvitationId): Promise<Result<void, AccessProblem>> {
  const row = await tx.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined || row.used_at !== null || row.revoked_at !== null) {
    return err({ kind: 'link-gone', why: row?.used_at ? 'used' : row?.revoked_at ? 'revoked' : 'unknown' })
  }
  await tx.updateTable('invitation').set({ revoked_at: act.at }).where('id', '=', id).execute()
  const node = row.node_id === null ? undefined : await getNode(tx, row.node_id)
  const nodePath = node?.path ?? (row.person_id === null ? '' : await homePath(tx, row.person_id))
  await appendAudit(tx, {
    ...act,
    action: 'access.revoke-invitation',
    nodePath,
    subject: id,
    details: { name: row.name, email: row.email },
  })
  return ok(undefined)
}
