import { err, ok, type Result } from '#kernel/result'
import { addressOf, readAnswer, type SignInParts } from './ask-library.ts'
import { noteSignIn } from './sign-in-by-password.ts'
import type { SignInProblem } from './sign-in-problem.ts'

/** The second step of signing in: six digits from the application, or one of the backup codes (`xxxxx-xxxxx`). */
export async function confirmCode(
  parts: SignInParts,
  headers: Headers,
  form: { readonly code: string },
): Promise<Result<{ readonly setCookies: readonly string[] }, SignInProblem>> {
  const code = form.code.replace(/\s/g, '')
  const asked = { body: { code }, headers, asResponse: true } as const
  const answer = await readAnswer(
    /^\d{6}$/.test(code) ? await parts.auth.api.verifyTOTP(asked) : await parts.auth.api.verifyBackupCode(asked),
  )
  if (!answer.ok) return err(codeProblem(answer.code))
  const user = answer.body['user']
  if (typeof user === 'object' && user !== null && 'email' in user && typeof user.email === 'string') {
    await noteSignIn(parts, user.email, addressOf(headers), 'access.sign-in')
  }
  return ok({ setCookies: answer.setCookies })
}

export function codeProblem(code: string): SignInProblem {
  switch (code) {
    case 'INVALID_TWO_FACTOR_COOKIE':
      return { kind: 'code-too-late' }
    case 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE':
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return { kind: 'too-many-codes' }
    case 'PERSON_INACTIVE':
      return { kind: 'deactivated' }
    default:
      return { kind: 'wrong-code' }
  }
}
