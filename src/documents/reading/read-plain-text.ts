import type { ReadBlock, ReadDocument } from './blocks.ts'
import { foldQuotedCells } from './quoted-cells.ts'
import { readCellLines } from './read-cell-lines.ts'
import { gridRow, textTable } from './text-table.ts'
import { stripMarkup } from './strip-markup.ts'

/** Blank lines and pictures that may stand between two pages of one table. */
const longestGap = 5

/**
 * Reads a plain text: lines are paragraphs, lines with tabs are rows of tables, as a table is pasted from Word, Excel or
 * a browser. Texts that other programs made of a DOCX put every cell on a line of its own: `readCellLines` puts those together.
 */
export function readPlainText(text: string): ReadDocument {
  const lines = foldQuotedCells(text.replace(/\r\n?/g, '\n').replaceAll('\f', '\n\f\n')).split('\n').map(stripMarkup)
  const blocks = lines.some(isRow) ? readLines(lines) : (readCellLines(lines) ?? readLines(lines))
  return { format: 'text', blocks }
}

function readLines(lines: readonly string[]): ReadBlock[] {
  const blocks: ReadBlock[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '\f') blocks.push({ kind: 'page-break' })
    else if (isRow(line)) {
      const end = endOfTable(lines, at)
      blocks.push(tableOf(lines.slice(at, end)))
      at = end - 1
    } else if (line.trim() !== '') blocks.push({ kind: 'paragraph', text: line.trim() })
  }
  return blocks
}

/** A row has a tab between two texts, or leaves cells of its own empty after its text or before it. */
function isRow(line: string): boolean {
  const cells = line.split('\t')
  return cells.length > 2 ? cells.some(hasText) && !onlyFirstTwoTabs(cells) : cells.length === 2 && cells.every(hasText)
}

const hasText = (cell: string): boolean => cell.trim() !== ''

/** `⇥text⇥` is a cell on a line of its own, not a row of three. */
const onlyFirstTwoTabs = (cells: readonly string[]): boolean =>
  cells.length === 3 && !hasText(cells[0] ?? '') && !hasText(cells[2] ?? '')

function endOfTable(lines: readonly string[], start: number): number {
  let end = start + 1
  for (let at = end; at < lines.length && at - end < longestGap; at += 1) {
    const line = lines[at] ?? ''
    if (isRow(line)) end = at + 1
    else if (line.trim() !== '') break
  }
  return end
}

function tableOf(lines: readonly string[]): ReadBlock {
  let gap = false
  const rows = []
  for (const line of lines) {
    if (isRow(line)) {
      rows.push(gridRow(line.split('\t'), gap))
      gap = false
    } else gap = true
  }
  return textTable(rows)
}
