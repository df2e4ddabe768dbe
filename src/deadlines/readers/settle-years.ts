import { addDays, monthOf, toDayNumber, yearOf } from '../calendar/civil-date.ts'
import { wholeYear } from '../calendar/spans-of-year.ts'
import type { ReadingContext, Stretch } from '../model.ts'
import type { DatedItem, ListItem, Moment } from './moment.ts'

/** More entries × years than any plan has; beyond it the years of a list go to its last entry only. */
const mostShared = 400

/**
 * Gives every entry of a list its year. A year belongs to the entries before it that have none: «август, ноябрь 2023»;
 * several years take all of them in turn. An entry after the last year takes the next such date; a list without years
 * takes them from the planning period.
 */
export function settleYears(items: readonly ListItem[], context: ReadingContext): DatedItem[] {
  const dated: DatedItem[] = []
  let pending: ListItem[] = []
  for (const item of items) {
    pending.push(item)
    const named = item.last ?? item.first
    if (named.school !== undefined) {
      for (const each of pending) dated.push(inSchoolYear(each, named.school))
    } else if (named.years.length > 1 && pending.length * named.years.length <= mostShared) {
      for (const year of named.years) for (const each of pending) dated.push(inYear(each, year, context))
    } else if (named.years.length > 0) {
      for (const each of shareBackwards(pending, named.years[0] ?? 0, context)) dated.push(each)
      for (const year of named.years.slice(1)) dated.push(inYear(item, year, context))
    } else continue
    pending = []
  }
  for (const item of pending) dated.push(withoutYear(item, dated.at(-1), context))
  return dated
}

/** From the year backwards: «октябрь, февраль 2024» of a school-year plan is October of the year before. */
function shareBackwards(items: readonly ListItem[], year: number, context: ReadingContext): DatedItem[] {
  const shared: DatedItem[] = []
  let next: { readonly order: number; readonly year: number } | undefined
  for (const item of items.toReversed()) {
    const end = item.last ?? item.first
    const own =
      next === undefined || end.piece.order <= next.order ? (next?.year ?? year) : yearBefore(end, next.year, context)
    const each = inYear(item, own, context)
    shared.push(each)
    next = { order: item.first.piece.order, year: each.dates === undefined ? own : yearOf(each.dates.start) }
  }
  return shared.toReversed()
}

/** The year before, where the planning period of a school year takes it in; otherwise the year as written. */
function yearBefore({ piece }: Moment, year: number, { period }: ReadingContext): number {
  const dates = piece.place(year - 1)
  return isShort(period) && dates !== undefined && dates.start >= period.start ? year - 1 : year
}

/** An entry whose last year is known. */
function inYear(item: ListItem, year: number, context: ReadingContext): DatedItem {
  const { first, last } = item
  if (last === undefined) return dated(item, first.piece.place(year))
  const named = first.years[0]
  const crosses = named === undefined && first.piece.order > last.piece.order
  return ranged(item, named ?? (crosses ? yearBefore(first, year, context) : year), year)
}

/** September to December belong to the first calendar year of a school year, the rest to the second. */
function inSchoolYear(item: ListItem, school: number): DatedItem {
  const firstPiece = item.first.inSchoolYear ?? item.first.piece
  const lastPiece = item.last?.inSchoolYear ?? item.last?.piece
  const yearIn = (order: number): number => (order >= 9 * 32 ? school : school + 1)
  if (firstPiece === wholeYear) {
    return dated(item, { start: `${school}-09-01`, end: `${school + 1}-08-31` })
  }
  const start = firstPiece.place(yearIn(firstPiece.order))
  if (lastPiece === undefined) return dated(item, start)
  const end = lastPiece.place(yearIn(lastPiece.order))
  return start === undefined || end === undefined ? dated(item, undefined) : spanned(item, start.start, end.end)
}

/** No year said after it: the next such date after the entry before, or the one that the period has. */
function withoutYear(item: ListItem, before: DatedItem | undefined, context: ReadingContext): DatedItem {
  const { period } = context
  const moment = schoolPiece(item.first, context)
  const named = item.first.years[0]
  const candidates = named === undefined ? aheadFirst(yearsInPeriod(moment, period), moment, context) : [named]
  const previous = before?.dates?.start
  const following = candidates.filter((year) => (moment.piece.place(year)?.start ?? '') >= (previous ?? ''))
  const year = following[0] ?? candidates[0] ?? yearOf(period.start)
  const others = previous === undefined && !isShort(period) ? candidates.slice(1) : []
  const { last } = item
  if (last === undefined) return { ...dated(item, moment.piece.place(year)), otherYears: others }
  const lastMoment = schoolPiece(last, context)
  const crosses = lastMoment.piece.order < moment.piece.order
  const fitsAcross = (first: number): boolean => (lastMoment.piece.place(first + 1)?.end ?? '9') <= period.end
  const across = crosses && (named !== undefined || fitsAcross(year))
  const settled = { ...item, first: moment, last: lastMoment }
  return {
    ...ranged(settled, year, across ? year + 1 : year),
    item,
    otherYears: across ? others.filter(fitsAcross) : others,
  }
}

function schoolPiece(moment: Moment, { period }: ReadingContext): Moment {
  const isSchoolYear = isShort(period) && monthOf(period.start) >= 7 && monthOf(period.start) <= 9
  return isSchoolYear && moment.inSchoolYear !== undefined ? { ...moment, piece: moment.inSchoolYear } : moment
}

/** Years in which the piece meets the period, best first when a short period cuts pieces at both its ends. */
function yearsInPeriod({ piece }: Moment, period: Stretch): number[] {
  const found: { readonly year: number; readonly days: number }[] = []
  for (let year = yearOf(period.start); year <= yearOf(period.end); year++) {
    const dates = piece.place(year)
    if (dates === undefined || dates.end < period.start || dates.start > period.end) continue
    const start = dates.start > period.start ? dates.start : period.start
    const end = dates.end < period.end ? dates.end : period.end
    found.push({ year, days: toDayNumber(end) - toDayNumber(start) })
  }
  if (isShort(period)) found.sort((a, b) => b.days - a.days || a.year - b.year)
  return found.length > 0 ? found.map(({ year }) => year) : nearestYear(piece.place(yearOf(period.start)), period)
}

/** A plan is made for what is to come: years in which the piece ends before the approval stand last. */
function aheadFirst(years: readonly number[], { piece }: Moment, { approved = '' }: ReadingContext): number[] {
  const isPast = (year: number): boolean => (piece.place(year)?.end ?? '') < approved
  return [...years.filter((year) => !isPast(year)), ...years.filter(isPast)]
}

/** A piece that the period lacks is dated after its beginning: July of a plan from September to May is next July. */
function nearestYear(dates: Stretch | undefined, period: Stretch): number[] {
  const year = yearOf(period.start)
  return [dates !== undefined && dates.end < period.start ? year + 1 : year]
}

/** About one year: every month comes once. */
function isShort(period: Stretch): boolean {
  return period.end <= addDays(period.start, 400)
}

function ranged(item: ListItem, firstYear: number, lastYear: number): DatedItem {
  const start = item.first.piece.place(firstYear)
  const end = item.last?.piece.place(lastYear)
  return start === undefined || end === undefined ? dated(item, undefined) : spanned(item, start.start, end.end)
}

function spanned(item: ListItem, start: string, end: string): DatedItem {
  return { item, dates: { start, end }, reversed: start > end, otherYears: [] }
}

function dated(item: ListItem, dates: Stretch | undefined): DatedItem {
  return { item, dates, reversed: false, otherYears: [] }
}
