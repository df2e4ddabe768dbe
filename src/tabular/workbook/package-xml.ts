import { escapeXml } from '../xlsx/escape-xml.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const sheetMl = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** A sheet as the workbook lists it. */
export interface SheetEntry {
  readonly name: string
  /** `A3:F120` of the table, for the filter buttons. */
  readonly range: string
  /** Repeated on every printed page. */
  readonly headerRow: number
}

export const contentTypesXml = (sheetCount: number): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetMl}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetMl}.styles+xml"/>${numbered(sheetCount, (id) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${sheetMl}.worksheet+xml"/>`)}</Types>`

export const packageRelationsXml = (): string =>
  `${declaration}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${officeRelations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export const workbookRelationsXml = (sheetCount: number): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">${numbered(sheetCount, (id) => `<Relationship Id="rId${id}" Type="${officeRelations}/worksheet" Target="worksheets/sheet${id}.xml"/>`)}<Relationship Id="rId${sheetCount + 1}" Type="${officeRelations}/styles" Target="styles.xml"/></Relationships>`

export function workbookXml(sheets: readonly SheetEntry[]): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  const filters = sheets.map((sheet, at) => definedName('_xlnm._FilterDatabase', at, absolute(sheet), ' hidden="1"'))
  const titles = sheets.map((sheet, at) =>
    definedName('_xlnm.Print_Titles', at, `${quoted(sheet.name)}!$${sheet.headerRow}:$${sheet.headerRow}`),
  )
  return `${declaration}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${officeRelations}"><bookViews><workbookView/></bookViews><sheets>${list.join('')}</sheets><definedNames>${filters.join('')}${titles.join('')}</definedNames></workbook>`
}

const definedName = (name: string, sheet: number, value: string, more = ''): string =>
  `<definedName name="${name}" localSheetId="${sheet}"${more}>${escapeXml(value)}</definedName>`

/** `A3:F120` → `'Лист'!$A$3:$F$120`. */
const absolute = (sheet: SheetEntry): string =>
  `${quoted(sheet.name)}!${sheet.range.replace(/([A-Z]+)(\d+)/g, (_, letters: string, row: string) => `$${letters}$${row}`)}`

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`

const numbered = (count: number, xml: (id: number) => string): string =>
  Array.from({ length: count }, (_, at) => xml(at + 1)).join('')
