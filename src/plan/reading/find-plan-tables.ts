import type { ReadBlock, ReadRow } from '#documents'
import type { ColumnMapping } from '../model.ts'
import { recogniseColumns } from './recognise-columns.ts'

export interface PlanRow {
  readonly block: number
  readonly row: number
  readonly cells: ReadRow['cells']
  readonly afterBreak: boolean
  /** A line of text between two pieces of the table, wide as the page: a section by its place. */
  readonly loose: boolean
}

export interface PlanTable {
  readonly columns: ColumnMapping
  readonly width: number
  readonly headings: readonly string[]
  /** Rows under the heading, over all pages. */
  readonly rows: readonly PlanRow[]
  /** Blocks that belong to the table whole. */
  readonly blocks: ReadonlySet<number>
}

/** The heading may stand under a title inside the table. */
const deepestHeading = 6

/**
 * The plan is the first table whose heading names the work and something else, with every later table of the same width
 * that has the same heading or none. Undefined where there is no such table.
 */
export function findPlanTable(blocks: readonly ReadBlock[], mapping?: ColumnMapping): PlanTable | undefined {
  const first = mapping === undefined ? findHeaded(blocks) : findMapped(blocks, mapping)
  if (first === undefined) return undefined
  const { block: start, heading, columns, width } = first
  const rows: PlanRow[] = []
  const own = new Set<number>()
  for (const { block, loose } of piecesOf(blocks, start, width)) {
    own.add(block)
    const content = blocks[block]
    if (content?.kind === 'paragraph') {
      rows.push({ block, row: 0, cells: looseCells(content.text, width), afterBreak: false, loose })
    } else if (content?.kind === 'table') {
      content.rows.forEach((row, index) => {
        if (block === start && index <= heading) return
        const isNewPage = row.afterBreak || (index === 0 && block !== start)
        rows.push({ block, row: index, cells: row.cells, afterBreak: isNewPage, loose: false })
      })
    }
  }
  return { columns, width, headings: first.headings, rows, blocks: own }
}

const looseCells = (text: string, width: number): ReadRow['cells'] => [
  { column: 0, columns: width, text, covered: false },
]

function findHeaded(blocks: readonly ReadBlock[]) {
  for (const [block, content] of blocks.entries()) {
    if (content.kind !== 'table') continue
    for (const [heading, row] of content.rows.slice(0, deepestHeading).entries()) {
      const columns = recogniseColumns(row)
      if (columns)
        return {
          block,
          heading: lastHeadingRow(content.rows, heading),
          columns,
          width: content.width,
          headings: headingsOf(row),
        }
    }
  }
  return undefined
}

/** A heading of two rows: its second row is covered by cells of the first. */
function lastHeadingRow(rows: readonly ReadRow[], first: number): number {
  let last = first
  while (rows[last + 1]?.cells.some((cell) => cell.covered) === true) last += 1
  return last
}

/** Columns named by a person: the table is the longest one that has them, its heading the row that was taken for one, if any. */
function findMapped(blocks: readonly ReadBlock[], columns: ColumnMapping) {
  const least = Math.max(...Object.values(columns).flat()) + 1
  const tables = blocks.flatMap((content, block) =>
    content.kind === 'table' && content.width >= least ? [{ content, block }] : [],
  )
  const longest = tables.toSorted((a, b) => b.content.rows.length - a.content.rows.length)[0]
  if (longest === undefined) return undefined
  const { content, block } = longest
  const heading = content.rows
    .slice(0, deepestHeading)
    .findIndex((row) => recogniseColumns(row) !== undefined || row.heading)
  const top = Math.max(heading, 0)
  return { block, heading: top, columns, width: content.width, headings: headingsOf(content.rows[top]) }
}

const headingsOf = (row: ReadRow | undefined): readonly string[] => row?.cells.map((cell) => cell.text) ?? []

/** Pieces of one table: later tables of its width, and single lines of text that stand between two pieces. */
function piecesOf(blocks: readonly ReadBlock[], start: number, width: number): { block: number; loose: boolean }[] {
  const pieces = [{ block: start, loose: false }]
  let waiting: number[] = []
  for (let block = start + 1; block < blocks.length; block += 1) {
    const content = blocks[block]
    if (content?.kind === 'paragraph') {
      waiting.push(block)
      if (waiting.length > 2) break
    } else if (content?.kind === 'table') {
      if (content.width !== width && !fitsUnder(content.rows[0], width)) break
      pieces.push(...waiting.map((each) => ({ block: each, loose: true })), { block, loose: false })
      waiting = []
    }
  }
  return pieces
}

/** A page that holds only section rows is as wide as its one cell. */
const fitsUnder = (row: ReadRow | undefined, width: number): boolean => row?.cells.length === 1 && width > 1
