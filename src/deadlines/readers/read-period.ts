import type { Cursor } from '../cursor.ts'
import type { DeadlinePart } from '../model.ts'
import { schoolWords, yearWords } from '../words/units.ts'
import { type Fragment, makePart, stretchPart } from './fragment.ts'
import { readYears, skipSchoolWords } from './read-years.ts'

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
  const named = readNamedYear(c)
  if (named !== undefined) return [{ part: named, from, to: c.at }]
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
    skipShortened(c) ||
    c.skipWords('течение') ||
    c.skipWords('течении')
  )
}

/** «В теч. года». */
function skipShortened(c: Cursor): boolean {
  if (!c.skipWords('в', 'теч')) return false
  c.skip('dot')
  return true
}

/** At least two of: an opening, an adjective, the noun; «учебный год» may stand alone, «год» may not. */
function readWhole(c: Cursor, opened: boolean): boolean {
  let adjectives = 0
  while (adjectives < 4) {
    if (c.skipWord(schoolWords)) c.skip('dot')
    else if (!c.skipWord(wholeWords)) break
    adjectives += 1
  }
  if (yearWords.has(c.key()) && (adjectives > 0 || opened)) {
    c.at += 1
    c.skipAbbreviationDot()
    return true
  }
  const isOfPlan = c.key(1) === 'реализации' || c.key(1) === 'действия'
  if (periodWords.has(c.key()) && (adjectives > 0 || opened || isOfPlan)) {
    if (c.key(1) === 'проведения') return false
    c.at += 1
    if (isOfPlan) c.at += 1
    c.skipWords('плана')
    return true
  }
  return false
}

/** «Учебный год 2023-2024»: the whole plan when it is the year of the plan, a stretch of its own otherwise. */
function readNamedYear(c: Cursor): DeadlinePart | undefined {
  if (!skipOpening(c)) c.skipWord(weakOpenings)
  if (!skipSchoolWords(c)) return undefined
  const years = readYears(c)
  const first = years?.school ?? (years?.calendar.length === 2 ? years.calendar[0] : undefined)
  if (first === undefined) return undefined
  const dates = { start: `${first}-09-01`, end: `${first + 1}-08-31` }
  const { period } = c.context
  return stretchPart(dates.start === period.start && dates.end === period.end ? 'period' : 'range', dates)
}

/** «До конца планового периода», «до конца реализации плана»: not later than its last day. */
function readClosing(c: Cursor) {
  if (!c.skipWords('до', 'конца') && !c.skipWords('до', 'окончания') && !c.skipWords('к', 'концу')) return undefined
  while (c.skipWord(wholeWords)) continue
  return c.skipWord(periodWords) ? makePart('by', { end: c.context.period.end }) : undefined
}
