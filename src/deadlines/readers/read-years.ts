import type { Cursor } from '../cursor.ts'
import { schoolWords, yearWords } from '../words/units.ts'

/** Years as a document names them: several calendar years, or one school year by its first calendar year. */
export interface Years {
  readonly calendar: readonly number[]
  readonly school: number | undefined
}

const mostYears = 20

/**
 * «2023», «2023 г.», «23 г.», «2023, 2024 гг.», «2023–2024 гг.», «2023-2024 учебный год», «2023/24 уч. г.».
 * A dash joins calendar years into all of them; a school word after it, or a slash, makes a school year.
 */
export function readYears(c: Cursor): Years | undefined {
  const mark = c.at
  c.skip('comma')
  const first = readYear(c)
  if (first === undefined) {
    c.at = mark
    return undefined
  }
  const school = readSchoolEnd(c, first)
  if (school !== undefined) return { calendar: [], school }
  const calendar = [first]
  for (;;) {
    const back = c.at
    const joins = c.peek().kind
    const and = c.key() === 'и'
    if (joins !== 'comma' && joins !== 'dash' && !and) break
    if (joins === 'dash' && c.peek().startsLine) break
    c.at += 1
    const next = readYear(c)
    const last = calendar.at(-1) ?? first
    if (next === undefined || next <= last || next > last + mostYears || isDateAhead(c)) {
      c.at = back
      break
    }
    for (let year = joins === 'dash' ? last + 1 : next; year <= next; year++) calendar.push(year)
    if (calendar.length >= mostYears) break
  }
  return { calendar, school: undefined }
}

/** A year that a month follows close by («2023 декабрь») would be the year of what comes, not of what was. */
function isDateAhead(c: Cursor): boolean {
  return c.peek().kind === 'dot' && c.peek(1).kind === 'number' && c.peek(1).glued
}

function readYear(c: Cursor): number | undefined {
  const { kind, digits, value } = c.peek()
  if (kind !== 'number') return undefined
  if (digits === 4 && value >= 1990 && value <= 2100) {
    c.at += 1
    skipYearWord(c)
    return value
  }
  if (digits === 2 && value >= 10 && (c.key(1) === 'г' || c.key(1) === 'гг')) {
    c.at += 1
    skipYearWord(c)
    return 2000 + value
  }
  return undefined
}

function skipYearWord(c: Cursor): void {
  if (c.skipWord(yearWords)) c.skipAbbreviationDot()
}

/** The second half of a school year and the words after it, or undefined with the cursor where it was. */
function readSchoolEnd(c: Cursor, first: number): number | undefined {
  const mark = c.at
  const joint = c.peek().kind
  if (joint === 'dash' || joint === 'slash') {
    const { kind, digits, value } = c.peek(1)
    const next = digits === 2 ? Math.floor(first / 100) * 100 + value : value
    if (kind === 'number' && (digits === 4 || digits === 2) && next === first + 1) {
      c.at += 2
      if (skipSchoolWords(c) || joint === 'slash') {
        skipYearWord(c)
        return first
      }
    }
  }
  c.at = mark
  return undefined
}

/** «учебный год», «уч. г.», «уч.года». */
export function skipSchoolWords(c: Cursor): boolean {
  if (!schoolWords.has(c.key())) return false
  c.at += 1
  c.skipAbbreviationDot()
  skipYearWord(c)
  return true
}
