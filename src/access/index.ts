import type { MigrationStep } from '#db'
import { createPeople } from './migrations/001-create-people.ts'
import { createSignInTables } from './migrations/002-create-sign-in.ts'

export { acceptInvitation } from './accept-invitation.ts'
export { type AccessProblem, accessProblemSentence } from './access-problem.ts'
export { accessActionTitles } from './action-titles.ts'
export { addPerson, type NewPerson } from './add-person.ts'
export { can, decide, type Decision } from './can.ts'
export { type Authority, createAuthority, type NewAuthority, peopleExist } from './create-authority.ts'
export { deactivatePerson, reactivatePerson } from './deactivate-person.ts'
export { effectiveGrants } from './effective-grants.ts'
export { endGrant } from './end-grant.ts'
export { findInvitation, type Offer } from './find-invitation.ts'
export { grantRole } from './grant-role.ts'
export { homePath } from './home-path.ts'
export { invitePerson, type IssuedLink, issuePasswordLink, type NewInvitation } from './invite-person.ts'
export {
  getPerson,
  listInvitations,
  listPeople,
  type ListedGrant,
  type ListedInvitation,
  type ListedPerson,
} from './list-people.ts'
export { listPeopleNames } from './list-people-names.ts'
export { mayGrant, rolesToGive } from './may-grant.ts'
export { personNames } from './person-names.ts'
export { revokeInvitation } from './revoke-invitation.ts'
export { createSignIn, type SignIn } from './sign-in/create-sign-in.ts'
export type { Visitor } from './sign-in/current-visitor.ts'
export { addressHeader } from './sign-in/open-auth.ts'
export { endOwnSessions, listOwnSessions, type OwnSession } from './sign-in/own-sessions.ts'
export { findPasswordProblem, type PasswordProblem, passwordProblemSentence } from './sign-in/password-rules.ts'
export type { OidcProvider, SignInConfig } from './sign-in/sign-in-config.ts'
export { type SignInProblem, signInProblemSentence } from './sign-in/sign-in-problem.ts'
export { readSignInSecret } from './sign-in/sign-in-secret.ts'

export const migrations: readonly MigrationStep[] = [createPeople, createSignInTables]
