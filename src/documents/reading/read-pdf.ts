import { findAlignedTable } from './aligned-table.ts'
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
  const loose = page.texts.filter((text) => !inTable(text))
  const aligned = tables.length === 0 ? findAlignedTable(loose) : undefined
  if (aligned) found.push({ y: aligned.top, block: { kind: 'table', width: aligned.width, rows: aligned.rows } })
  // Paragraphs above a table and below it are put together apart: a line before the table does not go on after it.
  const borders = [...tables.map(({ ys }) => ys[0] ?? 0), ...(aligned ? [aligned.top] : [])]
  const outside = loose.filter(({ y }) => !aligned || y > aligned.top || y < aligned.bottom - 1)
  for (const group of groupBetween(outside, borders)) {
    for (const { text, y } of toParagraphs(toLines(group))) found.push({ y, block: { kind: 'paragraph', text } })
  }
  return found
    .toSorted((a, b) => b.y - a.y)
    .map(({ block }) => block)
    .filter((block) => block.kind !== 'table' || block.rows.length > 0)
}

function groupBetween(texts: readonly PlacedText[], borders: readonly number[]): PlacedText[][] {
  const groups = new Map<number, PlacedText[]>()
  for (const text of texts) {
    const above = borders.filter((border) => border > text.y).length
    const group = groups.get(above)
    if (group) group.push(text)
    else groups.set(above, [text])
  }
  return [...groups.values()]
}

function stands({ x, y, height }: PlacedText, { xs, ys }: RuledTable): boolean {
  const middle = y + height * 0.3
  return middle < (ys[0] ?? 0) && middle > (ys.at(-1) ?? 0) && x > (xs[0] ?? 0) - 2 && x < (xs.at(-1) ?? 0)
}
