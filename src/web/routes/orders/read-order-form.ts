import { parseNumber, parseWhole } from '#kernel/parse-number'
import type { OrderText } from '#orders/model'

/** The text as it was typed: clauses in the order of their numbers, empty ones left out. */
export function readOrderText(form: FormData): OrderText {
  const positions = form.getAll('position').map((value) => parseNumber(String(value)))
  const items = form
    .getAll('item')
    .map((value, index) => ({
      position: positions[index] ?? index + 1,
      lines: String(value)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    }))
    .toSorted((a, b) => a.position - b.position)
    .flatMap(({ lines: [text, ...rest] }) => (text === undefined ? [] : [{ text, items: rest }]))
  return { heading: String(form.get('heading') ?? ''), preamble: String(form.get('preamble') ?? ''), items }
}

export const readVersion = (form: FormData): number => parseWhole(String(form.get('version') ?? '')) ?? 0
