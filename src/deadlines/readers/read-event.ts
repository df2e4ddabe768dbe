import type { Cursor } from '../cursor.ts'
import { declineEvent } from '../words/decline-event.ts'
import { startsPhrase } from './starts-phrase.ts'

/**
 * The name of an event or schedule, from here to where the line of thought ends: a semicolon, a full stop, a closing
 * bracket, or a deadline that begins. A line break alone ends nothing: cells wrap. Empty when no word stands here.
 */
export function readEvent(c: Cursor): string {
  const from = c.at
  let last = from
  let depth = 0
  while (!c.done) {
    const token = c.peek()
    if (token.kind === 'hard' || (token.kind === 'dot' && endsSentence(c))) break
    if (token.kind === 'dash' && token.startsLine) break
    if (token.kind === 'open') depth += 1
    if (token.kind === 'close') depth -= 1
    if (depth < 0 || startsPhrase(c)) break
    c.at += 1
    if (token.kind === 'word' || token.kind === 'number' || token.kind === 'close' || token.kind === 'quote')
      last = c.at
  }
  c.at = last
  return declineEvent(c.slice(from, last), 'nominative')
}

const shortest = 4

/** A dot after a short small-letter word is an abbreviation («уч. года»), as is one with the next word close by. */
function endsSentence(c: Cursor): boolean {
  const [before, next] = [c.peek(-1), c.peek(1)]
  if (next.glued && next.kind !== 'hard') return false
  return before.kind !== 'word' || before.capital || before.key.length > shortest || next.capital
}
