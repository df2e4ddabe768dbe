import { appendAudit } from '#audit'
import { err, ok, type Result } from '#kernel/result'
import { homePath } from '../home-path.ts'
import type { Person } from '../model.ts'
import type { SignInParts } from './ask-library.ts'
import { findPasswordProblem } from './password-rules.ts'
import { underPassword } from './second-factor.ts'
import type { SignInProblem } from './sign-in-problem.ts'

/** A new password ends every other session: whoever sits there must know it. */
export async function changePassword(
  parts: SignInParts,
  headers: Headers,
  person: Person,
  form: { readonly current: string; readonly next: string },
): Promise<Result<{ readonly setCookies: readonly string[] }, SignInProblem>> {
  const problem = findPasswordProblem(form.next, person.email)
  if (problem !== undefined) return err({ kind: 'bad-new-password', problem })
  const answer = await underPassword(parts, headers, person, () =>
    parts.auth.api.changePassword({
      body: { currentPassword: form.current, newPassword: form.next, revokeOtherSessions: true },
      headers,
      asResponse: true,
    }),
  )
  if (!answer.ok) return answer
  await parts.store.write(async (tx) =>
    appendAudit(tx, {
      actor: person.id,
      at: parts.clock(),
      action: 'access.change-password',
      nodePath: await homePath(tx, person.id),
      subject: person.id,
      details: { name: person.name },
    }),
  )
  return ok({ setCookies: answer.value.setCookies })
}
