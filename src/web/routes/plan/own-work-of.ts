import type { Grant, Role } from '#access/model'
import type { OwnWork } from '#plan/model'
import type { Visitor } from '#access'

const ofSchool: readonly Role[] = ['school-head', 'school-coordinator']

/**
 * What is a visitor's own. In a school head and deputy share what nobody was named for; in an authority each role answers
 * for its own.
 */
export function ownWorkOf({ person, grants }: Pick<Visitor, 'person' | 'grants'>): OwnWork {
  const roles = new Set<Role>(grants.map(({ role }: Grant) => role))
  if (ofSchool.some((role) => roles.has(role))) for (const role of ofSchool) roles.add(role)
  return { person: person.id, nodes: [...new Set(grants.map(({ nodeId }) => nodeId))], roles: [...roles] }
}
