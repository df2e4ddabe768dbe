import type { ReadTx } from '#db'
import type { Grant, PersonId } from './model.ts'
import './tables.ts'

/** What a person may act by now: grants in force of an active person, the highest node first. */
export async function effectiveGrants(tx: ReadTx, personId: PersonId): Promise<readonly Grant[]> {
  const grants = await tx
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('organisation_node as node', 'node.id', 'role_grant.node_id')
    .select(['role_grant.role', 'role_grant.node_id as nodeId', 'node.path as nodePath'])
    .where('role_grant.person_id', '=', personId)
    .where('role_grant.ended_at', 'is', null)
    .where('person.deactivated_at', 'is', null)
    .execute()
  return grants.toSorted((a, b) => a.nodePath.length - b.nodePath.length)
}
