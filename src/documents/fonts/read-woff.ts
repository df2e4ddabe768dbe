import { inflateSync } from 'node:zlib'
import { assert } from '#kernel/assert'

/**
 * Unpacks a WOFF 1.0 file into the TrueType file it was made from (W3C WOFF 1.0, sections 3–5): the rasteriser reads
 * TTF only, the font packages of the registry carry WOFF only. Throws on anything that is not WOFF 1.0.
 */
export function readWoff(woff: Uint8Array): Uint8Array {
  const source = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  assert(source.getUint32(0) === 0x774f4646, 'readWoff: file must begin with «wOFF»')
  const flavor = source.getUint32(4)
  const count = source.getUint16(12)
  const tables = Array.from({ length: count }, (_, i) => {
    const at = 44 + i * 20
    const start = source.getUint32(at + 4)
    const packedLength = source.getUint32(at + 8)
    const length = source.getUint32(at + 12)
    const packed = woff.subarray(start, start + packedLength)
    const bytes = packedLength < length ? inflateSync(packed) : packed
    assert(bytes.length === length, `readWoff: table ${i} must unpack to ${length} bytes, got ${bytes.length}`)
    return { tag: source.getUint32(at), checksum: source.getUint32(at + 16), bytes }
  })
  const directory = 12 + count * 16
  const offsets: number[] = []
  let end = directory
  for (const { bytes } of tables) {
    offsets.push(end)
    end += (bytes.length + 3) & ~3
  }
  const font = new Uint8Array(end)
  const target = new DataView(font.buffer)
  const power = Math.floor(Math.log2(count))
  target.setUint32(0, flavor)
  target.setUint16(4, count)
  target.setUint16(6, 2 ** power * 16)
  target.setUint16(8, power)
  target.setUint16(10, count * 16 - 2 ** power * 16)
  tables.forEach(({ tag, checksum, bytes }, i) => {
    const at = 12 + i * 16
    target.setUint32(at, tag)
    target.setUint32(at + 4, checksum)
    target.setUint32(at + 8, offsets[i]!)
    target.setUint32(at + 12, bytes.length)
    font.set(bytes, offsets[i])
  })
  return font
}
