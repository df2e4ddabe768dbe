import type { Brand } from '#kernel/brand'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'

export type LetterId = Brand<string, 'LetterId'>

export const letterStates = ['waiting', 'sending', 'sent', 'failed', 'unknown', 'expired', 'forgotten'] as const
export type LetterState = (typeof letterStates)[number]

export const letterStateTitles: Readonly<Record<LetterState, string>> = {
  waiting: 'ждёт отправки',
  sending: 'отправляется',
  sent: 'отправлено',
  failed: 'не отправлено',
  unknown: 'неизвестно, ушло ли',
  expired: 'устарело',
  forgotten: 'снято',
}

/** States from which a person may have the letter sent again. */
export const resendableStates: readonly LetterState[] = ['failed', 'unknown', 'expired']
/** States from which a person may take the letter out of the queue. */
export const forgettableStates: readonly LetterState[] = ['waiting', 'failed', 'unknown', 'expired']

export interface MailAddress {
  readonly name: string
  readonly email: string
}

/** An invitation of iCalendar that goes with a letter. */
export interface LetterCalendar {
  readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  readonly fileName: string
  /** The text of the ICS. */
  readonly content: string
}

/** What a letter says, once for its plain text and its HTML. */
export interface LetterBody {
  readonly title: string
  readonly lead?: string
  readonly sections: readonly LetterSection[]
  readonly button?: { readonly title: string; readonly url: string }
  /** Which rule sent it, line by line. */
  readonly foot: readonly string[]
  /** Where the person changes what is sent; left out where nothing can be changed. */
  readonly preferencesUrl?: string
  /** True where everything in the store is invented. */
  readonly demonstration: boolean
}

export interface LetterSection {
  readonly title: string
  readonly tone: 'plain' | 'look' | 'late' | 'ok'
  readonly rows: readonly LetterRow[]
  /** Said under the rows: «и ещё 12». */
  readonly more?: string
}

export interface LetterRow {
  readonly text: string
  readonly url?: string
  /** Small words under the text. */
  readonly details?: string
  /** What the row is marked with: «просрочено на 3 дня». */
  readonly mark?: string
  /** A number that stands at the right of a short text. */
  readonly figure?: string
}

/** A letter as the queue shows it: never its text, which belongs to the person it is for. */
export interface ListedLetter {
  readonly id: LetterId
  readonly to: MailAddress
  readonly rule: string
  readonly subject: string
  readonly state: LetterState
  readonly attempts: number
  /** The server's answer, or the reason of a failure. */
  readonly answer: string | 'none'
  readonly createdAt: Instant
  /** Not sent earlier than this. */
  readonly notBefore: Instant
  readonly settledAt: Instant | 'not-yet'
  readonly mayResend: boolean
  readonly mayForget: boolean
}

/** How the talk with the mail server goes. */
export type MailServerState =
  | { readonly kind: 'never-tried' }
  | { readonly kind: 'answers'; readonly at: Instant }
  | {
      readonly kind: 'trouble'
      readonly reason: string
      readonly since: Instant
      readonly nextTryAt: Instant
      readonly failures: number
    }

export interface SmtpConfig {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte; `starttls` or nothing; `if-offered`; `none`. */
  readonly encryption: 'tls' | 'starttls' | 'if-offered' | 'none'
  readonly checksCertificate: boolean
  readonly login: { readonly user: string; readonly password: string } | 'none'
  readonly from: MailAddress
}

/**
 * `smtp://user:password@mail.example.ru:587`, `smtps://…:465`; `?tls=required` or `?tls=off`, `?certificate=any` for a
 * server of one's own with a certificate of its own. A password never travels unencrypted to another machine unless asked.
 */
export function parseSmtpUrl(text: string): Result<Omit<SmtpConfig, 'from'>, 'not-an-smtp-address'> {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    return err('not-an-smtp-address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const login =
    url.username === ''
      ? ('none' as const)
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  const secure = url.protocol === 'smtps:'
  return ok({
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    encryption: secure ? 'tls' : encryptionOf(url.searchParams.get('tls'), login !== 'none' && !isLoopback(host)),
    checksCertificate: url.searchParams.get('certificate') !== 'any',
    login,
  })
}

function encryptionOf(asked: string | null, carriesPassword: boolean): SmtpConfig['encryption'] {
  if (asked === 'off') return 'none'
  return asked === 'required' || carriesPassword ? 'starttls' : 'if-offered'
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

/** `Объектив <obyektiv@example.ru>` or a bare address. */
export function parseMailAddress(text: string): MailAddress | undefined {
  const [, name = '', email = ''] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>)\s*$/.exec(text) ?? ['', '', text.trim()]
  return /^[^\s@<>",]+@[^\s@<>",]+$/.test(email) ? { name: name.trim(), email } : undefined
}
