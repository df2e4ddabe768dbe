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

/** Words of up to four letters that stand alone; any other short beginning of a line is the end of a word cut by the border. */
const shortWords = new Set(
  'а без бы был в во вам вас все всё где год года году да для до его её ее ей же за и из или им их к как ко кто ли лиц мер мы на над нас не него них но ни о об обо от ото по под при про раз с сам сети со так там то тоже тех три у уже урок учёт учет чем что это этих работ школ дня дней тем теме план день один два двух пяти акта часа'.split(
    ' ',
  ),
)

/**
 * Lines of a cell or a paragraph become one text. A hyphen at the end of a line belongs to a compound («учителя-предметники»)
 * when four letters or more stand on both sides of it; otherwise it carried a word over and goes. A long word that a narrow
 * column cut without a hyphen («общеобразовательн|ых») is told by its end, which is no word by itself.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    if (text === '') return line
    const isCarried = /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line)
    if (isCarried) return /\p{L}{4}-$/u.test(text) && /^\p{L}{4}/u.test(line) ? text + line : text.slice(0, -1) + line
    const [end = ''] = /^\p{Ll}{1,4}(?=[\s,.;:)]|$)/u.exec(line) ?? []
    const isCut = end !== '' && !shortWords.has(end) && /\p{L}{6}$/u.test(text)
    return isCut ? text + line : `${text} ${line}`
  }, '')
}

/** Lines between two edges in paragraphs: where the next word had room and stands on a new line, somebody ended the line. */
export function splitParagraphs(lines: readonly TextLine[], left: number, right: number): TextLine[][] {
  const groups: TextLine[][] = []
  for (const line of lines) {
    const last = groups.at(-1)?.at(-1)
    const isNear = last !== undefined && last.y - line.y < line.height * 2
    const goesOn = isNear && (/\p{L}-$/u.test(last.text) || !hadRoom(last, line, left, right))
    if (goesOn && !/^\s*(\d+(\.\d+)*[.)]\s|[-–•]\s)/.test(line.text)) groups.at(-1)?.push(line)
    else groups.push([line])
  }
  return groups
}

function hadRoom(line: TextLine, next: TextLine, left: number, right: number): boolean {
  const [word = ''] = next.text.split(' ')
  const letter = (next.right - next.x) / Math.max(1, next.text.length)
  const [before, after] = [line.x - left, right - line.right]
  // A centred line leaves the same room on both sides.
  const room = Math.abs(before - after) < 12 ? before + after : after
  return room > letter * (word.length + 2)
}

/** Paragraphs of a page outside its tables. */
export function toParagraphs(lines: readonly TextLine[]): { text: string; y: number }[] {
  const right = Math.max(...lines.map((line) => line.right))
  const left = Math.min(...lines.map((line) => line.x))
  return splitParagraphs(lines, left, right).map((group) => ({
    text: joinLines(group.map((line) => line.text)),
    y: group[0]?.y ?? 0,
  }))
}
