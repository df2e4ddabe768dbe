import { parseWhole } from '#kernel/parse-number'
import type { Cell } from '#tabular'
import { cellText } from './cell-text.ts'

/** A class within the grade. `lettered` is true where a letter stands, as in «5А»; the protocol asks for a number. */
export type ClassCell =
  | { readonly is: 'class'; readonly label: string; readonly lettered: boolean }
  | { readonly is: 'blank' | 'unreadable' }

const greatestClassNumber = 50

/** `3`, `А`, `5А`, `5 «А»`, `5-а`: the number 1…50 or the letter. A number written before the letter is the grade and is dropped. */
export function readClassCell(cell: Cell | undefined): ClassCell {
  const text = cellText(cell)
  if (text === '') return { is: 'blank' }
  const number = parseWhole(text)
  if (number !== undefined) {
    return number >= 1 && number <= greatestClassNumber
      ? { is: 'class', label: String(number), lettered: false }
      : { is: 'unreadable' }
  }
  const letter = /^(?:\d{1,2}\s*[-–]?\s*)?["«„“]?\s*([а-яёa-z]\d?)\s*["»“”]?(?:\s*кл(?:асс)?\.?)?$/i.exec(text)
  return letter === null
    ? { is: 'unreadable' }
    : { is: 'class', label: letter[1]!.toLocaleUpperCase('ru'), lettered: true }
}
