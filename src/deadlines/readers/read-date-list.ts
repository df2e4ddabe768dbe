import { wholeYear } from '../calendar/spans-of-year.ts'
import type { Cursor } from '../cursor.ts'
import { months } from '../words/months.ts'
import { yearWords } from '../words/units.ts'
import { weekdays } from '../words/weekdays.ts'
import { partsOfItems } from './date-list-parts.ts'
import type { Fragment } from './fragment.ts'
import type { ListItem, Moment } from './moment.ts'
import { bareBound, type BoundWords, readBound } from './read-bound.ts'
import { readMoments, withYears } from './read-moments.ts'
import { readRefinement } from './read-refinement.ts'
import { readTime, readTimeNote } from './read-time.ts'
import { readYears } from './read-years.ts'
import { settleYears } from './settle-years.ts'

/**
 * Dates, months, ranges, quarters, years in a row, as far as the row goes: they may share years («Август, ноябрь 2023,
 * март 2024»), so they are read together and dated together.
 */
export function readDateList(c: Cursor): Fragment[] | undefined {
  const items: ListItem[] = []
  const bullets = c.at > 0 && c.peek(-1).kind === 'dash' && c.peek(-1).startsLine
  for (;;) {
    const mark = c.at
    const joined = items.length > 0 && skipJoint(c)
    const read = readItems(c, items.at(-1), joined, bullets)
    if (read === undefined) {
      c.at = mark
      break
    }
    for (const item of read) items.push(item)
  }
  return items.length === 0 ? undefined : partsOfItems(settleYears(items, c.context), c.context)
}

/** Steps over what stands between entries; says whether it joins them into one enumeration. */
function skipJoint(c: Cursor): boolean {
  const { kind, key } = c.peek()
  if (kind === 'comma' || key === 'и') {
    c.at += 1
    if (c.key() === 'и') c.at += 1
    if (c.key() === 'а' && c.key(1) === 'также') c.at += 2
    return true
  }
  if (kind === 'dot') c.at += 1
  else if (kind === 'dash' && c.peek().startsLine) c.at += 1
  return false
}

function readItems(c: Cursor, before: ListItem | undefined, joined: boolean, bullets: boolean): ListItem[] | undefined {
  const from = c.at
  const words = readBound(c)
  skipWeekday(c)
  const leading = words === undefined ? undefined : readLeadingTime(c, words)
  const leadingYear = words === undefined || words.bound === 'in' ? readLeadingYear(c) : undefined
  const pairs = readMoments(c, words?.bound === 'from')
  if (pairs.length === 0) {
    const years = readYearItem(c, from, words, joined)
    if (years === undefined) c.at = from
    return years
  }
  const carried = words ?? (joined && before !== undefined && before.first.piece.kind === 'on' ? before : bareBound)
  return pairs.map((pair, index) => {
    const isLast = index === pairs.length - 1
    const read = isLast && pair.last === undefined ? withYears(c, pair.first) : pair.first
    const dated = leadingYear === undefined || read.years.length > 0 ? read : { ...read, years: [leadingYear] }
    const refined = isLast && pair.last === undefined ? readRefinement(c, dated) : undefined
    const first = refined?.moment ?? dated
    const shared = isLast && pair.last !== undefined ? withYears(c, pair.last) : pair.last
    const last = shared ?? (isLast && refined === undefined ? readRangeEnd(c, carried.bound, bullets) : undefined)
    const trailing = isLast ? readTimeNote(c) : undefined
    if (isLast) skipInclusive(c)
    return {
      bound: refined?.bound ?? carried.bound,
      exclusive: carried.exclusive,
      first,
      last,
      joined: joined || index > 0,
      note: trailing ?? leading ?? null,
      from,
      to: c.at,
    }
  })
}

const timeLeads = { by: 'до', in: 'в', from: 'с', after: 'с' } as const

/** «До 14:00 1 декабря»: the time stands between the preposition and the date. */
function readLeadingTime(c: Cursor, { bound }: BoundWords): string | undefined {
  const time = readTime(c)
  if (time === undefined) return undefined
  c.skip('comma')
  return `${timeLeads[bound]} ${time}`
}

/** «2023 г., октябрь»: the year stands before the month that it belongs to. */
function readLeadingYear(c: Cursor): number | undefined {
  const { kind, digits, value } = c.peek()
  if (kind !== 'number' || digits !== 4) return undefined
  const mark = c.at
  c.at += 1
  if (c.skipWord(yearWords)) c.skipAbbreviationDot()
  if (!c.skip('comma')) c.skip('colon')
  if (months.has(c.key())) return value
  c.at = mark
  return undefined
}

/** A day of the week before its date says nothing that the date does not. */
function skipWeekday(c: Cursor): void {
  const mark = c.at
  if (c.take(weekdays) === undefined) return
  c.skip('comma')
  if (c.peek().kind !== 'number') c.at = mark
}

/** «Включительно» and a day of the week in brackets add nothing. */
function skipInclusive(c: Cursor): void {
  if (c.key() === 'включительно') c.at += 1
  if (c.peek().kind !== 'open' || c.peek(2).kind !== 'close') return
  if (c.key(1) === 'включительно' || weekdays.has(c.key(1))) c.at += 3
}

/** The second end of a range: after a dash, or after «по» and «до» where «с» opened it. */
function readRangeEnd(c: Cursor, bound: ListItem['bound'], bullets: boolean): Moment | undefined {
  const mark = c.at
  const { kind, key, startsLine } = c.peek()
  const opens = (kind === 'dash' && !(startsLine && bullets)) || (bound === 'from' && (key === 'по' || key === 'до'))
  if (opens) {
    c.at += 1
    if (kind === 'dash' && (c.key() === 'по' || c.key() === 'до')) c.at += 1
    if (c.key() === 'конца' || c.key() === 'конец') c.at += 1
    const [pair, ...others] = readMoments(c, false)
    if (pair !== undefined && pair.last === undefined && others.length === 0) return withYears(c, pair.first)
  }
  c.at = mark
  return undefined
}

/** Years that stand alone: «2023, 2024 гг.», «в 2023/24 учебном году», «I полугодие» having taken its own. */
function readYearItem(c: Cursor, from: number, words: BoundWords | undefined, joined: boolean): ListItem[] | undefined {
  if (c.peek().kind === 'comma') return undefined
  const years = readYears(c)
  if (years === undefined) return undefined
  const { bound, exclusive, throughout } = words ?? bareBound
  const moment = (list: readonly number[]): Moment => ({ piece: wholeYear, years: list, school: years.school })
  const [first] = years.calendar
  const final = years.calendar.at(-1)
  const dashed = c.tokens.slice(from, c.at).some(({ kind }) => kind === 'dash')
  const oneStretch =
    first !== undefined &&
    final !== undefined &&
    final > first &&
    (throughout || dashed) &&
    final - first === years.calendar.length - 1
  return [
    {
      bound,
      exclusive,
      first: moment(oneStretch ? [first] : years.calendar),
      last: oneStretch ? moment([final]) : undefined,
      joined,
      note: null,
      from,
      to: c.at,
    },
  ]
}
