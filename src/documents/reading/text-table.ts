import type { ReadBlock, ReadRow } from './blocks.ts'
import { unfoldCell } from './quoted-cells.ts'

export function gridRow(cells: readonly string[], afterBreak: boolean): ReadRow {
  return {
    cells: cells.map((cell, column) => ({ column, columns: 1, text: unfoldCell(cell).trim(), covered: false })),
    heading: false,
    afterBreak,
  }
}

export function textTable(rows: readonly ReadRow[]): ReadBlock {
  const width = rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0)
  return { kind: 'table', width, rows }
}
