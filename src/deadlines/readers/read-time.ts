import type { Cursor } from '../cursor.ts'

const hourWords: ReadonlySet<string> = new Set(['ч', 'час', 'часа', 'часов', 'часам', 'часу'])
const minuteWords: ReadonlySet<string> = new Set(['м', 'мин', 'минут', 'минуты', 'минута'])
const leads: ReadonlySet<string> = new Set(['до', 'в', 'к', 'с', 'не', 'позднее', 'позже'])

/** A time of day as a note: «до 14:00». The cursor stays where it was when none stands here. */
export function readTimeNote(c: Cursor): string | undefined {
  const mark = c.at
  c.skip('comma')
  const from = c.at
  while (c.at < from + 2 && leads.has(c.key())) c.at += 1
  const lead = c.slice(from, c.at).toLowerCase()
  const time = readTime(c)
  // A number close after it is a date that the time belongs to.
  if (time === undefined || c.peek().kind === 'number' || lead === 'не' || lead === 'позднее' || lead === 'позже') {
    c.at = mark
    return undefined
  }
  if (lead.startsWith('не ')) return `до ${time}`
  return `${lead === '' ? 'в' : lead} ${time}`
}

/** «14:00», «14.00», «9 ч. 30 мин.», «12 часов» as `14:00`. */
export function readTime(c: Cursor): string | undefined {
  const mark = c.at
  const hour = c.peek()
  const time = hour.kind === 'number' && hour.digits <= 2 && hour.value <= 24 ? readClock(c, hour.value) : undefined
  if (time === undefined) c.at = mark
  return time
}

function readClock(c: Cursor, hour: number): string | undefined {
  const [joint, minute, after] = [c.peek(1), c.peek(2), c.peek(3)]
  const isMinute = minute.kind === 'number' && minute.digits === 2 && minute.value <= 59 && minute.glued
  const byDot = joint.kind === 'dot' && joint.glued && (hourWords.has(after.key) || isNoMonth(minute.value, after.kind))
  const byDash = joint.kind === 'dash' && joint.glued && minute.value === 0 && isLead(c.key(-1))
  if (isMinute && ((joint.kind === 'colon' && joint.glued) || byDot || byDash)) {
    c.at += 3
    skipUnit(c, hourWords)
    return clock(hour, minute.value)
  }
  if (!hourWords.has(joint.key)) return undefined
  c.at += 1
  skipUnit(c, hourWords)
  const minutes = c.peek()
  if (minutes.kind !== 'number' || minutes.value > 59 || !minuteWords.has(c.key(1))) return clock(hour, 0)
  c.at += 1
  skipUnit(c, minuteWords)
  return clock(hour, minutes.value)
}

/** «До 18-00» is a time, «10-00» alone may be anything. */
function isLead(key: string): boolean {
  return key === 'до' || key === 'в' || key === 'позднее'
}

/** «14.00» cannot be a day and a month, «10.11» can. */
function isNoMonth(value: number, next: string): boolean {
  return (value === 0 || value > 12) && next !== 'dot'
}

function skipUnit(c: Cursor, words: ReadonlySet<string>): void {
  if (c.skipWord(words)) c.skipAbbreviationDot()
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
