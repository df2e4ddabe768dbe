import { makeRule, onMonthDay, type RecurrenceRule, type RuleDay, workdays } from '../calendar/recurrence-rule.ts'
import type { Cursor } from '../cursor.ts'
import { months } from '../words/months.ts'
import { ordinals } from '../words/numerals.ts'
import { edgeWords, everyWords, units, workingWords } from '../words/units.ts'
import { weekdays } from '../words/weekdays.ts'

/** The days of a rule; `ofMonth` says that the words themselves name the month, so that no rhythm need stand before. */
export interface RuleDays {
  readonly fields: Partial<RecurrenceRule>
  readonly ofMonth: boolean
  /** «По пятницам», «каждую пятницу»: weekly by itself. */
  readonly weekly: boolean
}

const leads: ReadonlySet<string> = new Set(['в', 'во', 'до', 'к', 'ко', 'по', 'на', 'не', 'позднее', 'позже', 'срок'])

/** «Последний понедельник месяца», «по пятницам», «до 5 числа», «в последний рабочий день», «в августе», «до 1 сентября». */
export function readRuleDays(c: Cursor): RuleDays | undefined {
  const mark = c.at
  while (c.at < mark + 4 && leads.has(c.key())) c.at += 1
  const lead = c.key(-1)
  const every = c.skipWord(everyWords)
  const days =
    readWorkday(c) ??
    readEveryWorkday(c, lead) ??
    readEdgeOfMonth(c) ??
    readOrdinalWeekdays(c) ??
    readWeekdays(c, every || (c.at > mark && lead === 'по')) ??
    readMonthDay(c) ??
    readDayOfYear(c) ??
    readMonths(c)
  if (days === undefined) {
    c.at = mark
    return undefined
  }
  return every && !days.weekly && days.fields.byMonth === undefined ? { ...days, ofMonth: true } : days
}

/** «Последний рабочий день (каждого) месяца», «последний день месяца», «первый рабочий день». */
function readWorkday(c: Cursor): RuleDays | undefined {
  const ordinal = ordinals.get(c.key())
  const working = workingWords.has(c.key(1))
  if (ordinal === undefined || units.get(c.key(working ? 2 : 1)) !== 'day') return undefined
  const mark = c.at
  c.at += working ? 3 : 2
  const ofMonth = skipOfMonth(c)
  if (!working && !ofMonth) {
    c.at = mark
    return undefined
  }
  const fields = working ? { byDay: workdays, setPosition: ordinal } : { byMonthDay: [ordinal] }
  return { fields, ofMonth, weekly: false }
}

/** «По рабочим дням». */
function readEveryWorkday(c: Cursor, lead: string): RuleDays | undefined {
  if (lead !== 'по' || !workingWords.has(c.key()) || units.get(c.key(1)) !== 'day') return undefined
  c.at += 2
  return { fields: { byDay: workdays }, ofMonth: false, weekly: true }
}

const edgeDays = { head: 10, middle: 20, tail: -1 } as const

/** «В конце (каждого) месяца» by its last day, «в начале» by the 10th, «в середине» by the 20th. */
function readEdgeOfMonth(c: Cursor): RuleDays | undefined {
  const edge = edgeWords.get(c.key())
  if (edge === undefined) return undefined
  c.at += 1
  if (skipOfMonth(c)) return { fields: { byMonthDay: [edgeDays[edge]] }, ofMonth: true, weekly: false }
  c.at -= 1
  return undefined
}

const mostDays = 7

/** «Первый и третий вторник (месяца)», «последняя среда и пятница». */
function readOrdinalWeekdays(c: Cursor): RuleDays | undefined {
  const mark = c.at
  const found: number[] = []
  while (found.length < mostDays) {
    const ordinal = ordinals.get(c.key()) ?? (c.peek().digits === 1 ? c.peek().value : undefined)
    if (ordinal === undefined || ordinal > 5) break
    c.at += 1
    if (c.peek().kind === 'dash' && c.peek().glued && c.key(1).length <= 2) c.at += 2
    found.push(ordinal)
    if (c.key() === 'и' || c.peek().kind === 'comma') c.at += 1
  }
  const weekday = found.length === 0 ? undefined : c.take(weekdays)
  if (weekday === undefined || months.has(c.key())) {
    c.at = mark
    return undefined
  }
  const byDay: RuleDay[] = found.map((ordinal) => ({ weekday, ordinal }))
  return { fields: { byDay }, ofMonth: skipOfMonth(c), weekly: false }
}

