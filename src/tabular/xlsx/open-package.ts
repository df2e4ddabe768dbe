import type { ReadLimits } from '../read-limits.ts'
import { refuse, refuseDamaged } from '../refusal.ts'
import { inflateEntry, packedBytes } from './inflate-entry.ts'
import type { PackedPart } from './write-zip.ts'
import { type ZipEntry, readZipDirectory } from './zip-directory.ts'

/** An OOXML package: parts by name. Names are compared without case and without the leading slash, as the standard asks. */
export interface Package {
  readonly names: readonly string[]
  has(name: string): boolean
  /** Inflated chunks of a part, counted against the limits of the whole package. */
  stream(name: string, limitBytes?: number): AsyncIterable<Uint8Array>
  /** A whole part at once, for the small ones and for editing. */
  bytes(name: string, limitBytes?: number): Promise<Uint8Array>
  /** A part as it lies in the archive, for copying it untouched. */
  packed(name: string): PackedPart
}

export function openPackage(bytes: Uint8Array, limits: ReadLimits): Package {
  const entries = new Map<string, ZipEntry>()
  for (const entry of readZipDirectory(bytes)) {
    if (entry.encrypted) {
      refuse('password', 'Архив файла закрыт паролем: снимите пароль, сохраните файл заново и загрузите ещё раз.')
    }
    entries.set(partKey(entry.name), entry)
  }
  let budget = limits.inflatedBytes
  /** How much of each part has been charged to the budget: reading a part again costs nothing. */
  const charged = new Map<string, number>()

  async function* stream(name: string, limitBytes = Number.POSITIVE_INFINITY): AsyncIterable<Uint8Array> {
    const entry = entries.get(partKey(name)) ?? refuseDamaged()
    const paid = charged.get(entry.name) ?? 0
    const allowed = Math.min(limitBytes, paid + budget)
    let inflated = 0
    for await (const chunk of inflateEntry(bytes, entry, { bytes: allowed, ratio: limits.inflationRatio })) {
      inflated += chunk.length
      const owed = inflated - Math.max(paid, charged.get(entry.name) ?? 0)
      if (owed > 0) {
        budget -= owed
        charged.set(entry.name, inflated)
      }
      yield chunk
    }
  }

  return {
    names: [...entries.values()].map((entry) => entry.name),
    has: (name) => entries.has(partKey(name)),
    stream,
    async bytes(name, limitBytes) {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream(name, limitBytes)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    packed(name) {
      const entry = entries.get(partKey(name)) ?? refuseDamaged()
      return { ...entry, packed: packedBytes(bytes, entry) }
    },
  }
}

const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
