import type { Cursor } from '../cursor.ts'
import type { Token } from '../lexing/token.ts'
import { headOf } from '../words/event-heads.ts'
import { months } from '../words/months.ts'
import { remarks } from '../words/remarks.ts'
import { cardinals, ordinals } from '../words/numerals.ts'

const alone: ReadonlySet<string> = new Set([
  'ежедневно',
  'еженедельно',
  'ежемесячно',
  'ежеквартально',
  'ежегодно',
  'ежечетвертно',
  'постоянно',
  'систематически',
  'регулярно',
  'непрерывно',
  'согласно',
  'накануне',
  'весь',
  'плановый',
  'раз',
  'дважды',
  'трижды',
  'каждый',
  'каждую',
  'каждое',
  'каждые',
  'после',
  'течение',
])

/** Pairs that open a deadline: the second word is what a name of an event would not go on with. */
const pairs: Readonly<Record<string, ReadonlySet<string>>> = {
  по: new Set([
    'мере',
    'запросу',
    'запросам',
    'требованию',
    'необходимости',
    'итогам',
    'окончании',
    'завершении',
    'согласованию',
    'отдельному',
    'заявке',
    'заявкам',
  ]),
  в: new Set(['течение', 'течении', 'период', 'соответствии', 'срок', 'ходе', 'сроки']),
  при: new Set(['необходимости', 'обращении', 'проведении']),
  не: new Set(['позднее', 'позже', 'ранее', 'раньше', 'реже', 'менее']),
  на: new Set(['протяжении']),
  за: new Set(['день', 'неделю', 'месяц']),
  во: new Set(['время']),
}

const beforeDates: ReadonlySet<string> = new Set(['в', 'во', 'на', 'за', 'до', 'к', 'ко', 'по', 'с', 'со', 'от'])

/** Says whether a deadline of its own begins here, which is where the name of an event ends. Looks at four tokens at most. */
export function startsPhrase(c: Cursor): boolean {
  const token = c.peek()
  if (months.has(token.key) || alone.has(token.key) || remarks.has(token.key)) return true
  if (pairs[token.key]?.has(c.key(1))) return true
  if (token.key === 'по' && isSchedule(c.peek(1))) return true
  if (isCount(token) && times.has(c.key(1))) return true
  if (ordinals.has(token.key) || token.kind === 'number') return isDate(c, 0) || isClock(c, 0)
  return beforeDates.has(token.key) && (isDate(c, 1) || isClock(c, 1) || cardinalTerm(c))
}

const times: ReadonlySet<string> = new Set(['раз', 'раза', 'разу'])

function isCount({ kind, key }: Token): boolean {
  return kind === 'number' || cardinals.has(key)
}

/** «14:00» */
function isClock(c: Cursor, ahead: number): boolean {
  const [hour, mark, minute] = [c.peek(ahead), c.peek(ahead + 1), c.peek(ahead + 2)]
  return hour.kind === 'number' && mark.kind === 'colon' && mark.glued && minute.kind === 'number' && minute.glued
}

function isSchedule({ key }: Token): boolean {
  const head = headOf(key)
  return (
    (head === 'график' ||
      head === 'план' ||
      head === 'планы' ||
      head === 'графики' ||
      head === 'расписание' ||
      head === 'циклограмма') &&
    key !== head
  )
}

function isDate(c: Cursor, ahead: number): boolean {
  const [first, second, third] = [c.peek(ahead), c.peek(ahead + 1), c.peek(ahead + 2)]
  if (months.has(first.key)) return true
  if (first.kind !== 'number' && !ordinals.has(first.key)) return false
  if (months.has(second.key) || (second.kind === 'dash' && months.has(c.key(ahead + 3)))) return true
  if (first.digits === 4 && ahead === 0) return false
  return second.kind === 'dot' && second.glued && third.kind === 'number' && third.glued
}

/** «За 2 недели», «за пять дней». */
function cardinalTerm(c: Cursor): boolean {
  if (c.key() !== 'за') return false
  return (c.peek(1).kind === 'number' && c.peek(1).digits <= 3) || cardinals.has(c.key(1))
}
