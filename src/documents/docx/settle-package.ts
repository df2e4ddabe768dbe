import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Instant } from '#kernel/clock'

/** Earliest date a ZIP can carry; the parts' own dates say nothing to anybody. */
const zipDate = new Date(1980, 0, 1)

/**
 * Puts the document's own date into the package in place of the moment of writing, so that the same document has the
 * same bytes and its checksum can be kept.
 */
export function settlePackage(bytes: Uint8Array, createdAt: Instant): Uint8Array {
  const parts = unzipSync(bytes)
  const core = parts['docProps/core.xml']
  const second = `${createdAt.slice(0, 19)}Z`
  if (core) {
    parts['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${second}`),
    )
  }
  return zipSync(parts, { mtime: zipDate, level: 6 })
}
