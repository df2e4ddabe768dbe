import type { WriteTx } from '#db'
import type { Instant } from '#kernel/clock'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { searchKey, sortKey } from '#kernel/russian-text'
import type { AccessProblem } from './access-problem.ts'
import type { PersonId } from './model.ts'
import { parseEmail } from './parse-email.ts'
import './sign-in/tables.ts'
import './tables.ts'

export interface NewPerson {
  /** «Фамилия Имя Отчество». */
  readonly name: string
  readonly email: string
  /** Made by `SignIn.hashPassword`, before the transaction: hashing takes a tenth of a second. */
  readonly passwordHash: string
}

/** A person who can sign in; the roles come separately. */
export async function addPerson(tx: WriteTx, at: Instant, person: NewPerson): Promise<Result<PersonId, AccessProblem>> {
  const name = person.name.replace(/\s+/g, ' ').trim()
  if (name === '') return err({ kind: 'no-name' })
  const email = parseEmail(person.email)
  if (email === undefined) return err({ kind: 'bad-email' })
  const holder = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (holder !== undefined) return err({ kind: 'email-taken' })
  const id = newId<PersonId>()
  await tx
    .insertInto('person')
    .values({
      id,
      name,
      email,
      sort_key: sortKey(name),
      search_key: searchKey(`${name} ${email}`),
      created_at: at,
      deactivated_at: null,
    })
    .execute()
  await tx
    .insertInto('sign_in_user')
    // Truth as 0/1 and dates as text are read by both engines' own types. Whoever invited the person vouched for the
    // e-mail, so an organisation's provider that knows the same one may be joined to it.
    .values({ id, name, email, emailVerified: 1, image: null, createdAt: at, updatedAt: at, twoFactorEnabled: 0 })
    .execute()
  await tx
    .insertInto('sign_in_account')
    .values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      accessToken: null,
      refreshToken: null,
      idToken: null,
      accessTokenExpiresAt: null,
      refreshTokenExpiresAt: null,
      scope: null,
      password: person.passwordHash,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
  return ok(id)
}
