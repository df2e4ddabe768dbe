import type { Cursor } from '../cursor.ts'
import { headOf, scheduleHeads } from '../words/event-heads.ts'
import { type Fragment, makePart } from './fragment.ts'
import { readEvent } from './read-event.ts'

const mostAdjectives = 3

/** «По графику ВПР», «согласно плану работы», «в соответствии с приказом …», «по отдельному графику», «в сроки, установленные …». */
export function readSchedule(c: Cursor): Fragment[] | undefined {
  const from = c.at
  if (readFixedTerms(c)) {
    const anchor = { event: 'установленный срок', side: 'during', offset: null } as const
    return [{ part: makePart('schedule', { anchor }), from, to: c.at }]
  }
  const opened =
    c.skipWords('по') ||
    c.skipWords('согласно') ||
    c.skipWords('в', 'соответствии', 'с') ||
    c.skipWords('в', 'соответствии', 'со') ||
    skipFixedTerms(c)
  const isNamed = opened && scheduleAhead(c)
  const event = isNamed ? readEvent(c) : ''
  if (event === '') {
    c.at = from
    return undefined
  }
  return [{ part: makePart('schedule', { anchor: { event, side: 'during', offset: null } }), from, to: c.at }]
}

/** A word for a schedule stands here or after a few adjectives: «по отдельному графику», «по муниципальному плану». */
function scheduleAhead(c: Cursor): boolean {
  for (let ahead = 0; ahead <= mostAdjectives; ahead++) {
    if (scheduleHeads.has(headOf(c.key(ahead)) ?? '')) return true
    if (!/(ому|ему|ой|ей|ым|им)$/.test(c.key(ahead))) return false
  }
  return false
}

/** «В установленный срок», «в установленные сроки»: set by somebody else, not said where. */
function readFixedTerms(c: Cursor): boolean {
  return c.skipWords('в', 'установленные', 'сроки') || c.skipWords('в', 'установленный', 'срок')
}

/** «В сроки, установленные …»: the cursor stops before the word for the terms. */
function skipFixedTerms(c: Cursor): boolean {
  if (c.key() !== 'в' || c.key(1) !== 'сроки') return false
  c.at += 1
  return true
}
