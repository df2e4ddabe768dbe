import type { Cursor } from '../cursor.ts'
import type { Anchor, Side } from '../model.ts'
import { declineEvent, isAdjective } from '../words/decline-event.ts'
import { headOf } from '../words/event-heads.ts'
import { months } from '../words/months.ts'
import { ordinals } from '../words/numerals.ts'
import { units } from '../words/units.ts'
import { anchored, type Fragment } from './fragment.ts'
import { readEvent } from './read-event.ts'
import { type Offset, readOffset, readTermAdjective } from './read-offset.ts'

/** A deadline that hangs on an event: before, after or during it, with or without an offset. */
export function readRelative(c: Cursor): Fragment[] | undefined {
  const from = c.at
  const anchor = readAnchor(c)
  if (anchor !== undefined) return [{ part: anchored('relative', anchor), from, to: c.at }]
  c.at = from
  return undefined
}

function readAnchor(c: Cursor): Anchor | undefined {
  return readBefore(c) ?? readAfter(c) ?? readDuring(c) ?? readTerm(c)
}

/** «(Не позднее чем) за 2 недели до …», «за день до …», «до начала …», «накануне …». */
function readBefore(c: Cursor): Anchor | undefined {
  const mark = c.at
  skipNotLater(c)
  if (c.key() === 'за') {
    c.at += 1
    const offset = readOffset(c)
    if (offset !== undefined && c.skipWords('до')) return finish(c, mark, 'before', offset)
  } else if (c.skipWords('накануне')) return finish(c, mark, 'before', { duration: 'P1D', workingDays: false })
  else if ((c.key() === 'до' || c.key() === 'к' || c.key() === 'перед') && isEventWord(c)) {
    c.at += 1
    return finish(c, mark, 'before')
  } else {
    const offset = readOffset(c)
    if (offset !== undefined && c.skipWords('до')) return finish(c, mark, 'before', offset)
  }
  c.at = mark
  return undefined
}

/** «После …», «через 3 дня после …», «в течение 10 рабочих дней со дня …», «по итогам …», «по окончании …». */
function readAfter(c: Cursor): Anchor | undefined {
  const mark = c.at
  if (c.skipWords('после')) return finish(c, mark, 'after')
  if (c.key() === 'по' && (c.key(1) === 'окончании' || c.key(1) === 'завершении')) {
    c.at += 2
    const head = c.key(-1) === 'окончании' ? 'окончание' : 'завершение'
    return finish(c, mark, 'after', undefined, head)
  }
  if (c.key() === 'по' && (c.key(1) === 'итогам' || c.key(1) === 'результатам')) {
    c.at += 2
    return finish(c, mark, 'after')
  }
  skipNotLater(c)
  if (c.skipWords('в', 'течение') || c.skipWords('в', 'течении') || c.skipWords('через')) c.skipWords('первых')
  else if (c.key() === 'в' && units.get(c.key(2)) !== undefined) c.at += 1
  const offset = readTermAdjective(c) ?? readOffset(c)
  if (offset !== undefined && skipSince(c)) return finish(c, mark, 'after', offset)
  c.at = mark
  return undefined
}

/** «В период проведения …», «во время …», «в ходе …», «при проведении …», «в каникулы». */
function readDuring(c: Cursor): Anchor | undefined {
  const mark = c.at
  const opened =
    c.skipWords('в', 'период') ||
    c.skipWords('в', 'течение', 'периода') ||
    c.skipWords('на', 'период') ||
    c.skipWords('период') ||
    c.skipWords('во', 'время') ||
    c.skipWords('в', 'ходе') ||
    c.skipWords('в', 'дни') ||
    c.skipWords('в', 'день') ||
    c.skipWords('в', 'процессе')
  if (opened) return finish(c, mark, 'during')
  if (c.key() === 'в' || c.key() === 'на') c.at += 1
  if (isHoliday(c)) return finish(c, mark, 'during')
  c.at = mark
  if (c.skipWords('при', 'проведении')) return finish(c, mark, 'during', undefined, 'проведение')
  return undefined
}

/** «Осенние каникулы»: their dates are the school's own. */
function isHoliday(c: Cursor): boolean {
  return headOf(c.key()) === 'каникулы' || (isAdjective(c.key()) && headOf(c.key(1)) === 'каникулы')
}

/** A school term has dates of its own in every school: «в III четверти», «2 триместр». */
function readTerm(c: Cursor): Anchor | undefined {
  const mark = c.at
  if (c.key() === 'в' || c.key() === 'во') c.at += 1
  const { kind, value, digits } = c.peek()
  const number = ordinals.get(c.key()) ?? (kind === 'number' && digits > 1 ? -1 : value)
  c.at += 1
  const unit = c.take(units)
  if (number >= 1 && number <= 4 && (unit === 'term' || unit === 'trimester')) {
    return { event: unit === 'term' ? `${number} четверть` : `${number} триместр`, side: 'during', offset: null }
  }
  c.at = mark
  return undefined
}

function finish(c: Cursor, mark: number, side: Side, offset?: Offset, head?: string): Anchor | undefined {
  const name = readEvent(c)
  if (name === '') {
    c.at = mark
    return undefined
  }
  return {
    event: head === undefined ? name : `${head} ${declineEvent(name, 'genitive')}`,
    side,
    offset: offset?.duration ?? null,
    ...(offset?.workingDays === true ? { workingDays: true } : {}),
  }
}

const limits: ReadonlySet<string> = new Set(['позднее', 'позже', 'менее', 'ранее', 'раньше'])

/** «Не позднее», «не позднее чем», «не менее чем», «не позже, чем». */
function skipNotLater(c: Cursor): void {
  if (c.key() !== 'не' || !limits.has(c.key(1))) return
  c.at += 2
  if (c.peek().kind === 'comma' && c.key(1) === 'чем') c.at += 1
  if (c.key() === 'чем') c.at += 1
  if (c.key() === 'через') c.at += 1
}

/** «После», «со дня», «с момента», «с даты», «от даты». */
function skipSince(c: Cursor): boolean {
  if (c.skipWords('после')) return true
  const since = c.key() === 'с' || c.key() === 'со' || c.key() === 'от'
  if (!since || !['дня', 'момента', 'даты'].includes(c.key(1))) return false
  c.at += 2
  return true
}

/** After a bare «до» or «к» only a word known for an event or an abbreviation makes one: «до начала экзаменов», «до ВПР», not «до руководителей». */
function isEventWord(c: Cursor): boolean {
  const { start, end, key, kind } = c.peek(1)
  if (headOf(key) !== undefined) return true
  const word = c.text.slice(start, end)
  return kind === 'word' && word.length >= 3 && word.length <= 5 && word === word.toUpperCase() && !months.has(key)
}
