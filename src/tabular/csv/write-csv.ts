import { assert } from '#kernel/assert'

import { looksLikeFormula } from '../looks-like-formula.ts'
import type { Cell } from '../sheet.ts'

/**
 * CSV that Russian Excel opens by a double click: UTF-8 with a mark, `;`, CRLF, decimal comma. A text that Excel would run
 * as a formula gets an apostrophe before it; numbers are numbers and stay as they are.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(csvField).join(';') + '\r\n')
  return new TextEncoder().encode(`\ufeff${lines.join('')}`)
}

function csvField(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет'
  if (typeof cell === 'number') {
    assert(Number.isFinite(cell), `writeCsv: a number must be finite, got ${cell}`)
    return String(cell).replace('.', ',')
  }
  const text = looksLikeFormula(cell) ? `'${cell}` : cell
  return /[;"\r\n\t,]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
