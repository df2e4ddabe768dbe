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
import type { Align, Block, DocumentStyle, Run, TableCell, TableColumn } from '../model.ts'
import { twips } from './measures.ts'
import { writeRuns } from './write-runs.ts'

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER } as const
const rule = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const

interface TableSheet {
  readonly widthMm: number
  readonly heightMm: number
  readonly style: DocumentStyle
}

/**
 * A table over `widthMm`: fixed columns, header repeated on every page, no row broken between pages but one too tall for
 * any; with `keepWithNext` its last row stays on the page of what follows.
 */
export function writeTable(
  { columns, header, rows }: Extract<Block, { kind: 'table' }>,
  { widthMm, heightMm, style: { tableSize } }: TableSheet,
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
      cantSplit: isHeader || heightOf(places, widths, tableSize) < heightMm * tallestWhole,
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
          isTitle(places, columns.length) ||
            i < keptTogether ||
            i === rowPlaces.length - 2 ||
            (keepWithNext && i === rowPlaces.length - 1),
        ),
      ),
    ],
  })
}

interface Placed {
  readonly cell: Exclude<TableCell, string>
  readonly column: number
}

/** One cell over the whole width: what follows belongs under it. */
const isTitle = (places: readonly Placed[], width: number): boolean => places[0]?.cell.columns === width

/** Of a page: a taller row would leave half of the page before it empty, and Word cuts one that fits on none. */
const tallestWhole = 0.6

/** Millimetres of an average Russian letter and of a line, for each point of size. */
const letterMm = 0.18
const lineMm = 0.41

/** Roughly how tall a row will be: good enough to tell a long row from one that fits. */
function heightOf(places: readonly Placed[], widths: readonly number[], size: number): number {
  const lines = places.map(({ cell, column }) => {
    const width = widths.slice(column, column + (cell.columns ?? 1)).reduce((sum, each) => sum + each, 0) / twips(1)
    const letters = Math.max(1, Math.floor((width - 2.5) / (letterMm * size)))
    return linesOf(cell.runs).reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / letters)), 0)
  })
  return Math.max(0, ...lines) * lineMm * size
}

const lengthOf = (runs: readonly Run[]): number =>
  runs.reduce((sum, run) => sum + (typeof run === 'string' ? run : run.text).length, 0)

/** Runs of each paragraph of a cell. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    const [first = '', ...rest] = (typeof run === 'string' ? run : run.text).split('\n')
    const withText = (text: string): Run => (typeof run === 'string' ? text : { ...run, text })
    lines.at(-1)?.push(withText(first))
    for (const text of rest) lines.push([withText(text)])
  }
  return lines
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
    children: linesOf(cell.runs).map(
      (runs) =>
        new Paragraph({
          style: 'TableText',
          alignment: alignments[cell.align ?? own],
          keepNext,
          children: writeRuns(runs, { size: tableSize }),
        }),
    ),
  })
}
