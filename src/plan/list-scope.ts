import type { ReadTx } from '#db'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { PlanId } from './model.ts'
import './tables.ts'

/** Whose executions a list may show. */
export interface ListScope {
  readonly node: OrganisationNode
  /** Plans of the node and of those below it: everything in them belongs to the list, so that their counts hold. */
  readonly whole: readonly PlanId[]
  /** Plans of the nodes above, and all of them for a school: only what is carried out at the node or below it. */
  readonly part: readonly PlanId[]
}

/**
 * Plans in force that have to do with a node, or the one that is named, whatever its status. A school's own plan is the
 * school's business: those above look at it by its name.
 */
export async function scopeOf(tx: ReadTx, at: NodeId, plan?: PlanId): Promise<ListScope | undefined> {
  const node = await getNode(tx, at)
  if (node === undefined) return undefined
  const above = node.path.split('/').filter((part) => part !== '') as NodeId[]
  let query = tx
    .selectFrom('plan as p')
    .innerJoin('organisation_node as n', 'n.id', 'p.node_id')
    .select(['p.id', 'n.path', 'n.kind'])
    .where((eb) => eb.or([eb('p.node_id', 'in', above), eb('n.path', 'like', `${node.path}%`)]))
    .orderBy('p.created_at')
    .orderBy('p.id')
  query = plan === undefined ? query.where('p.status', '=', 'in-force') : query.where('p.id', '=', plan)
  const plans = (await query.execute()).filter(
    ({ kind, path }) => plan !== undefined || kind !== 'school' || path === node.path,
  )
  const isWhole = ({ path }: { path: string }): boolean => node.kind !== 'school' && path.startsWith(node.path)
  return {
    node,
    whole: plans.filter(isWhole).map(({ id }) => id),
    part: plans.filter((each) => !isWhole(each)).map(({ id }) => id),
  }
}