function readWeekdays(c: Cursor, weekly: boolean): RuleDays | undefined {
  const byDay: RuleDay[] = []
  let mark = c.at
  while (byDay.length < mostDays) {
    const weekday = c.take(weekdays)
    if (weekday === undefined) break
    byDay.push({ weekday, ordinal: 0 })
    mark = c.at
    if (c.key() === 'и' || c.peek().kind === 'comma') c.at += 1
    if (byDay.length > 0 && c.key() === 'по') c.at += 1
  }
  c.at = mark
  return byDay.length === 0 ? undefined : { fields: { byDay }, ofMonth: false, weekly }
}

/** «5 числа (каждого месяца)», «10-го числа месяца, следующего за отчётным». */
function readMonthDay(c: Cursor): RuleDays | undefined {
  const mark = c.at
  const { kind, value, digits } = c.peek()
  if (kind !== 'number' || digits > 2 || value < 1 || value > 31) return undefined
  c.at += 1
  if (c.peek().kind === 'dash' && c.peek().glued && c.key(1).length <= 2) c.at += 2
  else if (c.peek().glued && c.key().length <= 2 && c.peek().kind === 'word') c.at += 1
  const named = c.key() === 'числа' || c.key() === 'число' || c.key() === 'числу'
  if (named) c.at += 1
  const ofMonth = !months.has(c.key()) && skipOfMonth(c)
  if ((named || ofMonth) && !months.has(c.key())) return { fields: onMonthDay(value), ofMonth, weekly: false }
  c.at = mark
  return undefined
}

/** «До 1 сентября» of «ежегодно до 1 сентября». */
function readDayOfYear(c: Cursor): RuleDays | undefined {
  const { kind, value, digits } = c.peek()
  const month = months.get(c.key(1))
  if (kind !== 'number' || digits > 2 || value < 1 || value > 31 || month === undefined) return undefined
  c.at += 2
  return { fields: { byMonth: [month], byMonthDay: [value] }, ofMonth: false, weekly: false }
}

/** «В августе», «август–сентябрь», «в марте, октябре». */
function readMonths(c: Cursor): RuleDays | undefined {
  const byMonth: number[] = []
  let mark = c.at
  let ranged = false
  while (byMonth.length < 12) {
    const month = c.take(months)
    if (month === undefined) break
    const last = byMonth.at(-1)
    if (ranged && last !== undefined)
      for (let each = (last % 12) + 1; each !== month; each = (each % 12) + 1) byMonth.push(each)
    byMonth.push(month)
    mark = c.at
    ranged = c.peek().kind === 'dash'
    if (ranged || c.peek().kind === 'comma' || c.key() === 'и') c.at += 1
    if (c.key() === 'в') c.at += 1
  }
  c.at = mark
  if (byMonth.length === 0) return undefined
  const sorted = [...new Set(byMonth)].sort((a, b) => a - b)
  return { fields: { byMonth: sorted }, ofMonth: false, weekly: false }
}

/** «(каждого) месяца», «месяца, следующего за отчётным», «следующего месяца»; says whether a month stood here. */
function skipOfMonth(c: Cursor): boolean {
  const mark = c.at
  if (c.skipWords('ежемесячно')) return true
  c.skipWord(everyWords)
  c.skipWords('следующего')
  c.skipWords('отчетного')
  if (units.get(c.key()) !== 'month') {
    c.at = mark
    return false
  }
  c.at += 1
  const back = c.at
  c.skip('comma')
  if (!c.skipWords('следующего', 'за', 'отчетным') && !c.skipWords('следующего', 'за', 'истекшим')) c.at = back
  else if (c.key() === 'месяцем' || c.key() === 'кварталом' || c.key() === 'периодом') c.at += 1
  return true
}

/** A rule of these days alone, where nothing says how often. */
export function ruleOfDays({ fields, ofMonth, weekly }: RuleDays): RecurrenceRule | undefined {
  if (ofMonth) return makeRule('MONTHLY', fields)
  return weekly ? makeRule('WEEKLY', fields) : undefined
}
