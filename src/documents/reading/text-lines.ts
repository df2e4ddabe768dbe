import type { PlacedText } from './pdf-page.ts'

export interface TextLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly height: number
}

/** Words of one height, from top to bottom. */
export function groupLines(texts: readonly PlacedText[]): PlacedText[][] {
  const lines: PlacedText[][] = []
  for (const item of texts.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    const first = line?.[0]
    if (line && first && Math.abs(first.y - item.y) <= Math.max(first.height, item.height) * 0.45) line.push(item)
    else lines.push([item])
  }
  return lines
}

export const toLines = (texts: readonly PlacedText[]): TextLine[] =>
  groupLines(texts).map((line) => joinRun(line.toSorted((a, b) => a.x - b.x)))

/** Words from left to right become one text. */
export function joinRun(items: readonly PlacedText[]): TextLine {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const item of items) {
    if (text !== '' && item.x - right > item.height * 0.15 && !text.endsWith(' ')) text += ' '
    text += item.text
    right = item.x + item.width
  }
  const [first] = items
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    x: first?.x ?? 0,
    y: first?.y ?? 0,
    right,
    height: first?.height ?? 0,
  }
}

/**
 * Lines of a cell or a paragraph become one text. A hyphen at the end of a line belongs to a compound («учителя-предметники»)
 * when four letters or more stand on both sides of it; otherwise it carried a word over and goes.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '') return line
    if (!/\p{L}-$/u.test(text) || !/^\p{Ll}/u.test(line)) return `${text} ${line}`
    return /\p{L}{4}-$/u.test(text) && /^\p{L}{4}/u.test(line) ? text + line : text.slice(0, -1) + line
  }, '')
}

/** Lines that fill the measure belong to the same paragraph as the line after them. */
export function toParagraphs(lines: readonly TextLine[]): { text: string; y: number }[] {
  const right = Math.max(...lines.map((line) => line.right))
  const left = Math.min(...lines.map((line) => line.x))
  const groups: TextLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1)
    const fills = last !== undefined && last.right > right - (right - left) * 0.12
    const near = last !== undefined && last.y - line.y < line.height * 2
    if (fills && near && !/^\s*(\d+(\.\d+)*[.)]\s|[-–•])/.test(line.text)) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups.map((group) => ({ text: joinLines(group.map((line) => line.text)), y: group[0]?.y ?? 0 }))
}
