import type { ReadTx } from '#db'
import type { PersonId } from './model.ts'
import './tables.ts'

/**
 * The highest node where the person has or had a role: the place in the audit log of what concerns the person rather
 * than an organisation. Empty for somebody who never had one.
 */
export async function homePath(tx: ReadTx, personId: PersonId): Promise<string> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('organisation_node as node', 'node.id', 'role_grant.node_id')
    .select(['node.path', 'role_grant.ended_at'])
    .where('role_grant.person_id', '=', personId)
    .execute()
  const standing = rows.filter((row) => row.ended_at === null)
  const paths = (standing.length > 0 ? standing : rows).map((row) => row.path)
  return paths.toSorted((a, b) => a.length - b.length)[0] ?? ''
}
