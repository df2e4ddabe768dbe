import type { Store } from '#db'
import type { Instant } from '#kernel/clock'
import type { Grant, Person, SessionId } from '../model.ts'
import '../tables.ts'
import './tables.ts'

/** The person behind a request, with everything granted to him or her. */
export interface Visitor {
  readonly person: Person
  readonly sessionId: SessionId
  readonly grants: readonly Grant[]
}

/**
 * The visitor who holds this session token: one select, nothing kept between requests, so an ended session or grant
 * is gone at the next click.
 */
export async function findVisitor(store: Store, token: string, now: Instant): Promise<Visitor | undefined> {
  const rows = await store.signInDb
    .selectFrom('sign_in_session as session')
    .innerJoin('person', 'person.id', 'session.userId')
    .leftJoin('role_grant', (join) =>
      join.onRef('role_grant.person_id', '=', 'person.id').on('role_grant.ended_at', 'is', null),
    )
    .leftJoin('organisation_node as node', 'node.id', 'role_grant.node_id')
    .select([
      'session.id as sessionId',
      'session.expiresAt',
      'person.id',
      'person.name',
      'person.email',
      'role_grant.role',
      'role_grant.node_id as nodeId',
      'node.path',
    ])
    .where('session.token', '=', token)
    .where('person.deactivated_at', 'is', null)
    .execute()
  const [first] = rows
  if (first === undefined || new Date(first.expiresAt).getTime() <= Date.parse(now)) return undefined
  return {
    person: { id: first.id, name: first.name, email: first.email },
    sessionId: first.sessionId,
    grants: rows.flatMap(({ role, nodeId, path }) =>
      role === null || nodeId === null || path === null ? [] : [{ role, nodeId, nodePath: path }],
    ),
  }
}
