/**
 * A new identifier: UUID version 7 (RFC 9562), so that rows made later sort later and B-tree inserts stay local.
 * This is the one door through which randomness enters identifiers.
 */
export function newId<Id extends string>(now: number = Date.now()): Id {
  const bytes = new Uint8Array(16)
  globalThis.crypto.getRandomValues(bytes)
  let rest = now
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id
}
