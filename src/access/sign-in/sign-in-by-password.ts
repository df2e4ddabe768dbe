import { appendAudit } from '#audit'
import { err, ok, type Result } from '#kernel/result'
import { homePath } from '../home-path.ts'
import { addressOf, readAnswer, type SignInParts } from './ask-library.ts'
import type { SignInProblem } from './sign-in-problem.ts'
import { forgetAttempts, takeAttempt } from './take-attempt.ts'

export interface SignedIn {
  /** `second-factor`: the password was right, a code is still asked. */
  readonly step: 'done' | 'second-factor'
  readonly setCookies: readonly string[]
}

export async function signInByPassword(
  parts: SignInParts,
  headers: Headers,
  form: { readonly email: string; readonly password: string },
): Promise<Result<SignedIn, SignInProblem>> {
  const { auth, store, clock } = parts
  const email = form.email.trim().toLowerCase()
  const address = addressOf(headers)
  const attempt = await store.write((tx) => takeAttempt(tx, email, address, clock()))
  if (!attempt.allowed) return err({ kind: 'wait', minutes: attempt.waitMinutes })
  const answer = await readAnswer(
    await auth.api.signInEmail({ body: { email, password: form.password }, headers, asResponse: true }),
  )
  const inactive = answer.code === 'PERSON_INACTIVE'
  if (!answer.ok && !inactive) {
    await noteSignIn(parts, email, address, 'access.wrong-password')
    return err({ kind: 'wrong' })
  }
  await store.write((tx) => forgetAttempts(tx, email, address))
  if (inactive) return err({ kind: 'deactivated' })
  if (answer.body['twoFactorRedirect'] === true) return ok({ step: 'second-factor', setCookies: answer.setCookies })
  await noteSignIn(parts, email, address, 'access.sign-in')
  return ok({ step: 'done', setCookies: answer.setCookies })
}

/** Written for known people only: what a stranger typed may be anything, a password too. */
export async function noteSignIn(
  { store, clock }: SignInParts,
  email: string,
  address: string,
  action: 'access.sign-in' | 'access.wrong-password',
): Promise<void> {
  await store.write(async (tx) => {
    const person = await tx.selectFrom('person').select(['id', 'name']).where('email', '=', email).executeTakeFirst()
    if (person === undefined) return
    // Whoever comes in sweeps up after himself: nothing else removes sessions whose time is over.
    await tx.deleteFrom('sign_in_session').where('userId', '=', person.id).where('expiresAt', '<', clock()).execute()
    await appendAudit(tx, {
      actor: action === 'access.sign-in' ? person.id : 'system',
      at: clock(),
      action,
      nodePath: await homePath(tx, person.id),
      subject: person.id,
      details: { name: person.name, address },
    })
  })
}
