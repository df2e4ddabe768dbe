import { monthOf } from '../calendar/civil-date.ts'
import {
  dayPiece,
  daysPiece,
  monthPiece,
  monthsPiece,
  weekdayPiece,
  type YearPiece,
} from '../calendar/spans-of-year.ts'
import type { Cursor } from '../cursor.ts'
import { inflect } from '../words/inflect.ts'
import { months } from '../words/months.ts'
import { ordinalEndings, ordinals } from '../words/numerals.ts'
import { decadeWords, edgeWords, schoolWords, units, yearWords } from '../words/units.ts'
import { weekdays } from '../words/weekdays.ts'
import type { Moment } from './moment.ts'
import { partOfMonth } from './part-of-month.ts'
import { readNumericDate } from './read-numeric-date.ts'
import { readYears } from './read-years.ts'

/** A moment, or a range of two that share what stands after them: «10–20 января», «I–II квартал». */
export interface MomentPair {
  readonly first: Moment
  readonly last: Moment | undefined
}

/**
 * The moments that stand here, several when they share a month or a unit («10, 15 и 20 января»), without their year
 * unless it stands inside a numeric date. `opened` allows «10 по 20 января», where «с» stands before.
 */
export function readMoments(c: Cursor, opened: boolean): MomentPair[] {
  const numeric = readNumericDate(c)
  if (numeric !== undefined) return [single(numeric)]
  const days = readDaysToDate(c)
  if (days !== undefined) return [days]
  const season = c.take(seasons)
  if (season !== undefined) return [single(bare(season))]
  const month = readMonth(c)
  if (month !== undefined) return [single(bare(monthPiece(month)))]
  const edge = readEdge(c)
  if (edge !== undefined) return [single(edge)]
  return readNumbered(c, opened) ?? []
}

/** Winter lies in two years and is left unread. */
const seasons: ReadonlyMap<string, YearPiece> = inflect<YearPiece>(
  ['весн', 'а ы е у ой', monthsPiece(3, 5)],
  ['лето лета лету летом лете', '-', monthsPiece(6, 8)],
  ['осен', 'ь и ью', monthsPiece(9, 11)],
)

/** «15-20.01.2024»: the first day shares the month of the second. */
function readDaysToDate(c: Cursor): MomentPair | undefined {
  const mark = c.at
  const { kind, value, digits } = c.peek()
  if (kind !== 'number' || digits > 2) return undefined
  c.at += 1
  c.skip('dot')
  const last = c.skip('dash') ? readNumericDate(c) : undefined
  if (last !== undefined && value >= 1 && value <= 31) {
    return { first: bare(dayPiece(Math.floor(last.piece.order / 32), value)), last }
  }
  c.at = mark
  return undefined
}

function readMonth(c: Cursor): number | undefined {
  const month = c.take(months)
  if (month !== undefined && (c.key() === 'месяц' || c.key() === 'месяца')) c.at += 1
  return month
}

const bare = (piece: YearPiece, inSchoolYear?: YearPiece): Moment => ({
  piece,
  years: [],
  school: undefined,
  ...(inSchoolYear === undefined ? {} : { inSchoolYear }),
})

const single = (first: Moment): MomentPair => ({ first, last: undefined })

const edgeDays = { head: [1, 10], middle: [11, 20], tail: [21, 0] } as const

/**
 * «Начало ноября» is its first ten days, «середина» the second ten, «конец» the rest. Of anything longer, «начало» is the
 * first month and «конец» the last; the school year goes from September to May there.
 */
function readEdge(c: Cursor): Moment | undefined {
  const mark = c.at
  const edge = c.take(edgeWords)
  if (edge === undefined) return undefined
  const month = readMonth(c)
  const moment =
    month === undefined ? readLongEdge(c, edge) : bare(daysPiece(month, edgeDays[edge][0], edgeDays[edge][1]))
  if (moment === undefined) {
    c.at = mark
    return undefined
  }
  return edge === 'tail' ? { ...moment, tail: true } : moment
}

function readLongEdge(c: Cursor, edge: 'head' | 'middle' | 'tail'): Moment | undefined {
  if (edge === 'middle') return undefined
  if (c.skipWord(schoolWords)) {
    c.skip('dot')
    return c.skipWord(yearWords) ? bare(monthPiece(edge === 'head' ? 9 : 5)) : undefined
  }
  if (c.key() === 'календарного') c.at += 1
  const named = c.peek().kind === 'number' && c.peek().digits === 4
  if (named || c.skipWord(yearWords)) return bare(monthPiece(edge === 'head' ? 1 : 12))
  const [pair] = readNumbered(c, false) ?? []
  if (pair === undefined || pair.last !== undefined) return undefined
  const { piece, inSchoolYear } = pair.first
  return bare(edgeMonth(piece, edge), inSchoolYear === undefined ? undefined : edgeMonth(inSchoolYear, edge))
}

function edgeMonth(piece: YearPiece, edge: 'head' | 'tail'): YearPiece {
  const dates = piece.place(2001)
  return dates === undefined ? piece : monthPiece(monthOf(edge === 'head' ? dates.start : dates.end))
}

