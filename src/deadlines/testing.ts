import { expect, it } from 'vitest'
import { printParts } from './printing/print-deadline.ts'
import type { Deadline, DeadlinePart, ReadingContext } from './model.ts'
import { readDeadline } from './read-deadline.ts'

/** A school year, the period that most plans have. */
export const schoolYear: ReadingContext = { period: { start: '2023-09-01', end: '2024-08-31' } }

/** A part in one line, for tables of expected readings: `by /2023-12-01`, `relative before P14D «начало экзаменов»`. */
export function shortPart({ kind, start, end, rule, anchor, note }: DeadlinePart): string {
  const words: string[] = [kind]
  if (kind === 'on') words.push(start ?? '')
  else if (kind === 'months') words.push((start ?? '').slice(0, 7))
  else if (kind !== 'period' && (start !== null || end !== null)) words.push(`${start ?? ''}/${end ?? ''}`)
  if (rule !== null) words.push(rule)
  if (anchor !== null) {
    words.push(anchor.side)
    if (anchor.offset !== null) words.push(anchor.offset)
    if (anchor.workingDays === true) words.push('working')
    words.push(`«${anchor.event}»`)
  }
  if (note !== null) words.push(`(${note})`)
  return words.join(' ')
}

/** Parts over « | », then the rules of warnings after `!`, then the unread text after `?`. */
export function shortReading({ parts, warnings, unread }: Deadline): string {
  const doubts = warnings.map(({ rule }) => ` !${rule}`).join('')
  return `${parts.map(shortPart).join(' | ')}${doubts}${unread === '' ? '' : ` ?${unread}`}`
}

/** One test for each phrase: it is read so, and its reading printed and read again is the same schedule. */
export function readsAs(table: readonly (readonly [text: string, reading: string])[], context = schoolYear): void {
  it.each(table)('%s → %s', (text, reading) => {
    const deadline = readDeadline(text, context)
    expect(shortReading(deadline)).toBe(reading)
    expect(deadline.text).toBe(text)
    expect(readDeadline(printParts(deadline.parts), context).parts).toEqual(deadline.parts)
  })
}
