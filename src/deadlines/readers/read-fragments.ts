import type { Cursor } from '../cursor.ts'
import type { DeadlinePart } from '../model.ts'
import type { Fragment } from './fragment.ts'
import { readContinuous } from './read-continuous.ts'
import { readDateList } from './read-date-list.ts'
import { readNote } from './read-note.ts'
import { readOnRequest } from './read-on-request.ts'
import { readPeriod } from './read-period.ts'
import { readRecurring } from './read-recurring.ts'
import { readRelative } from './read-relative.ts'
import { readSchedule } from './read-schedule.ts'

/** A run of tokens that a reader took for parts. */
export interface ReadPiece {
  readonly kind: 'read'
  readonly fragments: readonly Fragment[]
  readonly from: number
  readonly to: number
}

/** Words that only frame a deadline, or words that no reader took. */
export interface PlainPiece {
  readonly kind: 'frame' | 'unread'
  readonly from: number
  readonly to: number
}

export type Piece = ReadPiece | PlainPiece

type Reader = (c: Cursor) => Fragment[] | undefined

/** The first that understands wins: what repeats before single dates, dates before events, named schedules last. */
const readers: readonly Reader[] = [
  readRecurring,
  readOnRequest,
  readContinuous,
  readDateList,
  readPeriod,
  readSchedule,
  readRelative,
]

/** What can begin with a number: «1 раз в месяц», «5 числа», dates, «3 дня до …». */
const readersOfNumbers: readonly Reader[] = [readRecurring, readDateList, readRelative]

const frameWords: ReadonlySet<string> = new Set([
  'срок',
  'сроки',
  'срока',
  'исполнения',
  'проведения',
  'реализации',
  'включительно',
  'г',
  'гг',
  'и',
  'а',
  'также',
])

/** Reads a text from beginning to end into pieces that cover every token, in order. */
export function readPieces(c: Cursor): Piece[] {
  const pieces: Piece[] = []
  while (!c.done) {
    const from = c.at
    if (skipListNumber(c)) {
      addPlain(pieces, 'frame', from, c.at)
      continue
    }
    if (exceptions.has(c.key())) {
      skipException(c)
      addPlain(pieces, 'unread', from, c.at)
      continue
    }
    const fragments = readFragments(c)
    if (fragments !== undefined) {
      addRead(c, pieces, { kind: 'read', fragments: withNotes(c, fragments), from, to: c.at })
      continue
    }
    c.at = from + 1
    const token = c.peek(-1)
    const isFrame =
      (token.kind !== 'word' && token.kind !== 'number' && token.kind !== 'other') || frameWords.has(token.key)
    addPlain(pieces, isFrame ? 'frame' : 'unread', from, c.at)
  }
  return pieces
}

/** What is left out of a deadline is not a deadline; a person has to see it. */
const exceptions: ReadonlySet<string> = new Set(['кроме', 'исключая'])

function skipException(c: Cursor): void {
  do c.at += 1
  while (
    !c.done &&
    c.peek().kind !== 'comma' &&
    c.peek().kind !== 'hard' &&
    c.peek().kind !== 'close' &&
    !c.peek().startsLine
  )
}

/** «1)» and, at the beginning of a line, «1.»: the number of an entry in a list. */
function skipListNumber(c: Cursor): boolean {
  const [number, mark, next] = [c.peek(), c.peek(1), c.peek(2)]
  if (number.kind !== 'number' || number.digits > 2 || !mark.glued) return false
  const isBracket = mark.kind === 'close'
  const isDot = mark.kind === 'dot' && number.startsLine && next.kind === 'word' && !next.glued
  if (!isBracket && !isDot) return false
  c.at += 2
  return true
}

function readFragments(c: Cursor): Fragment[] | undefined {
  const { kind } = c.peek()
  const opensNumber = kind === 'quote' && c.peek(1).kind === 'number'
  if (kind !== 'word' && kind !== 'number' && !opensNumber) return undefined
  for (const read of kind === 'word' ? readers : readersOfNumbers) {
    const fragments = read(c)
    if (fragments !== undefined) return fragments
  }
  return undefined
}

function withNotes(c: Cursor, fragments: Fragment[]): Fragment[] {
  for (let note = readNote(c); note !== undefined; note = readNote(c)) {
    const last = fragments.pop()
    if (last === undefined) break
    const joined = last.part.note === null ? note : `${last.part.note}, ${note}`
    fragments.push({ ...last, part: { ...last.part, note: joined }, to: c.at })
  }
  return fragments
}

/** «В течение года, ежемесячно», «постоянно (ежемесячно)»: what stands before, over a comma or a bracket, bounds it. */
function addRead(c: Cursor, pieces: Piece[], piece: ReadPiece): void {
  const [recurring] = piece.fragments
  const gap = pieces.at(-1)
  const before = gap?.kind === 'frame' && isSoft(c, gap) ? pieces.at(-2) : gap
  const bounds = before?.kind === 'read' && before.fragments.length === 1 ? before.fragments[0] : undefined
  const isBounded =
    recurring?.part.kind === 'recurring' &&
    recurring.part.start === null &&
    c.tokens[piece.from]?.startsLine !== true &&
    (bounds?.part.start ?? '') <= (bounds?.part.end ?? '') &&
    (bounds?.part.kind === 'period' || bounds?.part.kind === 'range' || bounds?.part.kind === 'continuous')
  if (!isBounded || before === undefined) {
    pieces.push(piece)
    return
  }
  while (pieces.length > 0 && pieces.pop() !== before) continue
  const notes = [recurring.part.note, bounds.part.note].filter((note) => note !== null)
  const note = notes.length === 0 ? null : notes.join(', ')
  const part: DeadlinePart = { ...recurring.part, start: bounds.part.start, end: bounds.part.end, note }
  const doubts = [...(bounds.doubts ?? []), ...(recurring.doubts ?? [])]
  pieces.push({ ...piece, fragments: [{ ...recurring, part, from: bounds.from, doubts }], from: before.from })
}

/** One comma or opening bracket. */
function isSoft(c: Cursor, { from, to }: PlainPiece): boolean {
  const kind = c.tokens[from]?.kind
  return to - from === 1 && (kind === 'comma' || kind === 'open')
}

function addPlain(pieces: Piece[], kind: 'frame' | 'unread', from: number, to: number): void {
  const last = pieces.at(-1)
  if (last !== undefined && last.kind === kind) pieces[pieces.length - 1] = { kind, from: last.from, to }
  else pieces.push({ kind, from, to })
}
