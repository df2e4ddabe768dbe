import type { PersonId, Role } from '#access/model'
import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { PossibleOwner } from './model.ts'
import { planPolicy } from './policy.ts'
import './tables.ts'

/** Roles that carry work out; teachers are asked for nothing. */
export const workingRoles: readonly Role[] = planPolicy['plan.execute']

/** Who may be given work at a node: those who carry it out there, in the order of names. */
export async function listPossibleOwners(tx: ReadTx, node: NodeId): Promise<readonly PossibleOwner[]> {
  const rows = await workersAt(tx)
    .innerJoin('person', 'person.id', 'grant.person_id')
    .select(['person.name', 'grant.role'])
    .where('grant.node_id', '=', node)
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute()
  // Who holds two roles at one place is one person.
  return [...Map.groupBy(rows, ({ person }) => person).values()].map((own) => own[0]!)
}

/** Whether the person carries work out at each of these nodes. */
export async function worksAt(tx: ReadTx, person: PersonId, nodes: readonly NodeId[]): Promise<boolean> {
  const rows = await workersAt(tx).where('grant.person_id', '=', person).execute()
  const places = new Set(rows.map(({ node }) => node))
  return nodes.every((node) => places.has(node))
}

/** Roles in force of active people that let them carry work out. */
export function workersAt(tx: ReadTx) {
  return tx
    .selectFrom('role_grant as grant')
    .innerJoin('person as holder', 'holder.id', 'grant.person_id')
    .select(['grant.person_id as person', 'grant.node_id as node'])
    .where('grant.ended_at', 'is', null)
    .where('holder.deactivated_at', 'is', null)
    .where('grant.role', 'in', workingRoles)
}