interface Numbered {
  readonly value: number
  /** How it joins the number before. */
  readonly joint: 'none' | 'list' | 'range'
}

const mostNumbers = 12

/** Numbers and the month or unit they share: days of a month, quarters, half-years, decades and weeks, weekdays of a month. */
function readNumbered(c: Cursor, opened: boolean): MomentPair[] | undefined {
  const mark = c.at
  const numbers: Numbered[] = []
  for (let joint: Numbered['joint'] | undefined = 'none'; joint !== undefined;) {
    const value = readOrdinal(c)
    if (value === undefined || numbers.length >= mostNumbers) {
      c.at = mark
      return undefined
    }
    numbers.push({ value, joint })
    joint = readJoint(c, opened)
  }
  const pieceOf = readShared(c)
  const pairs = pieceOf === undefined ? undefined : pairUp(numbers, pieceOf)
  if (pairs === undefined) c.at = mark
  return pairs
}

/** Steps over a comma, «и», a dash or «по», where another number follows. */
function readJoint(c: Cursor, opened: boolean): Numbered['joint'] | undefined {
  const { kind, key, startsLine } = c.peek()
  const range = (kind === 'dash' && !startsLine) || (opened && (key === 'по' || key === 'до'))
  const list = kind === 'comma' || key === 'и'
  if (!range && !list) return undefined
  const next = c.peek(1)
  const isNumber = next.kind === 'number' ? next.digits <= 2 : next.value > 0 || ordinals.has(next.key)
  if (!isNumber) return undefined
  c.at += 1
  return range ? 'range' : 'list'
}

/** «10», «10-го», «II», «второй», «последний» (−1); quotation marks of a form round the number are stepped over. */
function readOrdinal(c: Cursor): number | undefined {
  const quoted = c.peek().kind === 'quote' && c.peek(1).kind === 'number' && c.peek(2).kind === 'quote'
  if (quoted) {
    c.at += 3
    return c.peek(-2).value
  }
  const { kind, digits, value } = c.peek()
  if (kind === 'number') {
    if (digits > 2) return undefined
    c.at += 1
    const dashed = c.peek().kind === 'dash' && c.peek().glued && c.peek(1).glued ? 1 : 0
    if (ordinalEndings.has(c.key(dashed)) && c.peek(dashed).glued) c.at += dashed + 1
    return value
  }
  const named = ordinals.get(c.key())
  if (named === undefined && value <= 0) return undefined
  c.at += 1
  return named ?? value
}

type PieceOf = (value: number) => Moment | undefined

/** What the numbers count: «января», «числа января», «квартал», «декада ноября», «понедельник ноября». */
function readShared(c: Cursor): PieceOf | undefined {
  const decade = decadeWords.get(c.key())
  if (decade !== undefined) {
    c.at += 1
    const month = readMonth(c)
    return month === undefined ? undefined : (value) => wrap(partOfMonth(decade, month, value))
  }
  const weekday = c.take(weekdays)
  if (weekday !== undefined) {
    const month = readMonth(c)
    if (month === undefined) return undefined
    return (value) => (value <= 5 ? bare(weekdayPiece(month, weekday, value)) : undefined)
  }
  const unit = c.take(units)
  if (unit === 'quarter') return (value) => wrap(quarterPiece(value))
  if (unit === 'half') return halfMoment
  if (unit !== undefined) return undefined
  if (c.key() === 'числа' || c.key() === 'число') c.at += 1
  const month = readMonth(c)
  return month === undefined ? undefined : (value) => (value >= 1 ? bare(dayPiece(month, value)) : undefined)
}

const wrap = (piece: YearPiece | undefined): Moment | undefined => (piece === undefined ? undefined : bare(piece))

function quarterPiece(value: number): YearPiece | undefined {
  const quarter = value === -1 ? 4 : value
  return quarter >= 1 && quarter <= 4 ? monthsPiece(quarter * 3 - 2, quarter * 3) : undefined
}

/** Half of a calendar year, and of a school year: September to December, January to May. */
function halfMoment(value: number): Moment | undefined {
  if (value === 1) return bare(monthsPiece(1, 6), monthsPiece(9, 12))
  if (value === 2 || value === -1) return bare(monthsPiece(7, 12), monthsPiece(1, 5))
  return undefined
}

function pairUp(numbers: readonly Numbered[], pieceOf: PieceOf): MomentPair[] | undefined {
  const pairs: MomentPair[] = []
  for (const { value, joint } of numbers) {
    const moment = pieceOf(value)
    if (moment === undefined) return undefined
    const before = pairs.at(-1)
    if (joint !== 'range' || before === undefined) pairs.push(single(moment))
    else if (before.last !== undefined) return undefined
    else pairs[pairs.length - 1] = { first: before.first, last: moment }
  }
  return pairs
}

/** Adds the years that stand after a moment. */
export function withYears(c: Cursor, moment: Moment): Moment {
  if (moment.years.length > 0) return moment
  const years = readYears(c)
  return years === undefined ? moment : { ...moment, years: years.calendar, school: years.school }
}
