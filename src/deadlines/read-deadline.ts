import { firstControl } from './control-date.ts'
import { Cursor } from './cursor.ts'
import { findWarnings } from './find-warnings.ts'
import { splitTokens } from './lexing/split-tokens.ts'
import type { Deadline, ReadingContext } from './model.ts'
import { type Fragment, makePart } from './readers/fragment.ts'
import { type Piece, readPieces } from './readers/read-fragments.ts'

/**
 * Reads a Russian deadline phrase as plans and orders write it. Never fails and never guesses in silence: what it did
 * not understand stands in `unread`, what looks wrong in `warnings`. Time grows with the length of the text, no faster.
 */
export function readDeadline(text: string, context: ReadingContext): Deadline {
  const c = new Cursor(text, splitTokens(text), context)
  const pieces = joinUnread(c, readPieces(c))
  const fragments = pieces.flatMap((piece) => fragmentsOf(c, piece, pieces))
  const parts = fragments.map(({ part }) => part)
  return {
    text,
    parts,
    control: firstControl(parts, context),
    warnings: findWarnings(c, fragments),
    unread: unreadOf(c, pieces).join('; '),
  }
}

/** In the order of the text: words that no reader took, and dates that do not exist. */
function unreadOf(c: Cursor, pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (piece.kind === 'unread') return [c.slice(piece.from, piece.to)]
    if (piece.kind !== 'read') return []
    return piece.fragments.filter(({ part }) => part.kind === 'unknown').map(({ from, to }) => c.slice(from, to))
  })
}

function quoteUnknown(c: Cursor, fragment: Fragment): Fragment {
  const { part, from, to } = fragment
  return part.kind === 'unknown' ? { ...fragment, part: { ...part, note: c.slice(from, to) } } : fragment
}

/** Marks between words that were not read belong to them: «руководители ОО, методисты». */
function joinUnread(c: Cursor, pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const [last, before] = [joined.at(-1), joined.at(-2)]
    const bridges = piece.kind === 'unread' && last?.kind === 'frame' && before?.kind === 'unread'
    if (bridges && !hasHardMark(c, last)) {
      joined.length -= 2
      joined.push({ kind: 'unread', from: before.from, to: piece.to })
    } else joined.push(piece)
  }
  return joined
}

function hasHardMark(c: Cursor, { from, to }: Piece): boolean {
  return c.tokens.slice(from, to).some(({ kind }) => kind === 'hard')
}

/** Unread words that stand on a line or between semicolons by themselves are a sub-item: a part of unknown kind. */
function fragmentsOf(c: Cursor, piece: Piece, pieces: readonly Piece[]): readonly Fragment[] {
  if (piece.kind === 'read') return piece.fragments.map((fragment) => quoteUnknown(c, fragment))
  if (piece.kind === 'frame') return []
  const standsAlone = opensSegment(c, piece.from) && opensSegment(c, piece.to)
  if (!standsAlone && pieces.some(({ kind }) => kind === 'read')) return []
  return [{ part: makePart('unknown', { note: c.slice(piece.from, piece.to) }), from: piece.from, to: piece.to }]
}

/** The beginning or the end of the text, of a line, or a place beside a semicolon. */
function opensSegment(c: Cursor, at: number): boolean {
  const [before, here] = [c.tokens[at - 1], c.tokens[at]]
  if (before === undefined || here === undefined) return true
  return (
    here.startsLine || here.kind === 'hard' || before.kind === 'hard' || (before.startsLine && before.kind !== 'word')
  )
}
