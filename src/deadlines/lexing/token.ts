export type TokenKind =
  | 'word'
  | 'number'
  | 'dash'
  | 'comma'
  | 'dot'
  | 'colon'
  | 'slash'
  /** A semicolon: two deadlines never join over it. */
  | 'hard'
  | 'open'
  | 'close'
  | 'quote'
  | 'other'

/** A piece of the text, with its place in it. */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** A word in folded letters; empty for the rest. */
  readonly key: string
  /** Of a number or a roman numeral; −1 for the rest. */
  readonly value: number
  /** How many digits a number has; 0 for the rest. */
  readonly digits: number
  /** Nothing stands between it and the token before. */
  readonly glued: boolean
  /** The first on its line. */
  readonly startsLine: boolean
  /** A word that begins with a capital. */
  readonly capital: boolean
}
