import type { Cell } from '../sheet.ts'

const lineHeight = 15
/** Bold and wide letters: a line holds a little less than the width in digits promises. */
const wideness = 1.12
const tallest = 409

/**
 * Height in points of a row whose texts wrap, undefined where one line is enough. Excel would find it by itself on
 * opening, LibreOffice does not.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number | undefined {
  let lines = 1
  for (const [at, cell] of cells.entries()) {
    if (typeof cell === 'string') lines = Math.max(lines, linesOf(cell, widths[at] ?? 1))
  }
  return lines === 1 ? undefined : Math.min(tallest, lines * lineHeight)
}

function linesOf(text: string, width: number): number {
  let lines = 0
  for (const line of text.split('\n')) lines += wrappedLines(line, width)
  return lines
}

/** Words are not broken, so that each line is filled word by word. */
function wrappedLines(line: string, width: number): number {
  if (line.length * wideness <= width) return 1
  let lines = 1
  let filled = 0
  for (const word of line.split(' ')) {
    const length = (word.length + 1) * wideness
    if (filled > 0 && filled + length > width) {
      lines += 1
      filled = 0
    }
    lines += Math.floor(length / width)
    filled += length
  }
  return lines
}
