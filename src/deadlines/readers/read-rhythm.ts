import { makeRule, type RecurrenceRule, workdays } from '../calendar/recurrence-rule.ts'
import type { Cursor } from '../cursor.ts'
import { ordinals, timesWords } from '../words/numerals.ts'
import { everyWords, type Unit, units, workingWords } from '../words/units.ts'
import { readCount } from './read-offset.ts'

/** How often, before the days are named; the note keeps a count that the rule cannot say. */
export interface Rhythm {
  readonly rule: RecurrenceRule
  readonly note: string | null
}

const adverbs: ReadonlyMap<string, RecurrenceRule> = new Map(
  Object.entries({
    ежедневно: makeRule('DAILY'),
    еженедельно: makeRule('WEEKLY'),
    понедельно: makeRule('WEEKLY'),
    ежемесячно: makeRule('MONTHLY'),
    ежемесячный: makeRule('MONTHLY'),
    помесячно: makeRule('MONTHLY'),
    ежеквартально: makeRule('MONTHLY', { interval: 3 }),
    поквартально: makeRule('MONTHLY', { interval: 3 }),
    ежегодно: makeRule('YEARLY'),
    ежегодный: makeRule('YEARLY'),
    ежечетвертно: makeRule('YEARLY', { byMonth: [3, 5, 10, 12] }),
  }),
)

/** «Ежемесячно», «каждую неделю», «каждые 2 месяца», «1 раз в полугодие», «не реже двух раз в год», «дважды в год». */
export function readRhythm(c: Cursor): Rhythm | undefined {
  const adverb = adverbs.get(c.key())
  if (adverb !== undefined) {
    c.at += 1
    return { rule: adverb, note: null }
  }
  const mark = c.at
  const rhythm = readEvery(c) ?? readTimes(c)
  if (rhythm === undefined) c.at = mark
  return rhythm
}

/** «Каждый месяц», «каждые 2 недели», «каждый рабочий день». A weekday after «каждый» is left to the reader of days. */
function readEvery(c: Cursor): Rhythm | undefined {
  const mark = c.at
  if (c.key() === 'в' || c.key() === 'во') c.at += 1
  if (!c.skipWord(everyWords) || ordinals.has(c.key())) {
    c.at = mark
    return undefined
  }
  if (workingWords.has(c.key()) && units.get(c.key(1)) === 'day') {
    c.at += 2
    return { rule: makeRule('WEEKLY', { byDay: workdays }), note: null }
  }
  const count = readCount(c) ?? 1
  const unit = c.take(units)
  const rule = unit === undefined ? undefined : ruleOf(unit, count)
  if (rule === undefined) {
    c.at = mark
    return undefined
  }
  return { rule, note: null }
}

function readTimes(c: Cursor): Rhythm | undefined {
  const from = c.at
  const atLeast = c.skipWords('не', 'реже') || c.skipWords('не', 'менее')
  if (atLeast && c.key() === 'чем') c.at += 1
  const times = readTimesCount(c)
  if (times === undefined || (c.key() !== 'в' && c.key() !== 'за')) return undefined
  c.at += 1
  const count = readCount(c) ?? 1
  const unit = c.take(units)
  const rule = unit === undefined ? undefined : timesRule(unit, count, times)
  if (rule === undefined) return undefined
  const exact = !atLeast && times === 1
  return { rule, note: exact ? null : c.slice(from, c.at).toLowerCase() }
}

function readTimesCount(c: Cursor): number | undefined {
  const word = timesWords.get(c.key())
  if (word !== undefined) {
    c.at += 1
    return word
  }
  const count = readCount(c)
  if (c.key() === 'раз' || c.key() === 'раза' || c.key() === 'разу' || c.key() === 'р') {
    c.at += 1
    c.skipAbbreviationDot()
    return count ?? 1
  }
  return undefined
}

const monthsIn: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, half: 6, year: 12 }

function ruleOf(unit: Unit, count: number): RecurrenceRule | undefined {
  if (count < 1) return undefined
  switch (unit) {
    case 'day':
      return makeRule('DAILY', { interval: count })
    case 'week':
      return makeRule('WEEKLY', { interval: count })
    case 'month':
    case 'quarter':
    case 'half':
      return makeRule('MONTHLY', { interval: count * (monthsIn[unit] ?? 1) })
    case 'year':
      return makeRule('YEARLY', { interval: count })
    case 'term':
      return count === 1 ? makeRule('YEARLY', { byMonth: [3, 5, 10, 12] }) : undefined
    case 'trimester':
      return count === 1 ? makeRule('YEARLY', { byMonth: [2, 5, 11] }) : undefined
  }
}

/** Several times in a span: the span in equal shares of whole months, else the span itself with the count in the note. */
function timesRule(unit: Unit, count: number, times: number): RecurrenceRule | undefined {
  const whole = (monthsIn[unit] ?? 0) * count
  if (times > 1 && whole >= times) return makeRule('MONTHLY', { interval: Math.floor(whole / times) })
  return times >= 1 ? ruleOf(unit, count) : undefined
}
