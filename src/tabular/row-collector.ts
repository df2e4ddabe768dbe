import { formatNumber } from '#kernel/russian-text'

import type { ReadLimits } from './read-limits.ts'
import { refuse, refuseDamaged, refuseRows } from './refusal.ts'
import type { Cell } from './sheet.ts'

const lastRowIndex = 1_048_575
const emptyRow: readonly Cell[] = []

/** Cells read so far, over all sheets of one file. */
export interface CellCount {
  cells: number
}

/** Gathers the cells of one sheet by their place and refuses as soon as a limit is crossed. Empty rows cost nothing. */
export class RowCollector {
  readonly #rows: Cell[][] = []
  readonly #sheetName: string
  readonly #limits: ReadLimits
  readonly #count: CellCount

  constructor(sheetName: string, limits: ReadLimits, count: CellCount) {
    this.#sheetName = sheetName
    this.#limits = limits
    this.#count = count
  }

  set(row: number, column: number, value: Cell): void {
    if (value === null || value === '') return
    const cells = this.#rows[row] ?? this.#addRow(row)
    const grown = column + 1 - cells.length
    if (grown > 0) this.#countCells(grown)
    while (cells.length < column) cells.push(null)
    cells[column] = value
  }

  /** Row i of the file at index i − 1; the last row and the last cell of each row hold a value. */
  rows(): readonly (readonly Cell[])[] {
    return Array.from(this.#rows, (row) => row ?? emptyRow)
  }

  #addRow(row: number): Cell[] {
    if (row < 0 || row > lastRowIndex) refuseDamaged()
    if (row >= this.#limits.rows) refuseRows(this.#sheetName, this.#limits.rows)
    const cells: Cell[] = []
    this.#rows[row] = cells
    return cells
  }

  #countCells(added: number): void {
    this.#count.cells += added
    if (this.#count.cells > this.#limits.cells) {
      refuse(
        'too-big',
        `В файле больше ${formatNumber(this.#limits.cells)} ячеек: разделите таблицу на части и загрузите их по отдельности.`,
      )
    }
  }
}
