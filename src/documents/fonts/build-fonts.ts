import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readWoff } from './read-woff.ts'

/**
 * Makes the TrueType files beside this script from @fontsource/golos-text (SIL Open Font License 1.1).
 * Run it with plain node after changing the package's version; a test keeps the files equal to what it makes.
 */
export const builtFonts = ['latin', 'cyrillic'].map((subset) => ({
  file: `golos-text-${subset}-400.ttf`,
  woff: `golos-text-${subset}-400-normal.woff`,
}))

export function buildFont(woff: string): Uint8Array {
  return readWoff(readFileSync(createRequire(import.meta.url).resolve(`@fontsource/golos-text/files/${woff}`)))
}

if (import.meta.main) {
  for (const { file, woff } of builtFonts) writeFileSync(new URL(file, import.meta.url), buildFont(woff))
}
