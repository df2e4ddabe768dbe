import type { NodeId } from '#organisations/model'
import type { GrantId, InvitationId, PersonId, Role } from './model.ts'

declare module '#db/tables' {
  interface Tables {
    person: {
      id: PersonId
      name: string
      /** In lower case; the name one signs in with. */
      email: string
      sort_key: string
      search_key: string
      created_at: string
      deactivated_at: string | null
    }
    /** Ended grants stay: who could see what last year is part of the record. */
    role_grant: {
      id: GrantId
      person_id: PersonId
      role: Role
      node_id: NodeId
      granted_at: string
      granted_by: PersonId | 'system'
      ended_at: string | null
      ended_by: PersonId | 'system' | null
    }
    invitation: {
      id: InvitationId
      /** SHA-256 of the token; the token itself is only in the link. */
      token_hash: string
      purpose: 'join' | 'new-password'
      email: string
      name: string
      /** Role and node to join with; the person whose password is made anew. */
      role: Role | null
      node_id: NodeId | null
      person_id: PersonId | null
      created_at: string
      created_by: PersonId | 'system'
      expires_at: string
      used_at: string | null
      revoked_at: string | null
    }
    /** Wrong passwords lately, by e-mail and address: shared by all processes. */
    sign_in_attempt: { key: string; failures: number; window_start: string }
  }
}
