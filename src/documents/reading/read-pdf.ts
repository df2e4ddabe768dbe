import type { ReadBlock, ReadDocument } from './blocks.ts'
import type { DocumentLimits } from './document-limits.ts'
import { fillRuledTable } from './fill-ruled-table.ts'
import type { PdfPage, PlacedText } from './pdf-page.ts'
import { readPdfPages } from './read-pdf-pages.ts'
import { refuseRows } from './refusal.ts'
import { findRuledTables, type RuledTable } from './ruled-tables.ts'
import { toLines, toParagraphs } from './text-lines.ts'

/** Reads a PDF with a text layer: tables by the lines drawn round their cells, everything else as paragraphs, in page order. */
export async function readPdf(bytes: Uint8Array, limits: DocumentLimits): Promise<ReadDocument> {
  const blocks: ReadBlock[] = []
  let rows = 0
  for (const page of await readPdfPages(bytes, limits)) {
    if (blocks.length > 0) blocks.push({ kind: 'page-break' })
    for (const block of readPage(page)) {
      blocks.push(block)
      if (block.kind === 'table') rows += block.rows.length
    }
    if (rows > limits.rows) refuseRows(limits.rows)
  }
  return { format: 'pdf', blocks }
}

function readPage(page: PdfPage): ReadBlock[] {
  const tables = findRuledTables(page)
  const inTable = (text: PlacedText): boolean => tables.some((table) => stands(text, table))
  const found: { y: number; block: ReadBlock }[] = tables.map((table) => ({
    y: table.ys[0] ?? 0,
    block: {
      kind: 'table',
      width: table.xs.length - 1,
      rows: fillRuledTable(
        table,
        page.texts.filter((text) => stands(text, table)),
      ),
    },
  }))
  const lines = toLines(page.texts.filter((text) => !inTable(text)))
  if (lines.length > 0) {
    for (const { text, y } of toParagraphs(lines)) found.push({ y, block: { kind: 'paragraph', text } })
  }
  return found
    .toSorted((a, b) => b.y - a.y)
    .map(({ block }) => block)
    .filter((block) => block.kind !== 'table' || block.rows.length > 0)
}

function stands({ x, y, height }: PlacedText, { xs, ys }: RuledTable): boolean {
  const middle = y + height * 0.3
  return middle < (ys[0] ?? 0) && middle > (ys.at(-1) ?? 0) && x > (xs[0] ?? 0) - 2 && x < (xs.at(-1) ?? 0)
}
