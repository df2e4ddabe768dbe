import type { ReadTx } from '#db'
import { searchKey } from '#kernel/russian-text'
import type { NodeId } from '#organisations/model'
import type { GrantId, InvitationId, PersonId, Role } from './model.ts'
import './sign-in/tables.ts'
import './tables.ts'

export interface ListedGrant {
  readonly id: GrantId
  readonly role: Role
  readonly nodeId: NodeId
  readonly nodeName: string
  readonly nodePath: string
}

export interface ListedPerson {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly deactivatedAt: string | null
  readonly secondFactor: boolean
  /** In force, those under the node asked for only. */
  readonly grants: readonly ListedGrant[]
}

/** People with a role under the node, in the order of names; closed accounts too when asked for. */
export async function listPeople(
  tx: ReadTx,
  question: { readonly nodePath: string; readonly text: string; readonly closed: boolean },
): Promise<readonly ListedPerson[]> {
  let query = peopleQuery(tx).where('node.path', 'like', `${question.nodePath}%`)
  query = query.where('person.deactivated_at', question.closed ? 'is not' : 'is', null)
  const wanted = searchKey(question.text)
  const rows = await query.orderBy('person.sort_key').orderBy('person.id').orderBy('role_grant.id').execute()
  return gather(wanted === '' ? rows : rows.filter((row) => row.searchKey.includes(wanted)))
}

/** One person with every role in force. */
export async function getPerson(tx: ReadTx, id: PersonId): Promise<ListedPerson | undefined> {
  const rows = await peopleQuery(tx).where('person.id', '=', id).orderBy('role_grant.id').execute()
  const [withGrants] = gather(rows)
  if (withGrants !== undefined) return withGrants
  const bare = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'deactivated_at as deactivatedAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return bare === undefined ? undefined : { ...bare, secondFactor: false, grants: [] }
}

function peopleQuery(tx: ReadTx) {
  return tx
    .selectFrom('person')
    .innerJoin('role_grant', 'role_grant.person_id', 'person.id')
    .innerJoin('organisation_node as node', 'node.id', 'role_grant.node_id')
    .innerJoin('sign_in_user as user', 'user.id', 'person.id')
    .select([
      'person.id',
      'person.name',
      'person.email',
      'person.search_key as searchKey',
      'person.deactivated_at as deactivatedAt',
      'user.twoFactorEnabled',
      'role_grant.id as grantId',
      'role_grant.role',
      'node.id as nodeId',
      'node.short_name as nodeName',
      'node.path as nodePath',
    ])
    .where('role_grant.ended_at', 'is', null)
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof peopleQuery>['execute']>>[number]

function gather(rows: readonly PersonRow[]): readonly ListedPerson[] {
  return [...Map.groupBy(rows, (row) => row.id).values()].map((own) => {
    const { id, name, email, deactivatedAt, twoFactorEnabled } = own[0]!
    return {
      id,
      name,
      email,
      deactivatedAt,
      secondFactor: Boolean(twoFactorEnabled),
      grants: own.map(({ grantId, role, nodeId, nodeName, nodePath }) => ({
        id: grantId,
        role,
        nodeId,
        nodeName,
        nodePath,
      })),
    }
  })
}

export interface ListedInvitation {
  readonly id: InvitationId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly nodeName: string
  readonly createdAt: string
  readonly expiresAt: string
}

/** Invitations under the node that nobody has used yet, newest first; those whose time is over too. */
export async function listInvitations(tx: ReadTx, nodePath: string): Promise<readonly ListedInvitation[]> {
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('organisation_node as node', 'node.id', 'invitation.node_id')
    .select([
      'invitation.id',
      'invitation.name',
      'invitation.email',
      'invitation.role',
      'node.short_name as nodeName',
      'invitation.created_at as createdAt',
      'invitation.expires_at as expiresAt',
    ])
    .where('node.path', 'like', `${nodePath}%`)
    .where('invitation.used_at', 'is', null)
    .where('invitation.revoked_at', 'is', null)
    .orderBy('invitation.created_at', 'desc')
    .orderBy('invitation.id', 'desc')
    .execute()
  return rows.flatMap(({ role, ...rest }) => (role === null ? [] : [{ ...rest, role }]))
}
