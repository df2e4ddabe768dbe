import { assert } from '#kernel/assert'

import { columnLetter } from '../column-letter.ts'
import type { Cell, Sheet } from '../sheet.ts'
import { escapeXml, inlineText } from '../xlsx/escape-xml.ts'
import { joinZip, packPart } from '../xlsx/write-zip.ts'
import { contentTypesXml, packageRelationsXml, workbookRelationsXml } from './package-xml.ts'
import { safeSheetNames } from './safe-sheet-names.ts'
import { stylesXml } from './workbook-styles.ts'

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const sampleRows = 200
const [narrowest, widest] = [8, 60]

/**
 * Sheets as an XLSX workbook, every cell where it stands and nothing added: for files whose layout somebody else has laid
 * down. Tables for people are made by `writeWorkbook`.
 */
export async function writeSheets(sheets: readonly Sheet[]): Promise<Uint8Array> {
  assert(sheets.length > 0, 'writeSheets: sheets must hold at least one sheet, got none')
  const names = safeSheetNames(sheets.map((sheet) => sheet.name))
  const parts = [
    await packPart('[Content_Types].xml', [contentTypesXml(sheets.length)]),
    await packPart('_rels/.rels', [packageRelationsXml()]),
    await packPart('xl/workbook.xml', [workbookXml(names)]),
    await packPart('xl/_rels/workbook.xml.rels', [workbookRelationsXml(sheets.length)]),
    await packPart('xl/styles.xml', [stylesXml()]),
  ]
  for (const [at, sheet] of sheets.entries()) {
    parts.push(await packPart(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet)))
  }
  return joinZip(parts)
}

function workbookXml(names: readonly string[]): string {
  const list = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
  return `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets>${list.join('')}</sheets></workbook>`
}

/** The XML of a sheet piece by piece, so that a long one is never one string. */
function* sheetXml(sheet: Sheet): Generator<string> {
  yield `${declaration}<worksheet xmlns="${spreadsheet}">${columnsXml(sheet)}<sheetData>`
  for (const [at, row] of sheet.rows.entries()) {
    if (row.length === 0) continue
    const cells = row.map((cell, place) => cellXml(`${columnLetter(place)}${at + 1}`, cell))
    yield `<row r="${at + 1}">${cells.join('')}</row>`
  }
  yield '</sheetData></worksheet>'
}

/** Wide enough to be read, taken from the first rows. */
function columnsXml(sheet: Sheet): string {
  const widths: number[] = []
  for (const row of sheet.rows.slice(0, sampleRows)) {
    for (const [at, cell] of row.entries()) {
      widths[at] = Math.min(widest, Math.max(widths[at] ?? narrowest, String(cell ?? '').length + 2))
    }
  }
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

function cellXml(reference: string, cell: Cell): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr">${inlineText(cell)}</c>`
  assert(Number.isFinite(cell), `writeSheets: a number must be finite, got ${cell} in ${reference}`)
  return `<c r="${reference}"><v>${cell}</v></c>`
}
