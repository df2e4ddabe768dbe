import { assert } from '#kernel/assert'

import { columnLetter } from '../column-letter.ts'
import { looksLikeFormula } from '../looks-like-formula.ts'
import type { Cell } from '../sheet.ts'
import { escapeXml, inlineText } from '../xlsx/escape-xml.ts'
import { isoToSerial } from '../xlsx/serial-date.ts'
import { columnWidths } from './column-widths.ts'
import { rowHeight } from './row-height.ts'
import type { WorkbookColumn, WorkbookSheet } from './workbook-sheet.ts'
import { type CellStyle, styleId } from './workbook-styles.ts'

/** Row of the header, counted from 1: after the title and, where there is one, the line of the filter. */
export const headerRow = (sheet: WorkbookSheet): number => (sheet.filter === undefined ? 2 : 3)

/** `A3:F120`: the header with all rows under it. */
export function tableRange(sheet: WorkbookSheet): string {
  const header = headerRow(sheet)
  return `A${header}:${columnLetter(sheet.columns.length - 1)}${header + sheet.rows.length}`
}

/** The XML of a sheet piece by piece, so that a long table is never one string. */
export function* worksheetXml(sheet: WorkbookSheet, isFirst: boolean): Generator<string> {
  assert(sheet.columns.length > 0, `worksheetXml: sheet.columns must not be empty, got «${sheet.name}»`)
  const header = headerRow(sheet)
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView showGridLines="1"${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
  const widths = columnWidths(sheet)
  yield `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  yield `<row r="1" ht="24" customHeight="1">${textCell('A1', sheet.title, 'title')}</row>`
  if (sheet.filter !== undefined) {
    yield `<row r="2" ht="18" customHeight="1">${textCell('A2', `Отбор: ${sheet.filter}`, 'filter')}</row>`
  }
  const letters = sheet.columns.map((_, at) => columnLetter(at))
  const headers = sheet.columns.map((column) => column.header)
  yield `${rowTag(header, headers, widths)}${headers.map((text, at) => textCell(`${letters[at]}${header}`, text, 'header')).join('')}</row>`
  for (const [at, row] of sheet.rows.entries()) {
    const number = header + 1 + at
    const cells = sheet.columns.map((column, place) =>
      cellXml(`${letters[place]}${number}`, row[place] ?? null, column),
    )
    yield `${rowTag(number, row, widths)}${cells.join('')}</row>`
  }
  yield `</sheetData><autoFilter ref="${tableRange(sheet)}"/><pageMargins left="0.6" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${sheet.columns.length > 6 ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;R${escapeXml('стр. &P из &N')}</oddFooter></headerFooter></worksheet>`
}

function rowTag(number: number, cells: readonly Cell[], widths: readonly number[]): string {
  const height = rowHeight(cells, widths)
  return height === undefined ? `<row r="${number}">` : `<row r="${number}" ht="${height}">`
}

function cellXml(reference: string, cell: Cell, column: WorkbookColumn): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return textCell(reference, cell ? 'да' : 'нет', 'text')
  if (typeof cell === 'number') {
    assert(Number.isFinite(cell), `writeWorkbook: a number must be finite, got ${cell} in ${reference}`)
    return numberCell(reference, cell, column.kind === 'text' ? 'text' : numberStyle(column))
  }
  const serial = column.kind === 'date' ? isoToSerial(cell) : undefined
  if (serial !== undefined) return numberCell(reference, serial, 'date')
  if (looksLikeFormula(cell)) return textCell(reference, cell, 'quoted')
  return textCell(reference, cell, column.kind === 'text' ? 'text' : 'aside')
}

const numberStyle = (column: WorkbookColumn): CellStyle =>
  column.kind === 'text' || column.kind === 'date' ? column.kind : `${column.kind}${column.digits ?? 1}`

const numberCell = (reference: string, value: number, style: CellStyle): string =>
  `<c r="${reference}" s="${styleId(style)}"><v>${value}</v></c>`

const textCell = (reference: string, text: string, style: CellStyle): string =>
  `<c r="${reference}" s="${styleId(style)}" t="inlineStr">${inlineText(text)}</c>`
