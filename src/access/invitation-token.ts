import { createHash, randomBytes } from 'node:crypto'

/** A token nobody guesses (256 bits) for one link; the store keeps only its hash. */
export function newInvitationToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: invitationHash(token) }
}

export function invitationHash(token: string): string {
  return createHash('sha256').update(token, 'utf8').digest('hex')
}
