import { createHash, randomBytes } from 'node:crypto'

/** A token nobody guesses (256 bits) for the address of one calendar; the store keeps only its hash. */
export function newFeedToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: feedHash(token) }
}

export function feedHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}
