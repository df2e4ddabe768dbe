import { parseNumber } from '#kernel/parse-number'
import type { Cell } from '#tabular'
import { cellText } from './cell-text.ts'

/** A percent as the file writes it: `44.33`, `44,33`, `44,33 %`. Blank and dash are undefined, like anything unreadable. */
export function readPercent(cell: Cell | undefined): number | undefined {
  if (typeof cell === 'number') return cell
  return parseNumber(cellText(cell).replace(/%$/, ''))
}

/** A count with grouped thousands; undefined where it is not a whole number ≥ 0. */
export function readCount(cell: Cell | undefined): number | undefined {
  const count = typeof cell === 'number' ? cell : parseNumber(cellText(cell).replace(/\s*(уч|чел)\S*$/i, ''))
  return count !== undefined && Number.isInteger(count) && count >= 0 ? count : undefined
}

/**
 * 100 for percents, 1 for shares. Cells with a percent format come as shares 0…1, and only the whole report tells:
 * in percents some number stands above 1.
 */
export function shareUnit(numbers: Iterable<number | undefined>): 1 | 100 {
  for (const number of numbers) if (number !== undefined && number > 1) return 100
  return 1
}

/** Share 0…1 of a percent, without the noise of dividing binary fractions. */
export function shareOf(percent: number, unit: 1 | 100): number {
  return Math.round((percent / unit) * 1e10) / 1e10
}
