import type { WordPiece } from '../model.ts'

/** Beyond so many pairs of words the texts are shown whole, one against the other. */
const mostPairs = 1_000_000

/**
 * Where two texts differ, word by word: the longest common subsequence of words, spaces and signs (Wagner and Fischer,
 * 1974). Joined without what is new it is the former text, without what is gone the latter.
 */
export function diffWords(from: string, to: string): readonly WordPiece[] {
  const before = wordsOf(from)
  const after = wordsOf(to)
  if (before.length * after.length > mostPairs) return joined([piece('gone', from), piece('new', to)])
  const width = after.length + 1
  const common = new Uint16Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const below = common[(i + 1) * width + j] ?? 0
      const right = common[i * width + j + 1] ?? 0
      const diagonal = (common[(i + 1) * width + j + 1] ?? 0) + 1
      common[i * width + j] = before[i] === after[j] ? diagonal : Math.max(below, right)
    }
  }
  const pieces: WordPiece[] = []
  let i = 0
  let j = 0
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      pieces.push(piece('same', before[i]))
      i += 1
      j += 1
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) {
      pieces.push(piece('gone', before[i]))
      i += 1
    } else {
      pieces.push(piece('new', after[j]))
      j += 1
    }
  }
  pieces.push(piece('gone', before.slice(i).join('')), piece('new', after.slice(j).join('')))
  return joined(pieces)
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []

const piece = (kind: WordPiece['kind'], text = ''): WordPiece => ({ kind, text })

/** Neighbours of one kind become one piece, and what is gone stands before what came in its place. */
function joined(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const result: WordPiece[] = []
  let gone = ''
  let came = ''
  const flush = (): void => {
    if (gone !== '') result.push(piece('gone', gone))
    if (came !== '') result.push(piece('new', came))
    gone = ''
    came = ''
  }
  for (const [index, { kind, text }] of pieces.entries()) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'new') came += text
    else if (isBetweenChanges(pieces, index, text, gone + came)) {
      gone += text
      came += text
    } else {
      flush()
      result.push(piece('same', text))
    }
  }
  flush()
  return result
}

/** A lone space between two changed words belongs to the change: two words replaced read as one replacement. */
function isBetweenChanges(pieces: readonly WordPiece[], index: number, text: string, change: string): boolean {
  const next = pieces[index + 1]
  return change !== '' && /^\s+$/.test(text) && next !== undefined && next.kind !== 'same' && next.text !== ''
}
