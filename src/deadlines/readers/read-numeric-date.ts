import { dayPiece } from '../calendar/spans-of-year.ts'
import type { Cursor } from '../cursor.ts'
import type { Token } from '../lexing/token.ts'
import { yearWords } from '../words/units.ts'
import type { Moment } from './moment.ts'

/** «01.12.2023», «1.12.23», «01,12,2023», «1/12/2023», «2023-12-01», «"02" 11 2023», and «15.03» whose year comes later. */
export function readNumericDate(c: Cursor): Moment | undefined {
  const mark = c.at
  const moment = readIsoDate(c) ?? readQuotedDay(c) ?? readDayMonth(c)
  if (moment === undefined) c.at = mark
  return moment
}

function readDayMonth(c: Cursor): Moment | undefined {
  const [day, firstMark, month, secondMark, year] = [c.peek(), c.peek(1), c.peek(2), c.peek(3), c.peek(4)]
  if (!isShort(day) || !isShort(month)) return undefined
  const withYear =
    isMark(firstMark) && isMark(secondMark) && year.kind === 'number' && (year.digits === 4 || year.digits === 2)
  if (withYear && (year.digits === 4 || (firstMark.kind === 'dot' && secondMark.kind === 'dot' && year.glued))) {
    c.at += 5
    if (c.skipWord(yearWords)) c.skipAbbreviationDot()
    return named(day.value, month.value, year.digits === 4 ? year.value : 2000 + year.value)
  }
  const isDate = firstMark.kind === 'dot' && firstMark.glued && month.glued && day.value >= 1 && day.value <= 31
  if (!isDate || month.value < 1 || month.value > 12 || month.digits < 2) return undefined
  c.at += 3
  if (secondMark.kind === 'dot' && year.kind === 'dash') c.at += 1
  return { piece: dayPiece(month.value, day.value), years: [], school: undefined }
}

function readIsoDate(c: Cursor): Moment | undefined {
  const [year, firstMark, month, secondMark, day] = [c.peek(), c.peek(1), c.peek(2), c.peek(3), c.peek(4)]
  if (year.kind !== 'number' || year.digits !== 4 || month.digits !== 2 || day.digits !== 2) return undefined
  if (firstMark.kind !== secondMark.kind || (firstMark.kind !== 'dash' && firstMark.kind !== 'dot')) return undefined
  if (!month.glued || !day.glued) return undefined
  c.at += 5
  return named(day.value, month.value, year.value)
}

/** As forms print it: the day in quotation marks, the month a number, the year apart. */
function readQuotedDay(c: Cursor): Moment | undefined {
  const [day, month, year] = [c.peek(1), c.peek(3), c.peek(4)]
  if (c.peek().kind !== 'quote' || !isShort(day) || c.peek(2).kind !== 'quote' || !isShort(month)) return undefined
  if (year.digits !== 4) return undefined
  c.at += 5
  if (c.skipWord(yearWords)) c.skipAbbreviationDot()
  return named(day.value, month.value, year.value)
}

function named(day: number, month: number, year: number): Moment {
  return { piece: dayPiece(month, day), years: [year], school: undefined }
}

function isShort(token: Token): boolean {
  return token.kind === 'number' && token.digits <= 2
}

function isMark(token: Token): boolean {
  return token.kind === 'dot' || token.kind === 'slash' || token.kind === 'comma' || token.kind === 'dash'
}
