import { can, type Visitor } from '#access'
import { policy } from '#app'
import type { NodeId } from '#organisations/model'

/** Nodes whose own documents, with codes and small groups, the visitor may see: only those where a role is held. */
export function seesInside({ grants }: Visitor): NodeId[] {
  return grants.filter((grant) => can(policy, [grant], 'reports.read', grant.nodePath)).map((grant) => grant.nodeId)
}
