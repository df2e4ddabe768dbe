const opening = '«“„'
const closing = '»”'

/** A stretch in quotes, with what stands inside; quotes within it are part of it. */
export interface Quoted {
  /** Where its opening quote stands, and the place after its closing one. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Every outermost stretch in quotes. One that is never closed reaches to the end. */
export function quotedIn(text: string): readonly Quoted[] {
  const found: Quoted[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const isStraight = sign === '"'
    if (depth > 0 && (closing.includes(sign) || (isStraight && text[start] === '"'))) {
      depth -= 1
      if (depth === 0) found.push({ start, end: at + 1, text: text.slice(start + 1, at).trim() })
    } else if (opening.includes(sign) || (isStraight && depth === 0)) {
      if (depth === 0) start = at
      depth += 1
    }
  }
  if (depth > 0) found.push({ start, end: text.length, text: text.slice(start + 1).trim() })
  return found
}

/** The same text with every letter in quotes blanked out, so that words are sought outside of quotes only. */
export function outsideQuotes(text: string): string {
  let result = text
  for (const { start, end } of quotedIn(text)) {
    result = result.slice(0, start + 1) + '\u0000'.repeat(Math.max(0, end - start - 2)) + result.slice(end - 1)
  }
  return result
}

/** Sentences and parts between semicolons or lines; what is in quotes is never cut. */
export function sentencesOf(text: string): readonly string[] {
  const outside = outsideQuotes(text)
  const sentences: string[] = []
  let from = 0
  for (const match of outside.matchAll(/;|\n|\.\s+(?=\p{Lu})/gu)) {
    sentences.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  sentences.push(text.slice(from))
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\d]/u.test(sentence))
}
