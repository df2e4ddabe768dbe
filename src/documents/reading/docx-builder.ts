import type { DocumentLimits } from './document-limits.ts'
import type { ReadBlock, ReadCell, ReadRow } from './blocks.ts'
import { refuseLength, refuseRows } from './refusal.ts'

interface OpenCell {
  readonly column: number
  columns: number
  covered: boolean
  readonly paragraphs: string[]
}

interface OpenTable {
  readonly rows: ReadRow[]
  cells: OpenCell[]
  cell: OpenCell | undefined
  nextColumn: number
  heading: boolean
  afterBreak: boolean
}

/** Collects what the XML of a DOCX says, tag by tag, into blocks. Tables inside cells become lines of their cell. */
export class DocxBuilder {
  readonly #limits: DocumentLimits
  readonly #blocks: ReadBlock[] = []
  readonly #tables: OpenTable[] = []
  #characters = 0
  #rows = 0

  constructor(limits: DocumentLimits) {
    this.#limits = limits
  }

  paragraph(text: string): void {
    const clean = text.replace(/[ \t]+\n/g, '\n').trim()
    if (clean === '') return
    this.#characters += clean.length
    if (this.#characters > this.#limits.characters) refuseLength()
    const cell = this.#tables.at(-1)?.cell
    if (cell) cell.paragraphs.push(clean)
    else this.#blocks.push({ kind: 'paragraph', text: clean })
  }

  pageBreak(): void {
    const table = this.#tables[0]
    if (table) table.afterBreak = true
    else if (this.#blocks.length > 0 && this.#blocks.at(-1)?.kind !== 'page-break')
      this.#blocks.push({ kind: 'page-break' })
  }

  openTable(): void {
    this.#tables.push({ rows: [], cells: [], cell: undefined, nextColumn: 0, heading: false, afterBreak: false })
  }

  openRow(): void {
    const table = this.#tables.at(-1)
    if (!table) return
    table.cells = []
    table.nextColumn = 0
    table.heading = false
    this.#rows += 1
    if (this.#rows > this.#limits.rows) refuseRows(this.#limits.rows)
  }

  markHeading(): void {
    const table = this.#tables.at(-1)
    if (table) table.heading = true
  }

  skipColumns(count: number): void {
    const table = this.#tables.at(-1)
    if (table && table.cell === undefined) table.nextColumn += count
  }

  openCell(): void {
    const table = this.#tables.at(-1)
    if (table) table.cell = { column: table.nextColumn, columns: 1, covered: false, paragraphs: [] }
  }

  spanColumns(count: number): void {
    const cell = this.#tables.at(-1)?.cell
    if (cell) cell.columns = Math.min(Math.max(count, 1), 64)
  }

  coverCell(): void {
    const cell = this.#tables.at(-1)?.cell
    if (cell) cell.covered = true
  }

  closeCell(): void {
    const table = this.#tables.at(-1)
    if (!table?.cell) return
    table.cells.push(table.cell)
    table.nextColumn = table.cell.column + table.cell.columns
    table.cell = undefined
  }

  closeRow(): void {
    const table = this.#tables.at(-1)
    if (!table) return
    const cells = table.cells.map((cell) => closedCell(cell, table.rows.at(-1)))
    if (cells.length > 0) table.rows.push({ cells, heading: table.heading, afterBreak: table.afterBreak })
    table.afterBreak = false
  }

  closeTable(): void {
    const table = this.#tables.pop()
    if (!table || table.rows.length === 0) return
    if (this.#tables.at(-1)?.cell) {
      for (const row of table.rows)
        this.paragraph(
          row.cells
            .map((cell) => cell.text)
            .filter(Boolean)
            .join(' '),
        )
      return
    }
    const width = Math.max(...table.rows.map((row) => Math.max(...row.cells.map((cell) => cell.column + cell.columns))))
    this.#blocks.push({ kind: 'table', width, rows: table.rows })
  }

  blocks(): readonly ReadBlock[] {
    return this.#blocks
  }
}

function closedCell(cell: OpenCell, above: ReadRow | undefined): ReadCell {
  const { column, columns, covered } = cell
  const text = covered ? (above?.cells.find((each) => each.column === column)?.text ?? '') : cell.paragraphs.join('\n')
  return { column, columns, text, covered }
}
