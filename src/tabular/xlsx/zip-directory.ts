import { refuseDamaged } from '../refusal.ts'

/** One entry of a ZIP archive, from its central directory (APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.5.3). */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated; anything else is not used by spreadsheets. */
  readonly method: number
  readonly encrypted: boolean
  readonly crc32: number
  readonly packedBytes: number
  /** What the archive declares; believed only when the entry is copied as it is. */
  readonly inflatedBytes: number
  /** Where the local header starts. */
  readonly headerOffset: number
}

const endSignature = 0x06054b50
const zip64EndSignature = 0x06064b50
const zip64LocatorSignature = 0x07064b50
const entrySignature = 0x02014b50
const endLength = 22
const longestComment = 0xffff
const absent32 = 0xffffffff
const absent16 = 0xffff
const mostEntries = 20_000

/**
 * Lists the archive from its central directory: the only part of a ZIP that is always complete, since the sizes of local
 * headers may be zero. Refuses with «повреждён» whatever points outside the file.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const directory = findDirectory(view)
    if (directory.count > mostEntries) refuseDamaged()
    const entries: ZipEntry[] = []
    for (let at = directory.offset; entries.length < directory.count;) {
      if (view.getUint32(at, true) !== entrySignature) refuseDamaged()
      entries.push(readEntry(bytes, view, at))
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    return entries
  } catch (error) {
    // DataView throws RangeError on any offset beyond the file: exactly what a cut or forged directory looks like.
    if (error instanceof RangeError) refuseDamaged()
    throw error
  }
}

function findDirectory(view: DataView): { offset: number; count: number } {
  const lowest = Math.max(0, view.byteLength - endLength - longestComment)
  for (let at = view.byteLength - endLength; at >= lowest; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    const count = view.getUint16(at + 10, true)
    const offset = view.getUint32(at + 16, true)
    if (count !== absent16 && offset !== absent32) return { offset, count }
    return findZip64Directory(view, at)
  }
  return refuseDamaged()
}

function findZip64Directory(view: DataView, endAt: number): { offset: number; count: number } {
  const locator = endAt - 20
  if (view.getUint32(locator, true) !== zip64LocatorSignature) refuseDamaged()
  const end = toOffset(view.getBigUint64(locator + 8, true))
  if (view.getUint32(end, true) !== zip64EndSignature) refuseDamaged()
  return { count: toOffset(view.getBigUint64(end + 32, true)), offset: toOffset(view.getBigUint64(end + 48, true)) }
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
  const sizes = {
    inflated: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    header: view.getUint32(at + 42, true),
  }
  const zip64 = readZip64Sizes(view, at + 46 + nameLength, view.getUint16(at + 30, true), sizes)
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc32: view.getUint32(at + 16, true),
    packedBytes: zip64.packed,
    inflatedBytes: zip64.inflated,
    headerOffset: zip64.header,
  }
}

/** The extra field 0x0001 holds, in this order, only those sizes that did not fit into the entry. */
function readZip64Sizes(
  view: DataView,
  extraAt: number,
  extraLength: number,
  sizes: { inflated: number; packed: number; header: number },
): { inflated: number; packed: number; header: number } {
  for (let at = extraAt; at + 4 <= extraAt + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = (): number => {
      field += 8
      return toOffset(view.getBigUint64(field - 8, true))
    }
    const inflated = sizes.inflated === absent32 ? next() : sizes.inflated
    const packed = sizes.packed === absent32 ? next() : sizes.packed
    const header = sizes.header === absent32 ? next() : sizes.header
    return { inflated, packed, header }
  }
  return sizes
}

const toOffset = (value: bigint): number => (value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : refuseDamaged())
