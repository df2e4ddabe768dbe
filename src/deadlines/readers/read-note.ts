import type { Cursor } from '../cursor.ts'
import { remarks } from '../words/remarks.ts'
import { readTimeNote } from './read-time.ts'

/** What the wording adds to the deadline before it: a time of day, «по согласованию». */
export function readNote(c: Cursor): string | undefined {
  const mark = c.at
  c.skip('comma')
  if (c.peek().kind === 'open') c.at += 1
  if (c.skipWords('по', 'согласованию')) return 'по согласованию'
  if (c.skipWord(remarks)) return c.key(-1)
  c.at = mark
  return readTimeNote(c)
}
