import { dayPiece } from '../calendar/spans-of-year.ts'
import type { Cursor } from '../cursor.ts'
import { ordinals } from '../words/numerals.ts'
import { decadeWords } from '../words/units.ts'
import type { Bound, Moment } from './moment.ts'
import { partOfMonth } from './part-of-month.ts'

/** A month narrowed by what stands after it. */
export interface Refinement {
  readonly moment: Moment
  readonly bound?: Bound
}

/** «Ноябрь, последняя декада», «ноябрь 2023 (III декада)», «ноябрь (до 15 числа)»; undefined where nothing narrows it. */
export function readRefinement(c: Cursor, month: Moment): Refinement | undefined {
  if (month.piece.kind !== 'months') return undefined
  const mark = c.at
  const bracket = c.skip('open')
  if (!bracket) c.skip('comma')
  const refined = readPart(c, month) ?? readDay(c, month)
  const isClosed = !bracket || c.skip('close')
  if (refined !== undefined && isClosed) return refined
  c.at = mark
  return undefined
}

function readPart(c: Cursor, month: Moment): Refinement | undefined {
  const { kind, value } = c.peek()
  const number = ordinals.get(c.key()) ?? value
  const dashed = kind === 'number' && c.peek(1).kind === 'dash' && c.peek(1).glued ? 2 : 0
  const unit = decadeWords.get(c.key(1 + dashed))
  const piece = unit === undefined ? undefined : partOfMonth(unit, monthOf(month), number)
  if (piece === undefined) return undefined
  c.at += 2 + dashed
  return { moment: { ...month, piece } }
}

/** «До 15 числа», «15 числа» of the month before. */
function readDay(c: Cursor, month: Moment): Refinement | undefined {
  const isBy = c.key() === 'до' || c.key() === 'к'
  const { kind, value, digits } = c.peek(isBy ? 1 : 0)
  const word = c.key(isBy ? 2 : 1)
  if (kind !== 'number' || digits > 2 || value < 1 || (word !== 'числа' && word !== 'числу')) return undefined
  c.at += isBy ? 3 : 2
  return { moment: { ...month, piece: dayPiece(monthOf(month), value) }, bound: isBy ? 'by' : 'in' }
}

/** The order of a month piece begins with its month. */
function monthOf({ piece }: Moment): number {
  return Math.floor(piece.order / 32)
}
