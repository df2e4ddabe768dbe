import { yearOf } from '../calendar/civil-date.ts'
import type { Cursor } from '../cursor.ts'
import { schoolWords, yearWords } from '../words/units.ts'
import { type Fragment, makePart, stretchPart } from './fragment.ts'
import { readYears } from './read-years.ts'

const wholeWords: ReadonlySet<string> = new Set([
  'всего',
  'весь',
  'плановый',
  'планового',
  'плановом',
  'отчетного',
  'отчетный',
  'указанного',
  'данного',
  'текущего',
  'календарного',
  'календарный',
  'планируемого',
  'планируемый',
  'одного',
])

const periodWords: ReadonlySet<string> = new Set(['период', 'периода', 'периоде', 'срок', 'срока', 'плана'])

/** These open a period only with an adjective after them: «в плановый период», but not «в период проведения …». */
const weakOpenings: ReadonlySet<string> = new Set(['в', 'на', 'за'])

/** «В течение учебного года», «плановый период», «весь период», «на протяжении года», «учебный год», «до конца периода». */
export function readPeriod(c: Cursor): Fragment[] | undefined {
  const from = c.at
  const closing = readClosing(c)
  if (closing !== undefined) return [{ part: closing, from, to: c.at }]
  c.at = from
  const opened = skipOpening(c)
  if (!opened) c.skipWord(weakOpenings)
  const isWhole = readWhole(c, opened)
  if (isWhole) return [{ part: stretchPart('period', c.context.period), from, to: c.at }]
  c.at = from
  return undefined
}

function skipOpening(c: Cursor): boolean {
  return (
    c.skipWords('в', 'течение') ||
    c.skipWords('в', 'течении') ||
    c.skipWords('на', 'протяжении') ||
    c.skipWords('течение') ||
    c.skipWords('течении')
  )
}

/** At least two of: an opening, an adjective, the noun; «учебный год» may stand alone, «год» may not. */
function readWhole(c: Cursor, opened: boolean): boolean {
  let adjectives = 0
  let school = false
  while (adjectives < 4) {
    if (c.skipWord(schoolWords)) {
      school = true
      c.skip('dot')
    } else if (!c.skipWord(wholeWords)) break
    adjectives += 1
  }
  if (yearWords.has(c.key()) && (adjectives > 0 || opened)) {
    c.at += 1
    c.skipAbbreviationDot()
    return !isYearAfter(c, school)
  }
  if (periodWords.has(c.key()) && (adjectives > 0 || opened)) {
    if (c.key(1) === 'проведения') return false
    c.at += 1
    if (c.key() === 'реализации' || c.key() === 'действия') c.at += 1
    c.skipWords('плана')
    return true
  }
  return false
}

/** «Учебный год 2024-2025» is that year, and the list of dates reads it. */
function isYearAfter(c: Cursor, school: boolean): boolean {
  if (!school) return false
  const mark = c.at
  const years = readYears(c)
  c.at = mark
  return years !== undefined && years.school !== yearOf(c.context.period.start)
}

/** «До конца планового периода», «до конца реализации плана»: not later than its last day. */
function readClosing(c: Cursor) {
  if (!c.skipWords('до', 'конца') && !c.skipWords('до', 'окончания') && !c.skipWords('к', 'концу')) return undefined
  while (c.skipWord(wholeWords)) continue
  return c.skipWord(periodWords) ? makePart('by', { end: c.context.period.end }) : undefined
}
