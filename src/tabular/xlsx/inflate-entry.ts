import { crc32, createInflateRaw } from 'node:zlib'

import { refuseBomb, refuseDamaged } from '../refusal.ts'
import type { ZipEntry } from './zip-directory.ts'

const chunkBytes = 64 * 1024
/** Below this size the ratio says nothing: a small part of equal rows packs very well and hurts nobody. */
const ratioMattersFrom = 16 * 1024 * 1024

/**
 * Inflates one entry chunk by chunk. Sizes declared in the archive are not believed: what has come out is counted, and a
 * part that grows over the limits is refused at once, whatever its header promised.
 */
export async function* inflateEntry(
  archive: Uint8Array,
  entry: ZipEntry,
  limit: { readonly bytes: number; readonly ratio: number },
): AsyncGenerator<Uint8Array> {
  const packed = packedBytes(archive, entry)
  let inflated = 0
  let checksum = 0
  for await (const chunk of chunksOf(packed, entry.method)) {
    inflated += chunk.length
    if (inflated > limit.bytes || (inflated > ratioMattersFrom && inflated > packed.length * limit.ratio)) {
      refuseBomb()
    }
    checksum = crc32(chunk, checksum)
    yield chunk
  }
  if (checksum !== entry.crc32) refuseDamaged()
}

/** The bytes of an entry as they lie in the archive. */
export function packedBytes(archive: Uint8Array, entry: ZipEntry): Uint8Array {
  const header = archive.subarray(entry.headerOffset, entry.headerOffset + 30)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) refuseDamaged()
  const start = entry.headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  const end = start + entry.packedBytes
  return end <= archive.length ? archive.subarray(start, end) : refuseDamaged()
}

async function* chunksOf(packed: Uint8Array, method: number): AsyncGenerator<Uint8Array> {
  if (method === 0) {
    for (let at = 0; at < packed.length; at += chunkBytes) yield packed.subarray(at, at + chunkBytes)
    return
  }
  if (method !== 8) refuseDamaged()
  const inflate = createInflateRaw({ chunkSize: chunkBytes })
  try {
    inflate.end(packed)
    for await (const chunk of inflate) yield chunk as Uint8Array
  } catch (error) {
    if (isZlibError(error)) refuseDamaged()
    throw error
  } finally {
    inflate.destroy()
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
