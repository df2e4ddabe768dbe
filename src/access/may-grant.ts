import { can } from './can.ts'
import { type Grant, type Policy, type Role, roles, roleNodeKinds } from './model.ts'
import { grantableRoles } from './policy.ts'
import type { NodeKind } from '#organisations/model'

/** True when the holder of these grants may give `role` at the node: one of the roles held there allows giving it. */
export function mayGrant(grants: readonly Grant[], role: Role, nodePath: string): boolean {
  const givers = roles.filter((giver) => grantableRoles[giver]?.includes(role))
  return can({ 'access.give': givers } as const satisfies Policy, grants, 'access.give', nodePath)
}

/** Roles for the list in a form: those that make sense at such a node and that the giver may give. */
export function rolesToGive(grants: readonly Grant[], node: { kind: NodeKind; path: string }): readonly Role[] {
  return roles.filter((role) => roleNodeKinds[role].includes(node.kind) && mayGrant(grants, role, node.path))
}
