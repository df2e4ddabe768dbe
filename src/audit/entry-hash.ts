import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** The hash before the first entry. */
export const genesisHash = '0'.repeat(64)

/** What the hash of an entry covers: every column of it, so that nothing can be changed unseen. */
export interface HashedEntry {
  readonly sequence: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly node_path: string
  readonly subject: string
  readonly details: string
  readonly previous_hash: string
}

/** SHA-256, in hexadecimal, over the canonical JSON of the entry and of the hash before it. */
export function entryHash(entry: HashedEntry): string {
  const { sequence, at, actor, action, node_path, subject, details, previous_hash } = entry
  const text = canonicalJson({ sequence, at, actor, action, node_path, subject, details, previous_hash })
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
