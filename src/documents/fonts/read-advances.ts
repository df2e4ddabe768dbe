import { assert } from '#kernel/assert'

/** Advance width of a code point in ems, or undefined where the font has no glyph for it. */
export type Advances = (codePoint: number) => number | undefined

/** Reads the horizontal advances of a TrueType font (OpenType 1.9: `cmap` format 4, `hmtx`, `hhea`, `head`). */
export function readAdvances(font: Uint8Array): Advances {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const tables = new Map<string, number>()
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + i * 16
    tables.set(String.fromCharCode(...font.subarray(at, at + 4)), view.getUint32(at + 8))
  }
  const table = (tag: string): number => {
    const at = tables.get(tag)
    assert(at !== undefined, `readAdvances: font must have the table ${tag}`)
    return at
  }
  const unitsPerEm = view.getUint16(table('head') + 18)
  const metrics = view.getUint16(table('hhea') + 34)
  const hmtx = table('hmtx')
  const glyphOf = readGlyphIndex(view, table('cmap'))
  return (codePoint) => {
    const glyph = glyphOf(codePoint)
    return glyph === 0 ? undefined : view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) / unitsPerEm
  }
}

/** Glyph of a code point by the first format 4 subtable; 0 where there is none. */
function readGlyphIndex(view: DataView, cmap: number): (codePoint: number) => number {
  const subtables = Array.from({ length: view.getUint16(cmap + 2) }, (_, i) => cmap + view.getUint32(cmap + 8 + i * 8))
  const at = subtables.find((subtable) => view.getUint16(subtable) === 4)
  assert(at !== undefined, 'readAdvances: font must have a cmap subtable of format 4')
  const doubled = view.getUint16(at + 6)
  const ends = at + 14
  const starts = ends + doubled + 2
  const deltas = starts + doubled
  const ranges = deltas + doubled
  return (codePoint) => {
    for (let i = 0; i < doubled; i += 2) {
      if (codePoint > view.getUint16(ends + i)) continue
      const start = view.getUint16(starts + i)
      if (codePoint < start) return 0
      const range = view.getUint16(ranges + i)
      const delta = view.getUint16(deltas + i)
      if (range === 0) return (codePoint + delta) & 0xffff
      const glyph = view.getUint16(ranges + i + range + (codePoint - start) * 2)
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff
    }
    return 0
  }
}
