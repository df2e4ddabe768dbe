import type { Cursor } from '../cursor.ts'
import { cardinals, ordinalEndings } from '../words/numerals.ts'
import { calendarWords, type Unit, units, workingWords } from '../words/units.ts'

export interface Offset {
  /** ISO 8601: weeks are counted in days. */
  readonly duration: string
  readonly workingDays: boolean
}

/** «2 недели», «10 рабочих дней», «пять календарных дней», «день», «месяц», «полгода», «3-х дней». */
export function readOffset(c: Cursor): Offset | undefined {
  const mark = c.at
  const count = readCount(c)
  let workingDays = false
  if (workingWords.has(c.key())) {
    workingDays = true
    c.at += 1
    c.skip('dot')
  } else if (c.skipWord(calendarWords)) c.skip('dot')
  const half = c.key().startsWith('пол')
  const unit = c.take(units)
  const duration = unit === undefined ? undefined : durationOf(unit, count ?? 1, half)
  if (duration === undefined) {
    c.at = mark
    return undefined
  }
  return { duration, workingDays: workingDays && unit === 'day' }
}

const termAdjectives: ReadonlyMap<string, string> = new Map([
  ['однодневный', 'P1D'],
  ['двухдневный', 'P2D'],
  ['трехдневный', 'P3D'],
  ['пятидневный', 'P5D'],
  ['семидневный', 'P7D'],
  ['десятидневный', 'P10D'],
  ['недельный', 'P7D'],
  ['двухнедельный', 'P14D'],
  ['месячный', 'P1M'],
])

/** «В трёхдневный срок», «в 5-дневный срок». */
export function readTermAdjective(c: Cursor): Offset | undefined {
  if (c.key() !== 'в') return undefined
  const { kind, value } = c.peek(1)
  const isCounted = kind === 'number' && c.peek(2).kind === 'dash' && c.key(3) === 'дневный'
  const duration = isCounted ? `P${value}D` : termAdjectives.get(c.key(1))
  const width = isCounted ? 4 : 2
  if (duration === undefined || c.key(width) !== 'срок') return undefined
  c.at += width + 1
  return { duration, workingDays: false }
}

/** A number or its word; undefined for «день», «неделю» alone. */
export function readCount(c: Cursor): number | undefined {
  const { kind, digits, value } = c.peek()
  if (kind === 'number' && digits <= 3) {
    c.at += 1
    const dashed = c.peek().kind === 'dash' && c.peek().glued && c.peek(1).glued ? 1 : 0
    if (ordinalEndings.has(c.key(dashed)) && c.peek(dashed).glued) c.at += dashed + 1
    if (c.peek().kind === 'open' && cardinals.has(c.key(1)) && c.peek(2).kind === 'close') c.at += 3
    return value
  }
  return c.take(cardinals)
}

function durationOf(unit: Unit, count: number, half: boolean): string | undefined {
  switch (unit) {
    case 'day':
      return `P${count}D`
    case 'week':
      return `P${count * 7}D`
    case 'month':
      return `P${count}M`
    case 'quarter':
      return `P${count * 3}M`
    case 'half':
      return half ? 'P6M' : undefined
    case 'year':
      return `P${count}Y`
    case 'term':
    case 'trimester':
      return undefined
  }
}
