import { err, ok, type Result } from '#kernel/result'
import { readAnswer, type SignInParts } from './ask-library.ts'
import { oidcProviderId } from './open-auth.ts'
import type { SignInProblem } from './sign-in-problem.ts'

export interface Redirection {
  readonly location: string
  readonly setCookies: readonly string[]
}

/** Sends the person to the organisation's provider; `next` is the page to come back to. */
export async function startOidc(
  parts: SignInParts,
  headers: Headers,
  next: string,
): Promise<Result<Redirection, SignInProblem>> {
  const answer = await readAnswer(
    await parts.oidcAuth.api.signInSocial({
      body: { provider: oidcProviderId, callbackURL: next, errorCallbackURL: '/sign-in' },
      headers,
      asResponse: true,
    }),
  )
  const url = answer.body['url']
  if (!answer.ok || typeof url !== 'string') return err({ kind: 'oidc-failed' })
  return ok({ location: url, setCookies: answer.setCookies })
}

/** The provider sent the person back. Whoever is not known here by e-mail gets no account by this way. */
export async function finishOidc(parts: SignInParts, request: Request): Promise<Result<Redirection, SignInProblem>> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const answer = await readAnswer(
    await parts.oidcAuth.api.callbackOAuth({
      method: 'GET',
      params: { id: oidcProviderId },
      query,
      headers: request.headers,
      asResponse: true,
    }),
  )
  const location = answer.location
  if (location === undefined) return err({ kind: 'oidc-failed' })
  const failure = new URL(location, parts.config.origin).searchParams.get('error')
  if (failure === null) return ok({ location, setCookies: answer.setCookies })
  switch (failure) {
    case 'PERSON_INACTIVE':
      return err({ kind: 'deactivated' })
    case 'signup_disabled':
    case 'account_not_linked':
      return err({ kind: 'oidc-unknown-person' })
    default:
      return err({ kind: 'oidc-failed' })
  }
}
