import { assert } from '#kernel/assert'

import { escapeXml } from '../xlsx/escape-xml.ts'

/** A look of a cell. `quoted` keeps a text a text even after a person edits the cell (Excel's leading apostrophe). */
export type CellStyle = 'title' | 'filter' | 'header' | 'text' | 'quoted' | 'aside' | 'date' | NumberStyle
type NumberStyle = `${'whole' | 'decimal' | 'percent'}${0 | 1 | 2 | 3 | 4}`

const nonBreakingSpace = '\u00a0'
const digits = [0, 1, 2, 3, 4] as const
const fraction = (count: number): string => (count === 0 ? '' : `.${'0'.repeat(count)}`)

/** Format codes are written the American way; Excel shows them by the reader's locale: `1 234,5`. */
const numberFormats = new Map<CellStyle, string>([
  ['date', 'dd.mm.yyyy'],
  ...digits.map((count) => [`whole${count}`, '#,##0'] as const),
  ...digits.map((count) => [`decimal${count}`, `#,##0${fraction(count)}`] as const),
  ...digits.map((count) => [`percent${count}`, `0${fraction(count)}"${nonBreakingSpace}"%`] as const),
])

interface Look {
  readonly font: number
  readonly fill: number
  readonly border: number
  readonly alignment: string
  readonly quoted?: true
}

const plain = { font: 0, fill: 0, border: 0 }
const looks = new Map<CellStyle, Look>([
  ['title', { font: 2, fill: 0, border: 0, alignment: 'vertical="center"' }],
  ['filter', { font: 3, fill: 0, border: 0, alignment: 'vertical="center"' }],
  ['header', { font: 1, fill: 2, border: 1, alignment: 'horizontal="center" vertical="center" wrapText="1"' }],
  ['text', { ...plain, alignment: 'vertical="top" wrapText="1"' }],
  ['quoted', { ...plain, alignment: 'vertical="top" wrapText="1"', quoted: true }],
  ['aside', { ...plain, font: 3, alignment: 'horizontal="right" vertical="top"' }],
  ...[...numberFormats.keys()].map((style) => [style, { ...plain, alignment: 'vertical="top"' }] as const),
])

const styleIds = new Map([...looks.keys()].map((style, at) => [style, at + 1]))
const firstFormatId = 164

/** The `s` of a cell. */
export function styleId(style: CellStyle): number {
  const id = styleIds.get(style)
  assert(id !== undefined, `styleId: style must be one of the known looks, got ${style}`)
  return id
}

/** `xl/styles.xml`: style 0 is the default one, the rest follow `looks`. */
export function stylesXml(): string {
  const formats = [...numberFormats.values()]
  const formatIds = new Map([...numberFormats.keys()].map((style, at) => [style, firstFormatId + at]))
  const numFmts = formats.map(
    (code, at) => `<numFmt numFmtId="${firstFormatId + at}" formatCode="${escapeXml(code)}"/>`,
  )
  const xfs = [...looks].map(([style, look]) => cellXf(look, formatIds.get(style) ?? 0))
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${numFmts.length}">${numFmts.join('')}</numFmts><fonts count="4"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font><font><sz val="11"/><color rgb="FF5D6B7A"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF8593A1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

function cellXf(look: Look, formatId: number): string {
  const quote = look.quoted ? ' quotePrefix="1"' : ''
  return `<xf numFmtId="${formatId}" fontId="${look.font}" fillId="${look.fill}" borderId="${look.border}" xfId="0"${quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${look.alignment}/></xf>`
}
