import { foldLetters, romanValue } from './fold-letters.ts'
import type { Token, TokenKind } from './token.ts'

const marks: Readonly<Record<string, TokenKind>> = {
  ',': 'comma',
  '.': 'dot',
  '…': 'dot',
  ':': 'colon',
  '/': 'slash',
  '\\': 'slash',
  ';': 'hard',
  '(': 'open',
  '[': 'open',
  ')': 'close',
  ']': 'close',
  '«': 'quote',
  '»': 'quote',
  '"': 'quote',
  '“': 'quote',
  '”': 'quote',
  '„': 'quote',
  '-': 'dash',
  '‐': 'dash',
  '‑': 'dash',
  '‒': 'dash',
  '–': 'dash',
  '—': 'dash',
  '―': 'dash',
  '−': 'dash',
}

/** Longer runs of letters or digits are no word of a deadline; cut, they stay cheap to look up. */
const longestWord = 40

/** Splits a text into tokens in one pass; spaces, underscores, soft hyphens and zero-width marks stand between them. */
export function splitTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let startsLine = true
  let glued = false
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isSpace(code)) {
      if (code === 10 || code === 13) startsLine = true
      if (!isInvisible(code)) glued = false
      at += 1
      continue
    }
    const token = readToken(text, at, glued, startsLine)
    tokens.push(token)
    at = token.end
    startsLine = false
    glued = true
  }
  return tokens
}

function readToken(text: string, start: number, glued: boolean, startsLine: boolean): Token {
  const place = { start, glued, startsLine }
  if (startsNumber(text, start)) return readNumber(text, place)
  if (isLetter(text.charCodeAt(start))) return readWord(text, place)
  const kind = marks[text[start] ?? ''] ?? 'other'
  return { ...place, kind, end: start + 1, key: '', value: -1, digits: 0, capital: false }
}

type Place = Pick<Token, 'start' | 'glued' | 'startsLine'>

/** Digits, with the letters that scanning puts for 0, 1 and 3 inside them: `2O23`, `З0`, `l5.01`. */
function readNumber(text: string, place: Place): Token {
  let end = place.start
  let value = 0
  let digits = 0
  while (end < text.length && end - place.start < longestWord) {
    const digit = digitAt(text, end)
    if (digit < 0 || (!isDigit(text.charCodeAt(end)) && isLetter(text.charCodeAt(end + 1)))) break
    value = value * 10 + digit
    digits += 1
    end += 1
  }
  return { ...place, kind: 'number', end, key: '', value, digits, capital: false }
}

function readWord(text: string, place: Place): Token {
  let end = place.start
  let letters = ''
  while (end < text.length && end - place.start < longestWord) {
    const code = text.charCodeAt(end)
    if (isLetter(code)) letters += text[end]
    else if (!isInvisible(code)) break
    end += 1
  }
  const capital = letters[0] !== letters[0]?.toLowerCase()
  return {
    ...place,
    kind: 'word',
    end,
    key: foldLetters(letters),
    value: romanValue(letters) || -1,
    digits: 0,
    capital,
  }
}

/** A digit, or a letter like one that a digit follows («О1.12», «З0») where no word stands before it. */
function startsNumber(text: string, at: number): boolean {
  if (isDigit(text.charCodeAt(at))) return true
  return digitAt(text, at) >= 0 && isDigit(text.charCodeAt(at + 1))
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (isDigit(code)) return code - 48
  switch (text[at]) {
    case 'O':
    case 'О':
    case 'о':
    case 'o':
      return 0
    case 'l':
    case 'I':
      return 1
    case 'З':
    case 'з':
      return 3
    default:
      return -1
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 0x400 && code <= 0x45f)
}

/** Soft hyphen, zero-width characters, byte order mark: they stand inside words and part nothing. */
function isInvisible(code: number): boolean {
  return code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff || code === 0x301
}

function isSpace(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x5f ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    isInvisible(code)
  )
}
