import { parseWhole } from '#kernel/parse-number'
import type { Mark } from '#procedures/model'
import { marks } from '#procedures/model'
import type { Cell } from '#tabular'
import { cellText } from './cell-text.ts'

/** A mark 2–5, `none` for a blank cell or «нет отметки», `unreadable` for anything else. */
export function readMarkCell(cell: Cell | undefined): Mark | 'none' | 'unreadable' {
  const text = cellText(cell)
  if (text === '' || /^(нет( отметки)?|без отметки|н\/?а|[-–—])$/i.test(text)) return 'none'
  const whole = parseWhole(text)
  return marks.find((mark) => mark === whole) ?? 'unreadable'
}
