import { assert } from '#kernel/assert'

/** Columns of a sheet end at XFD. */
export const lastColumnIndex = 16_383

/** `0` → `A`, `25` → `Z`, `26` → `AA`: the letter a person sees above the column. */
export function columnLetter(index: number): string {
  assert(Number.isInteger(index) && index >= 0, `columnLetter: index must be a whole number ≥ 0, got ${index}`)
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `A` → `0`, `xfd` → `16383`. */
export function columnIndex(letter: string): number {
  assert(/^[A-Za-z]{1,3}$/.test(letter), `columnIndex: letter must be one to three Latin letters, got «${letter}»`)
  let index = 0
  for (const char of letter.toUpperCase()) index = index * 26 + char.charCodeAt(0) - 64
  return index - 1
}
