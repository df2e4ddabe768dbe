import { strToU8, zipSync } from 'fflate'
import { type Cell, columnLetter, type Table } from '#tabular'

/** A cell of a synthetic workbook; a formula carries the value that the spreadsheet would have stored. */
export type RawCell = Cell | { readonly formula: string; readonly value: number }

export interface RawSheet {
  readonly name: string
  readonly rows: readonly (readonly RawCell[])[]
  /** `A3:H3`. */
  readonly merges?: readonly string[]
}

/** The table that reading the workbook gives, without the detour through bytes. */
export function rawTable(sheets: readonly RawSheet[]): Table {
  return {
    format: 'xlsx',
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) =>
        trimmed(row.map((cell) => (typeof cell === 'object' && cell !== null ? cell.value : cell))),
      ),
    })),
  }
}

/** A real XLSX file, laid out cell by cell as given: no title, no header of ours. */
export function rawWorkbook(sheets: readonly RawSheet[]): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${relations}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}</Relationships>`,
    ),
  }
  for (const [index, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${index + 1}.xml`] = xml(sheetXml(sheet))
  return zipSync(parts, { level: 6 })
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function sheetXml({ rows, merges = [] }: RawSheet): string {
  const data = rows
    .map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((cell, column) => cellXml(cell, `${columnLetter(column)}${index + 1}`)).join('')}</row>`,
    )
    .join('')
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
  return `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${merged}</worksheet>`
}

function cellXml(cell: RawCell, at: string): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'object') return `<c r="${at}"><f>${escaped(cell.formula)}</f><v>${cell.value}</v></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

function xml(text: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function trimmed(row: readonly Cell[]): readonly Cell[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null && cell !== '') + 1)
}
