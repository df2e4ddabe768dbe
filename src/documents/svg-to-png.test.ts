import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildFont, builtFonts } from './fonts/build-fonts.ts'
import { measureText } from './fonts/chart-fonts.ts'
import { readAdvances } from './fonts/read-advances.ts'
import { svgToPng } from './svg-to-png.ts'

const line = (text: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 40"><text x="4" y="26" font-size="20" font-family="Golos Text Variable, Golos Text, sans-serif">${text}</text></svg>`

describe('a picture of text', () => {
  const blank = inkOf(svgToPng(line(''), 400))

  it.each(['Школа', 'ёлочки «3» от 10', 'СОШ № 6', '−5,1 %', 'Latin 0123456789'])('paints «%s»', (text) => {
    const { ink, right } = inkOf(svgToPng(line(text), 400))
    expect(blank.ink).toBe(0)
    expect(ink).toBeGreaterThan(text.length * 15)
    // The painted width is the measured one: letters were neither dropped nor replaced.
    expect(Math.abs(right - 4 - measureText(text, 20))).toBeLessThan(4)
  })

  it('paints different letters differently, not as empty boxes', () => {
    const pictures = ['Ш', 'Я', 'Ф', 'Ё', '№'].map((text) => inkOf(svgToPng(line(text), 400)).ink)
    expect(new Set(pictures).size).toBe(5)
  })
})

describe('the bundled typeface', () => {
  it.each(builtFonts)('$file is what the package holds', ({ file, woff }) => {
    expect(readFileSync(new URL(`fonts/${file}`, import.meta.url)).equals(buildFont(woff))).toBe(true)
  })

  it('covers every letter of the Russian alphabet, digits and the marks of Russian typography', () => {
    const fonts = builtFonts.map(({ woff }) => readAdvances(buildFont(woff)))
    const needed = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789«»–−№%…·,.;:()\u00a0'
    const missing = needed
      .split('')
      .filter((letter) => fonts.every((font) => font(letter.codePointAt(0)!) === undefined))
    expect(missing).toEqual([])
  })
})

/** Pixels that are not white, and the rightmost of them, of a PNG with 8 bits a channel. */
function inkOf(png: Uint8Array): { ink: number; right: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  const width = view.getUint32(16)
  const height = view.getUint32(20)
  const channels = png[25] === 6 ? 4 : 3
  const parts: Uint8Array[] = []
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at)
    if (String.fromCharCode(...png.subarray(at + 4, at + 8)) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const rows = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const before = new Uint8Array(stride)
  let ink = 0
  let right = 0
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]!
    const row = Uint8Array.from(rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)))
    for (let i = 0; i < stride; i++) {
      const a = i >= channels ? row[i - channels]! : 0
      const b = before[i]!
      const c = i >= channels ? before[i - channels]! : 0
      row[i] = (row[i]! + [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]!) & 255
    }
    before.set(row)
    for (let x = 0; x < width; x++) {
      if (row[x * channels]! < 200) {
        ink++
        right = Math.max(right, x)
      }
    }
  }
  return { ink, right }
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}
