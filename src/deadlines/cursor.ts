import type { ReadingContext } from './model.ts'
import type { Token } from './lexing/token.ts'

const end: Token = {
  kind: 'hard',
  start: 0,
  end: 0,
  key: '',
  value: -1,
  digits: 0,
  glued: false,
  startsLine: true,
  capital: false,
}

/**
 * Where the reading of a text stands. A reader moves it over what it has understood and puts it back (`at = mark`) when
 * it understood nothing. Every look ahead is of bounded length, which is what keeps the whole reading linear.
 */
export class Cursor {
  at = 0
  readonly text: string
  readonly tokens: readonly Token[]
  readonly context: ReadingContext
  /** The tokens and some marks past the end, so that looking ahead stays inside an array. */
  readonly #padded: readonly Token[]

  constructor(text: string, tokens: readonly Token[], context: ReadingContext) {
    this.text = text
    this.tokens = tokens
    this.context = context
    this.#padded = [...tokens, end, end, end, end, end, end, end, end]
  }

  get done(): boolean {
    return this.at >= this.tokens.length
  }

  /** The token `ahead` places further; past the end, a mark that no reader takes. */
  peek(ahead = 0): Token {
    return this.#padded[this.at + ahead] ?? end
  }

  key(ahead = 0): string {
    return this.peek(ahead).key
  }

  /** Steps over one token of the kind; says whether it stood there. */
  skip(kind: Token['kind']): boolean {
    if (this.peek().kind !== kind || this.done) return false
    this.at += 1
    return true
  }

  /** Steps over one word of the set. */
  skipWord(words: ReadonlySet<string>): boolean {
    if (!words.has(this.key())) return false
    this.at += 1
    return true
  }

  /** Steps over these words, one after another, all or none. */
  skipWords(first: string, second?: string, third?: string): boolean {
    if (this.key() !== first) return false
    if (second !== undefined && this.key(1) !== second) return false
    if (third !== undefined && this.key(2) !== third) return false
    this.at += third !== undefined ? 3 : second !== undefined ? 2 : 1
    return true
  }

  /** The meaning of the next word in a list, stepping over it and over the dot of an abbreviation. */
  take<T>(list: ReadonlyMap<string, T>): T | undefined {
    const value = list.get(this.key())
    if (value === undefined) return undefined
    this.at += 1
    this.skipAbbreviationDot()
    return value
  }

  /** The dot of «сент.», «кв.»: it stands close to the word. */
  skipAbbreviationDot(): void {
    if (this.peek().kind === 'dot' && this.peek().glued) this.at += 1
  }

  /** The words of the text between two tokens, as written, with single spaces. */
  slice(from: number, to: number): string {
    const first = this.tokens[from]
    const last = this.tokens[to - 1]
    if (first === undefined || last === undefined || to <= from) return ''
    return tidy(this.text.slice(first.start, last.end))
  }
}

/** Single spaces, no soft hyphens or zero-width marks. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]|\u0301/g, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
}
