import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell as DocxCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { assert } from '#kernel/assert'
import type { Align, Block, DocumentStyle, TableCell, TableColumn } from '../model.ts'
import { twips } from './measures.ts'
import { writeRuns } from './write-runs.ts'

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER } as const
const rule = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const

/**
 * A table over `widthMm`: fixed columns, header repeated on every page, no row broken between pages; with `keepWithNext`
 * its last row stays on the page of what follows.
 */
export function writeTable(
  { columns, header, rows }: Extract<Block, { kind: 'table' }>,
  { widthMm, style: { tableSize } }: { readonly widthMm: number; readonly style: DocumentStyle },
  keepWithNext: boolean,
): Table {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0)
  const widths = columns.map(({ weight }) => twips((widthMm * weight) / total))
  // The last row but one stays with the last, and a short table stays whole.
  const keptTogether = rows.length <= 6 ? rows.length - 1 : 1
  const headerPlaces = placeCells(header, columns.length)
  const rowPlaces = placeCells(rows, columns.length)
  const row = (places: readonly Placed[], isHeader: boolean, keepNext: boolean): TableRow =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: places.map((place) => writeCell(place, columns, widths, { tableSize, isHeader, keepNext })),
    })
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 70, right: 70, top: 20, bottom: 20, marginUnitType: WidthType.DXA },
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [
      ...headerPlaces.map((places) => row(places, true, true)),
      ...rowPlaces.map((places, i) =>
        row(
          places,
          false,
          i < keptTogether || i === rowPlaces.length - 2 || (keepWithNext && i === rowPlaces.length - 1),
        ),
      ),
    ],
  })
}

interface Placed {
  readonly cell: Exclude<TableCell, string>
  readonly column: number
}

/** Finds the column of every cell, past those that cells of earlier rows cover. */
function placeCells(rows: readonly (readonly TableCell[])[], width: number): Placed[][] {
  const covered = new Map<number, number>()
  return rows.map((cells, r) => {
    let column = 0
    const placed = cells.map((given) => {
      const cell = typeof given === 'string' ? { runs: [given] } : given
      while ((covered.get(column) ?? 0) > r) column++
      const place = { cell, column }
      const span = cell.columns ?? 1
      for (let c = column; c < column + span; c++) covered.set(c, r + (cell.rows ?? 1))
      column += span
      return place
    })
    const filled = Array.from({ length: width }, (_, c) => (covered.get(c) ?? 0) > r)
    assert(
      column <= width && filled.every(Boolean),
      `writeTable: row ${r} must fill ${width} columns, got ${cells.length} cells`,
    )
    return placed
  })
}

function writeCell(
  { cell, column }: Placed,
  columns: readonly TableColumn[],
  widths: readonly number[],
  { tableSize, isHeader, keepNext }: { tableSize: number; isHeader: boolean; keepNext: boolean },
): DocxCell {
  const span = cell.columns ?? 1
  const own: Align = isHeader ? 'centre' : (columns[column]?.align ?? 'left')
  return new DocxCell({
    columnSpan: span,
    rowSpan: cell.rows ?? 1,
    width: { size: widths.slice(column, column + span).reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    verticalAlign: isHeader ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(isHeader ? { shading: { fill: 'F1F4F6' } } : {}),
    children: [
      new Paragraph({
        style: 'TableText',
        alignment: alignments[cell.align ?? own],
        keepNext,
        children: writeRuns(cell.runs, { size: tableSize }),
      }),
    ],
  })
}
