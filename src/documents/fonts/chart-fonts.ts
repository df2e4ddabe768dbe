import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readAdvances, type Advances } from './read-advances.ts'

/** Family name inside the font files; the page loads the variable cut of the same typeface. */
export const chartFontFamily = 'Golos Text'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** Every file the rasteriser needs: Latin with digits and punctuation, Cyrillic with «№». One weight: emphasis is by ink. */
export const chartFontFiles: readonly string[] = [path('golos-text-latin-400.ttf'), path('golos-text-cyrillic-400.ttf')]

let regular: readonly Advances[] | undefined

/**
 * Width of one line of text in pixels, from the typeface's own advances. Without it the chart library, having no DOM,
 * takes every Cyrillic letter for a full em and throws labels away. `fontSize` in pixels, > 0.
 */
export function measureText(text: string, fontSize: number): number {
  regular ??= chartFontFiles.map((file) => readAdvances(readFileSync(file)))
  let width = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    const advance = regular.map((font) => font(code)).find((found) => found !== undefined)
    width += advance ?? 0.6
  }
  return width * fontSize
}
