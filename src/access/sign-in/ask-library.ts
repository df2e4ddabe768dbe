import { z } from 'zod'
import type { Clock } from '#kernel/clock'
import type { Store } from '#db'
import type { Auth } from './open-auth.ts'
import { addressHeader } from './open-auth.ts'
import type { SignInConfig } from './sign-in-config.ts'

/** What the operations of signing in stand on. */
export interface SignInParts {
  /** Passwords, codes and sessions. */
  readonly auth: Auth
  /** The same with the organisation's provider: apart, so that a provider that hangs holds up nobody's password. */
  readonly oidcAuth: Auth
  readonly store: Store
  readonly config: SignInConfig
  readonly clock: Clock
}

/** The library's answer: what it says, and the cookies to pass on to the browser. */
export interface LibraryAnswer {
  readonly ok: boolean
  readonly body: Readonly<Record<string, unknown>>
  /** Its word for what went wrong, e.g. `INVALID_CODE`; empty when nothing did. */
  readonly code: string
  readonly location: string | undefined
  readonly setCookies: readonly string[]
}

const bodySchema = z.record(z.string(), z.unknown())

export async function readAnswer(response: Response): Promise<LibraryAnswer> {
  const text = await response.text()
  const parsed = bodySchema.safeParse(text === '' ? {} : JSON.parse(text))
  const body = parsed.success ? parsed.data : {}
  return {
    ok: response.ok,
    body,
    code: typeof body['code'] === 'string' ? body['code'] : '',
    location: response.headers.get('location') ?? undefined,
    setCookies: response.headers.getSetCookie(),
  }
}

/** Where a request came from, as the server wrote it down; shared by everybody when it is not known. */
export function addressOf(headers: Headers): string {
  return headers.get(addressHeader) ?? 'unknown'
}
