import type { Cursor } from '../cursor.ts'
import { readTimeNote } from './read-time.ts'

const remarks: readonly (readonly string[])[] = [
  ['по', 'согласованию'],
  ['ориентировочно'],
  ['предварительно'],
  ['примерно'],
  ['повторно'],
  ['дистанционно'],
  ['очно'],
]

/** What the wording adds to the deadline before it: a time of day, «по согласованию». */
export function readNote(c: Cursor): string | undefined {
  const mark = c.at
  c.skip('comma')
  if (c.peek().kind === 'open') c.at += 1
  for (const words of remarks) if (c.skipWords(...words)) return words.join(' ')
  c.at = mark
  return readTimeNote(c)
}
