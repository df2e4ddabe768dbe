import { hashPassword } from 'better-auth/crypto'
import type { Store } from '#db'
import type { Clock } from '#kernel/clock'
import type { Result } from '#kernel/result'
import type { Person } from '../model.ts'
import { readAnswer, type SignInParts } from './ask-library.ts'
import { changePassword } from './change-password.ts'
import { confirmCode } from './confirm-code.ts'
import { findVisitor, type Visitor } from './current-visitor.ts'
import { finishOidc, type Redirection, startOidc } from './oidc.ts'
import { openAuth } from './open-auth.ts'
import {
  confirmSecondFactor,
  renewBackupCodes,
  type SecondFactorStart,
  startSecondFactor,
  stopSecondFactor,
} from './second-factor.ts'
import { readSessionToken, sessionCookieName } from './session-cookie.ts'
import { type SignedIn, signInByPassword } from './sign-in-by-password.ts'
import type { SignInConfig } from './sign-in-config.ts'
import type { SignInProblem } from './sign-in-problem.ts'

type Cookies = { readonly setCookies: readonly string[] }

/** Every way in and out, for routes: plain forms in, `Set-Cookie` headers out. */
export interface SignIn {
  /** Name of the organisation's provider for the button, when there is one. */
  readonly oidcName: string | undefined
  currentVisitor(request: Request): Promise<Visitor | 'anonymous'>
  signIn(headers: Headers, form: { email: string; password: string }): Promise<Result<SignedIn, SignInProblem>>
  confirmCode(headers: Headers, form: { code: string }): Promise<Result<Cookies, SignInProblem>>
  signOut(headers: Headers): Promise<Cookies>
  hashPassword(password: string): Promise<string>
  changePassword(
    headers: Headers,
    person: Person,
    form: { current: string; next: string },
  ): Promise<Result<Cookies, SignInProblem>>
  startSecondFactor(
    headers: Headers,
    person: Person,
    form: { password: string },
  ): Promise<Result<SecondFactorStart, SignInProblem>>
  confirmSecondFactor(headers: Headers, person: Person, form: { code: string }): Promise<Result<Cookies, SignInProblem>>
  stopSecondFactor(
    headers: Headers,
    person: Person,
    form: { password: string },
  ): Promise<Result<Cookies, SignInProblem>>
  renewBackupCodes(
    headers: Headers,
    person: Person,
    form: { password: string },
  ): Promise<Result<{ readonly backupCodes: readonly string[] }, SignInProblem>>
  startOidc(headers: Headers, next: string): Promise<Result<Redirection, SignInProblem>>
  finishOidc(request: Request): Promise<Result<Redirection, SignInProblem>>
}

export function createSignIn(store: Store, config: SignInConfig, clock: Clock): SignIn {
  const parts: SignInParts = {
    auth: openAuth(store, { ...config, oidc: 'off' }),
    oidcAuth: openAuth(store, config),
    store,
    config,
    clock,
  }
  const cookieName = sessionCookieName(config.origin)
  return {
    oidcName: config.oidc === 'off' ? undefined : config.oidc.name,
    async currentVisitor(request) {
      const token = readSessionToken(request.headers.get('cookie'), cookieName, config.secret)
      return token === undefined ? 'anonymous' : ((await findVisitor(store, token, clock())) ?? 'anonymous')
    },
    signIn: (headers, form) => signInByPassword(parts, headers, form),
    confirmCode: (headers, form) => confirmCode(parts, headers, form),
    async signOut(headers) {
      const { setCookies } = await readAnswer(await parts.auth.api.signOut({ headers, asResponse: true }))
      return { setCookies }
    },
    hashPassword,
    changePassword: (headers, person, form) => changePassword(parts, headers, person, form),
    startSecondFactor: (headers, person, form) => startSecondFactor(parts, headers, person, form),
    confirmSecondFactor: (headers, person, form) => confirmSecondFactor(parts, headers, person, form),
    stopSecondFactor: (headers, person, form) => stopSecondFactor(parts, headers, person, form),
    renewBackupCodes: (headers, person, form) => renewBackupCodes(parts, headers, person, form),
    startOidc: (headers, next) => startOidc(parts, headers, next),
    finishOidc: (request) => finishOidc(parts, request),
  }
}
