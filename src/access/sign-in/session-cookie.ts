import { createHmac, timingSafeEqual } from 'node:crypto'

/** Name of the session cookie, as the library forms it from its prefix. */
export function sessionCookieName(origin: string): string {
  return `${origin.startsWith('https://') ? '__Secure-' : ''}obyektiv.session_token`
}

/**
 * The session token of a request, if its cookie carries our signature: `token.base64(HMAC-SHA-256(token))`, the form
 * of better-call 1.x (crypto.mjs). Read here so that a page costs one select and no library machinery.
 */
export function readSessionToken(cookieHeader: string | null, name: string, secret: string): string | undefined {
  const signed = findCookie(cookieHeader ?? '', name)
  const cut = signed?.lastIndexOf('.') ?? -1
  if (signed === undefined || cut < 1) return undefined
  const token = signed.slice(0, cut)
  const expected = createHmac('sha256', secret).update(token, 'utf8').digest()
  const given = Buffer.from(signed.slice(cut + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined
}

function findCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(';')) {
    const [key = '', ...rest] = pair.split('=')
    if (key.trim() !== name) continue
    try {
      return decodeURIComponent(rest.join('=').trim())
    } catch {
      return undefined
    }
  }
  return undefined
}
