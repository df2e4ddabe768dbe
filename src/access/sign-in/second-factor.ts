import { appendAudit } from '#audit'
import { err, ok, type Result } from '#kernel/result'
import { homePath } from '../home-path.ts'
import type { Person } from '../model.ts'
import { addressOf, type LibraryAnswer, readAnswer, type SignInParts } from './ask-library.ts'
import { codeProblem } from './confirm-code.ts'
import type { SignInProblem } from './sign-in-problem.ts'
import { forgetAttempts, takeAttempt } from './take-attempt.ts'

/** Shown once: the address for the application (a QR code) and the codes for a lost telephone. */
export interface SecondFactorStart {
  readonly uri: string
  readonly backupCodes: readonly string[]
}

/** Makes a secret; the second factor is on only after `confirmSecondFactor`. */
export async function startSecondFactor(
  parts: SignInParts,
  headers: Headers,
  person: Person,
  form: { readonly password: string },
): Promise<Result<SecondFactorStart, SignInProblem>> {
  const answer = await underPassword(parts, headers, person, () =>
    parts.auth.api.enableTwoFactor({ body: { password: form.password }, headers, asResponse: true }),
  )
  if (!answer.ok) return answer
  return ok({ uri: String(answer.value.body['totpURI']), backupCodes: backupCodesOf(answer.value) })
}

/** A right code from the application turns the second factor on; the session is made anew. */
export async function confirmSecondFactor(
  parts: SignInParts,
  headers: Headers,
  person: Person,
  form: { readonly code: string },
): Promise<Result<{ readonly setCookies: readonly string[] }, SignInProblem>> {
  const code = form.code.replace(/\s/g, '')
  const answer = await readAnswer(await parts.auth.api.verifyTOTP({ body: { code }, headers, asResponse: true }))
  if (!answer.ok)
    return err(answer.code === 'TOTP_NOT_ENABLED' ? { kind: 'second-factor-off' } : codeProblem(answer.code))
  await note(parts, person, 'access.second-factor-on')
  return ok({ setCookies: answer.setCookies })
}

export async function stopSecondFactor(
  parts: SignInParts,
  headers: Headers,
  person: Person,
  form: { readonly password: string },
): Promise<Result<{ readonly setCookies: readonly string[] }, SignInProblem>> {
  const answer = await underPassword(parts, headers, person, () =>
    parts.auth.api.disableTwoFactor({ body: { password: form.password }, headers, asResponse: true }),
  )
  if (!answer.ok) return answer
  await note(parts, person, 'access.second-factor-off')
  return ok({ setCookies: answer.value.setCookies })
}

/** New backup codes; the old ones stop working. */
export async function renewBackupCodes(
  parts: SignInParts,
  headers: Headers,
  person: Person,
  form: { readonly password: string },
): Promise<Result<{ readonly backupCodes: readonly string[] }, SignInProblem>> {
  const answer = await underPassword(parts, headers, person, () =>
    parts.auth.api.generateBackupCodes({ body: { password: form.password }, headers, asResponse: true }),
  )
  if (!answer.ok) return answer
  await note(parts, person, 'access.new-backup-codes')
  return ok({ backupCodes: backupCodesOf(answer.value) })
}

/** Asks the library something that takes the password again, and counts wrong ones as at the door. */
export async function underPassword(
  { store, clock }: SignInParts,
  headers: Headers,
  person: Person,
  ask: () => Promise<Response>,
): Promise<Result<LibraryAnswer, SignInProblem>> {
  const address = addressOf(headers)
  const attempt = await store.write((tx) => takeAttempt(tx, person.email, address, clock()))
  if (!attempt.allowed) return err({ kind: 'wait', minutes: attempt.waitMinutes })
  const answer = await readAnswer(await ask())
  if (answer.code === 'INVALID_PASSWORD') return err({ kind: 'wrong-current-password' })
  await store.write((tx) => forgetAttempts(tx, person.email, address))
  if (answer.ok) return ok(answer)
  return err(
    answer.code === 'TOTP_ALREADY_ENABLED' ? { kind: 'second-factor-already-on' } : { kind: 'second-factor-off' },
  )
}

async function note({ store, clock }: SignInParts, person: Person, action: string): Promise<void> {
  await store.write(async (tx) =>
    appendAudit(tx, {
      actor: person.id,
      at: clock(),
      action,
      nodePath: await homePath(tx, person.id),
      subject: person.id,
      details: { name: person.name },
    }),
  )
}

function backupCodesOf(answer: LibraryAnswer): readonly string[] {
  const codes = answer.body['backupCodes']
  return Array.isArray(codes) ? codes.map(String) : []
}
