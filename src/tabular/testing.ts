import { type Zippable, strToU8, zipSync } from 'fflate'

/** For tests only: workbooks made of raw XML, so that every oddity of real files can be written down as it is. */

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface RawWorkbook {
  /** XML inside `<worksheet>` by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>
  /** XML inside `<sst>`. */
  readonly sharedStrings?: string
  /** XML inside `<styleSheet>`. */
  readonly styles?: string
  /** XML before `<sheets>`. */
  readonly workbookProperties?: string
  /** Attributes of a `<sheet>` by its name: `state="hidden"`. */
  readonly sheetAttributes?: Readonly<Record<string, string>>
  /** Other parts, and parts to be replaced. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
}

export function rawXlsx(workbook: RawWorkbook): Uint8Array {
  const names = Object.keys(workbook.sheets)
  const list = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" ${workbook.sheetAttributes?.[name] ?? ''} r:id="rId${at + 1}"/>`,
  )
  const relations = names.map((_, at) => relation(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  if (workbook.sharedStrings !== undefined) relations.push(relation('rIdS', 'sharedStrings', 'sharedStrings.xml'))
  if (workbook.styles !== undefined) relations.push(relation('rIdT', 'styles', '/xl/styles.xml'))
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${contentTypes(workbook)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageRelations}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${workbook.workbookProperties ?? ''}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageRelations}">${relations.join('')}</Relationships>`,
  }
  for (const [at, name] of names.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${main}" xmlns:r="${office}">${workbook.sheets[name]}</worksheet>`
  }
  if (workbook.sharedStrings !== undefined)
    parts['xl/sharedStrings.xml'] = `<sst xmlns="${main}">${workbook.sharedStrings}</sst>`
  if (workbook.styles !== undefined)
    parts['xl/styles.xml'] = `<styleSheet xmlns="${main}">${workbook.styles}</styleSheet>`
  return zip({ ...parts, ...workbook.parts })
}

/** `<row r="1"><c r="A1"><v>5</v></c></row>` and the like, as the only content of one sheet. */
export const rawSheet = (rows: string): Uint8Array => rawXlsx({ sheets: { Лист: `<sheetData>${rows}</sheetData>` } })

export function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, content] of Object.entries(parts)) {
    entries[name] = typeof content === 'string' ? strToU8(content) : content
  }
  return zipSync(entries, { mtime: new Date(2025, 0, 1) })
}

/** Parts of an OLE2 file that tell what it is: the signature, and the names of its streams in UTF-16. */
export const ole2 = (...streams: readonly string[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      ...streams.map((name) => Buffer.from(name.padEnd(32, '\0'), 'utf16le')),
    ]),
  )

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`

function contentTypes(workbook: RawWorkbook): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Object.keys(workbook.sheets).map((_, at) =>
    override(`xl/worksheets/sheet${at + 1}.xml`, `${type}.worksheet+xml`),
  )
  return [
    override('xl/workbook.xml', `${type}.sheet.main+xml`),
    ...sheets,
    ...(workbook.sharedStrings === undefined ? [] : [override('xl/sharedStrings.xml', `${type}.sharedStrings+xml`)]),
    ...(workbook.styles === undefined ? [] : [override('xl/styles.xml', `${type}.styles+xml`)]),
  ].join('')
}

const override = (part: string, type: string): string => `<Override PartName="/${part}" ContentType="${type}"/>`
