import { makeRule, type RecurrenceRule, writeRule } from '../calendar/recurrence-rule.ts'
import type { Cursor } from '../cursor.ts'
import { type Fragment, makePart } from './fragment.ts'
import { readDateList } from './read-date-list.ts'
import { readEvent } from './read-event.ts'
import { readPeriod } from './read-period.ts'
import { readRhythm } from './read-rhythm.ts'
import { startsPhrase } from './starts-phrase.ts'
import { readRuleDays, ruleOfDays, type RuleDays } from './read-rule-days.ts'

/** What repeats: how often, on which days, between which dates, on which occasion. */
export function readRecurring(c: Cursor): Fragment[] | undefined {
  const from = c.at
  const rhythm = readRhythm(c)
  const rule = rhythm === undefined ? readDaysAlone(c) : readDaysOf(c, rhythm.rule)
  if (rule === undefined) {
    c.at = from
    return undefined
  }
  // «Последний понедельник месяца, ежемесячно»: the same said twice.
  if (rhythm === undefined && rule.frequency === 'MONTHLY') {
    const mark = c.at
    c.skip('comma')
    if (!c.skipWords('ежемесячно')) c.at = mark
  }
  const occasion = readOccasion(c)
  const bounds = readBounds(c)
  const { note: added, ...dates } = bounds
  const notes = [rhythm?.note, occasion, added].filter((note) => typeof note === 'string')
  const part = makePart('recurring', {
    rule: writeRule(rule),
    ...dates,
    note: notes.length === 0 ? null : notes.join(', '),
  })
  return [{ part, from, to: c.at }]
}

function readDaysAlone(c: Cursor): RecurrenceRule | undefined {
  const days = readRuleDays(c)
  return days === undefined ? undefined : ruleOfDays(days)
}

const mostDetails = 2

/** Days after a rhythm, over a comma or a bracket; several of them together («ежегодно, в августе, до 25 числа»). */
function readDaysOf(c: Cursor, rhythm: RecurrenceRule): RecurrenceRule {
  let rule = rhythm
  for (let detail = 0; detail < mostDetails; detail++) {
    const mark = c.at
    if (!c.skip('comma') && !c.skip('open') && !c.skip('colon') && !c.peek().startsLine) c.skip('dash')
    const days = readRuleDays(c)
    const isDateOfItsOwn = c.peek().kind === 'number' && c.peek().digits === 4
    const combined = days === undefined || isDateOfItsOwn ? undefined : combine(rule, days)
    if (combined === undefined) {
      c.at = mark
      break
    }
    rule = combined
  }
  return rule
}

/** Days put into a rhythm; a rhythm of quarters takes its days from the month after the quarter, or from its last month. */
function combine(rule: RecurrenceRule, { fields }: RuleDays): RecurrenceRule | undefined {
  const namesDays = fields.byDay !== undefined || fields.byMonthDay !== undefined
  const hasDays = rule.byDay.length > 0 || rule.byMonthDay.length > 0
  if ((namesDays && hasDays) || (fields.byMonth !== undefined && rule.byMonth.length > 0)) return undefined
  if (rule.frequency === 'MONTHLY' && rule.interval > 1) {
    if (fields.byMonth !== undefined) return makeRule('YEARLY', fields)
    if (12 % rule.interval !== 0) return undefined
    const ends = Array.from({ length: 12 / rule.interval }, (_, index) => (index + 1) * rule.interval)
    const isDay = (fields.byMonthDay?.[0] ?? -1) > 0
    const byMonth = isDay ? ends.map((month) => (month % 12) + 1).sort((a, b) => a - b) : ends
    return makeRule('YEARLY', { ...fields, byMonth })
  }
  if (rule.frequency === 'WEEKLY' && fields.byDay?.some(({ ordinal }) => ordinal !== 0) === true) return undefined
  if (rule.frequency === 'DAILY') {
    const isWeekly = fields.setPosition === undefined && fields.byDay?.every(({ ordinal }) => ordinal === 0) === true
    return isWeekly ? makeRule('WEEKLY', fields) : undefined
  }
  if (rule.frequency === 'MONTHLY' && fields.byMonth !== undefined) return makeRule('YEARLY', fields)
  const monthly = fields.byMonthDay !== undefined || fields.setPosition !== undefined
  if (rule.frequency === 'WEEKLY' && (monthly || fields.byMonth !== undefined)) return undefined
  if (rule.frequency === 'YEARLY' && fields.byMonth === undefined && rule.byMonth.length === 0) return undefined
  return { ...rule, ...fields }
}

/** «Ежемесячно на совещание руководителей»: the occasion is a note, for the rhythm already says when. */
function readOccasion(c: Cursor): string | undefined {
  const from = c.at
  c.skip('comma')
  const lead = c.key()
  const opens = lead === 'на' || lead === 'к' || lead === 'для' || lead === 'перед'
  const mark = c.at
  if (opens && !startsPhrase(c)) {
    c.at += 1
    if (c.peek().kind === 'word' && readEvent(c) !== '') return c.slice(mark, c.at)
  }
  c.at = from
  return undefined
}

interface Bounds {
  readonly start?: string
  readonly end?: string
  /** What the words of the bounds add: a time of day. */
  readonly note?: string
}

/** «С сентября по май», «в течение учебного года»: between which dates it repeats. */
function readBounds(c: Cursor): Bounds {
  const mark = c.at
  if (!c.skip('comma')) c.skip('open')
  const opening = c.key()
  const next = c.key(1)
  const isBound =
    opening === 'с' ||
    opening === 'со' ||
    next === 'течение' ||
    next === 'течении' ||
    next === 'период' ||
    opening === 'весь'
  if (isBound && !c.peek().startsLine) {
    const [first, ...others] = readPeriod(c) ?? readDateList(c) ?? []
    const part = first?.part
    const fits = part !== undefined && others.length === 0 && first?.doubts?.length !== 1 && part.kind !== 'unknown'
    if (fits && (part.start !== null || part.end !== null)) {
      return {
        ...(part.start === null ? {} : { start: part.start }),
        ...(part.end === null ? {} : { end: part.end }),
        ...(part.note === null ? {} : { note: part.note }),
      }
    }
  }
  c.at = mark
  return {}
}
