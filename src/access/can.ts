import type { Grant, Policy, PolicyRule } from './model.ts'

/** What a person asking for a node gets: the act, a refusal, or the same answer as for a node that does not exist. */
export type Decision = 'allowed' | 'forbidden' | 'hidden'

/** True when one of the grants lets its holder do `action` at the node with this path. Deny by default. */
export function can<P extends Policy>(
  policy: P,
  grants: readonly Grant[],
  action: keyof P & string,
  nodePath: string,
): boolean {
  const rule = policy[action] as PolicyRule | undefined
  return rule !== undefined && nodePath !== '' && grants.some((grant) => reaches(rule, grant, nodePath))
}

/**
 * Like `can`, but tells a refusal from a secret: who may not even see the node (`seeing` is that action) is told the
 * same as when there is no such node, so that ids cannot be tried out.
 */
export function decide<P extends Policy>(
  policy: P,
  grants: readonly Grant[],
  action: keyof P & string,
  seeing: keyof P & string,
  nodePath: string | undefined,
): Decision {
  if (nodePath === undefined) return 'hidden'
  if (can(policy, grants, action, nodePath)) return 'allowed'
  return can(policy, grants, seeing, nodePath) ? 'forbidden' : 'hidden'
}

function reaches(rule: PolicyRule, grant: Grant, nodePath: string): boolean {
  const { within, above } = 'within' in rule ? rule : { within: rule, above: [] }
  if (within.includes(grant.role) && nodePath.startsWith(grant.nodePath)) return true
  return above.includes(grant.role) && nodePath !== grant.nodePath && grant.nodePath.startsWith(nodePath)
}
