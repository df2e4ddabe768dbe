import type { Cursor } from '../cursor.ts'
import { type Fragment, makePart } from './fragment.ts'
import { readEvent } from './read-event.ts'

const asked: ReadonlySet<string> = new Set([
  'запросу',
  'запросам',
  'требованию',
  'заявке',
  'заявкам',
  'обращению',
  'обращениям',
])

/** «По запросу (школ)», «по мере необходимости», «при необходимости», «по требованию», «при обращении». */
export function readOnRequest(c: Cursor): Fragment[] | undefined {
  const from = c.at
  const isPlain = c.key() === 'по' && asked.has(c.key(1))
  if (isPlain || (c.key() === 'при' && c.key(1) === 'обращении')) {
    c.at += 2
    readEvent(c)
  } else if (c.skipWords('по', 'мере')) readEvent(c)
  else if (!c.skipWords('при', 'необходимости') && !c.skipWords('по', 'необходимости')) return undefined
  const words = c.slice(from, c.at).toLowerCase()
  return [{ part: makePart('on-request', { note: words === 'по запросу' ? null : words }), from, to: c.at }]
}
