import type { Grant, PersonId, Role } from '#access/model'
import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { type ListedExecution, openStates } from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

/** Roles that carry work out; what is one's own is looked for where one of them is held. */
const executors: readonly Role[] = [
  'head-of-authority',
  'municipal-coordinator',
  'methodist',
  'school-head',
  'school-coordinator',
]

/** More entries than these no calendar is good for. */
const mostEntries = 500

/**
 * What a person owes by a date: what was given to them by name, and what nobody was named for where they work. In a school
 * that is everything of the school, in an authority what their role answers for.
 */
export async function listOwnDue(
  tx: ReadTx,
  { person, grants }: { readonly person: PersonId; readonly grants: readonly Grant[] },
): Promise<readonly ListedExecution[]> {
  const held = grants.filter(({ role }) => executors.includes(role))
  if (held.length === 0) return []
  const nodes = [...new Set(held.map(({ nodeId }) => nodeId))]
  const rows = await selectExecutions(tx)
    .select('n.kind as nodeKind')
    .where('p.status', '=', 'in-force')
    .where('e.node_id', 'in', nodes)
    .where('e.state', 'in', openStates)
    .where('e.control_date', 'is not', null)
    .where((eb) => eb.or([eb('e.owner_id', '=', person), eb('e.owner_id', 'is', null)]))
    .orderBy('e.control_date')
    .orderBy('m.position')
    .orderBy('e.id')
    .execute()
  const isOwn = (row: { owner_id: PersonId | null; nodeKind: string; node_id: NodeId; owner_role: Role }): boolean =>
    row.owner_id === person ||
    row.nodeKind === 'school' ||
    held.some(({ role, nodeId }) => nodeId === row.node_id && role === row.owner_role)
  return rows.filter(isOwn).slice(0, mostEntries).map(listedExecution)
}
