import type { ReadBlock } from './blocks.ts'
import { gridRow, textTable } from './text-table.ts'

/** From a line that begins with a tab to the next such line: one cell of a table. The first segment begins with the text. */
interface Segment {
  readonly lines: readonly string[]
  readonly text: string
}

/**
 * Puts together a table whose every cell stands on lines of its own, each cell begun by a tab. Where a row ends, only the
 * numbers of the rows tell: 1, 2, 3 at equal distances give the width of the table and, one row earlier, its heading.
 * Undefined where no such numbers are found.
 */
export function readCellLines(lines: readonly string[]): ReadBlock[] | undefined {
  const segments = segmentsOf(lines)
  const found = findNumbering(segments)
  if (found === undefined) return undefined
  const { first, width } = found
  const headingAt = Math.max(1, first - width)
  const cells = segments.slice(headingAt)
  const last = cutLast(cells.at(-1))
  const texts = [...cells.slice(0, -1).map((cell) => cell.text), last.text]
  const rows = []
  for (let at = 0; at < texts.length; at += width) rows.push(gridRow(texts.slice(at, at + width), false))
  return [
    ...paragraphs(segments.slice(0, headingAt).flatMap((segment) => segment.lines)),
    textTable(rows),
    ...paragraphs(last.rest),
  ]
}

function segmentsOf(lines: readonly string[]): Segment[] {
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (line.startsWith('\t')) groups.push([line.slice(1)])
    else groups.at(-1)?.push(line)
  }
  return groups.map((group) => ({ lines: group, text: textOf(group) }))
}

const textOf = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')

/** The narrowest distance at which cells count up from 1. */
function findNumbering(segments: readonly Segment[]): { first: number; width: number } | undefined {
  const isNumber = (at: number, number: number): boolean =>
    new RegExp(`^${number}[.)]?$`).test(segments[at]?.text ?? '')
  for (let first = 1; first < segments.length; first += 1) {
    if (!isNumber(first, 1)) continue
    for (let width = 3; width <= 12; width += 1) {
      if (isNumber(first + width, 2) && isNumber(first + 2 * width, 3)) return { first, width }
    }
  }
  return undefined
}

/** The last cell has no tab after it: it ends at the first blank line after its text, and what follows are paragraphs. */
function cutLast(segment: Segment | undefined): { text: string; rest: readonly string[] } {
  const lines = segment?.lines ?? []
  const start = lines.findIndex((line) => line.trim() !== '')
  const blank = lines.findIndex((line, at) => start !== -1 && at > start && line.trim() === '')
  return blank === -1
    ? { text: textOf(lines), rest: [] }
    : { text: textOf(lines.slice(0, blank)), rest: lines.slice(blank) }
}

const paragraphs = (lines: readonly string[]): ReadBlock[] =>
  lines.flatMap((line): ReadBlock[] => {
    if (line === '\f') return [{ kind: 'page-break' }]
    return line.trim() === '' ? [] : [{ kind: 'paragraph', text: line.trim() }]
  })
