import { parseNumber } from '#kernel/parse-number'
import type { Cell } from '#tabular'
import { cellText } from './cell-text.ts'

/** What stands in the cell of one task. Negative and fractional numbers pass here; the checks name them. */
export type ScoreCell =
  | { readonly is: 'score'; readonly score: number }
  | { readonly is: 'not-attempted' }
  /** `N`: the topic was not taught when the work was written (forms before 2026). */
  | { readonly is: 'not-taught' }
  | { readonly is: 'blank' }
  | { readonly is: 'unreadable'; readonly text: string }

const blank: ScoreCell = { is: 'blank' }
const notAttempted: ScoreCell = { is: 'not-attempted' }
const notTaught: ScoreCell = { is: 'not-taught' }
const smallScores: readonly ScoreCell[] = Array.from({ length: 64 }, (_, score) => ({ is: 'score', score }))

export function readScoreCell(cell: Cell | undefined): ScoreCell {
  if (cell === null || cell === undefined) return blank
  if (typeof cell === 'number') return smallScores[cell] ?? { is: 'score', score: cell }
  const text = cellText(cell)
  if (text === '') return blank
  // Latin X and Cyrillic Х look alike, and both come.
  if (/^[xх]$/i.test(text)) return notAttempted
  if (/^n$/i.test(text)) return notTaught
  const score = parseNumber(text)
  if (score === undefined) return { is: 'unreadable', text }
  return smallScores[score] ?? { is: 'score', score }
}
