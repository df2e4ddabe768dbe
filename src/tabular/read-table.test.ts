import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readTable } from './read-table.ts'
import type { ReadLimits } from './read-limits.ts'
import type { UnreadableTable } from './sheet.ts'
import { ole2, rawSheet, rawXlsx, zip } from './testing.ts'

const text = (content: string): Uint8Array => new TextEncoder().encode(content)
const small = rawSheet('<row r="1"><c r="A1"><v>1</v></c></row>')

async function refusal(
  bytes: Uint8Array,
  limits?: Partial<ReadLimits>,
  fileName = 'файл.xlsx',
): Promise<UnreadableTable> {
  const table = await readTable(bytes, fileName, limits)
  if (table.ok) throw new Error(`the file was read: ${JSON.stringify(table.value).slice(0, 200)}`)
  expect(table.error.sentence).toMatch(/^[А-ЯЁ][^\n]*[а-яёa-z»)A-Z]\.$/)
  return table.error
}

const withPart = (name: string, content: string | Uint8Array): Uint8Array =>
  rawXlsx({ sheets: { Лист: '<sheetData/>' }, sharedStrings: '', parts: { [name]: content } })

test.each<[string, Uint8Array, UnreadableTable['kind'], RegExp]>([
  ['an empty file', text(''), 'empty', /пустой/],
  ['a file of spaces', text('\ufeff \r\n\t '), 'empty', /пустой/],
  ['an old workbook renamed to .xlsx', ole2('Root Entry', 'Workbook'), 'legacy-xls', /97–2003/],
  ['a workbook under a password', ole2('EncryptionInfo', 'EncryptedPackage'), 'password', /паролем/],
  ['an old Word document', ole2('WordDocument'), 'not-a-table', /документ Word/],
  ['a PDF', text('%PDF-1.7\n%âãÏÓ'), 'not-a-table', /PDF/],
  ['a PNG', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not-a-table', /изображение/],
  ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'not-a-table', /изображение/],
  ['a RAR archive', text('Rar!\u001a\u0007'), 'not-a-table', /архив/],
  ['an RTF document', text('{\\rtf1\\ansi}'), 'not-a-table', /RTF/],
  [
    'a web page saved as .xls',
    text('\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
    'not-a-table',
    /HTML/,
  ],
  ['a page with a document type', text('<!DOCTYPE html>\n<table><tr><td>1</td></tr></table>'), 'not-a-table', /HTML/],
  [
    'a table XML 2003',
    text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>'),
    'not-a-table',
    /XML 2003/,
  ],
  ['JSON', text('[{"login":"edu990001"}]'), 'not-a-table', /JSON/],
  ['a Word document', zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' }), 'not-a-table', /Word/],
  ['a presentation', zip({ 'ppt/presentation.xml': '<p/>' }), 'not-a-table', /презентация/],
  [
    'an OpenDocument sheet',
    zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' }),
    'not-a-table',
    /\.ods/,
  ],
  ['an OpenDocument text', zip({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'not-a-table', /OpenDocument/],
  ['a binary workbook', zip({ 'xl/workbook.bin': new Uint8Array([1]) }), 'not-a-table', /\.xlsb/],
  ['an archive of tables', zip({ 'results.csv': 'a;b' }), 'not-a-table', /ZIP-архив/],
  ['bytes without meaning', new Uint8Array([1, 2, 0, 0, 5, 200]), 'binary', /двоичный/],
  ['a CSV with NUL bytes far inside', text(`a;b\r\n${'1;2\r\n'.repeat(1000)}\0;3`), 'binary', /служебные символы/],
  ['a CSV with an open quote', text('a;b\r\n1;"2\r\n3;4\r\n'), 'truncated', /Кавычка, открытая в строке 2/],
  ['half of a workbook', small.slice(0, small.length / 2), 'truncated', /повреждён/],
  ['a workbook without its last bytes', small.slice(0, -1), 'truncated', /повреждён/],
  [
    'a sheet that ends too early',
    withPart('xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1">'),
    'truncated',
    /повреждён/,
  ],
  [
    'a text the workbook does not have',
    rawSheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
    'truncated',
    /повреждён/,
  ],
  ['a cell far outside a sheet', rawSheet('<row r="1"><c r="ZZZZZZ1"><v>7</v></c></row>'), 'truncated', /повреждён/],
  [
    'a row far outside a sheet',
    rawSheet('<row r="4294967295"><c r="A4294967295"><v>7</v></c></row>'),
    'truncated',
    /повреждён/,
  ],
])('%s is refused with one sentence', async (_, bytes, kind, sentence) => {
  const error = await refusal(bytes)
  expect(error.sentence).toMatch(sentence)
  expect(error.kind).toBe(kind)
})

test('a changed byte inside a workbook is noticed', async () => {
  const changed = small.slice()
  const at = Buffer.from(changed).indexOf('xl/worksheets/sheet1.xml') + 'xl/worksheets/sheet1.xml'.length + 40
  changed[at] = (changed[at] ?? 0) ^ 0xff
  expect(await refusal(changed)).toMatchObject({ kind: 'truncated' })
})

const entity = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const laughs = '<!DOCTYPE r [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

test.each([
  [
    'the sheet',
    'xl/worksheets/sheet1.xml',
    `${entity}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`,
  ],
  ['the texts', 'xl/sharedStrings.xml', `${laughs}<sst><si><t>&b;</t></si></sst>`],
  ['the workbook', 'xl/workbook.xml', `${entity}<workbook/>`],
  ['the relationships', 'xl/_rels/workbook.xml.rels', `<?xml version="1.0"?>${entity}<Relationships/>`],
])('a document type in %s is refused and nothing is expanded', async (_, part, content) => {
  const error = await refusal(withPart(part, content))
  expect(error.kind).toBe('unsafe-xml')
  expect(error.sentence).not.toMatch(/root:|ха/)
})

test('an entity that was never declared is a damaged file', async () => {
  const error = await refusal(rawSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'))
  expect(error.kind).toBe('truncated')
})

const bomb = withPart(
  'xl/worksheets/sheet1.xml',
  `<worksheet><sheetData>${'<row/>'.repeat(8_000_000)}</sheetData></worksheet>`,
)

test('a part that inflates a thousandfold is refused by its ratio', async () => {
  expect(await refusal(bomb)).toMatchObject({ kind: 'too-big' })
})

test('declared sizes are not believed: a bomb that lies about its size is refused too', async () => {
  const liar = bomb.slice()
  const view = new DataView(liar.buffer)
  for (let at = 0; at < liar.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
  }
  expect(await refusal(liar)).toMatchObject({ kind: 'too-big' })
})

test.each([
  [
    'a text without an end',
    `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>${'а1'.repeat(3_000_000)}</v></c></row></sheetData></worksheet>`,
  ],
  ['a tag without an end', `<worksheet ${Array.from({ length: 600_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`],
  ['tags in tags without an end', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`],
])('%s is not held in memory', async (_, content) => {
  expect(await refusal(withPart('xl/worksheets/sheet1.xml', content))).toMatchObject({ kind: 'too-big' })
})

test.each<[string, Partial<ReadLimits>]>([
  ['all parts together', { inflatedBytes: 1500 }],
  ['the texts', { sharedTextBytes: 100 }],
  ['the file', { fileBytes: 100 }],
  ['the cells', { cells: 3 }],
])('the limit of %s holds', async (_, limits) => {
  const bytes = rawXlsx({
    sheets: { Лист: '<sheetData><row r="1"><c r="D1" t="s"><v>0</v></c></row></sheetData>' },
    sharedStrings: `<si><t>${'а'.repeat(200)}</t></si>`,
  })
  expect((await readTable(bytes, 'файл.xlsx')).ok).toBe(true)
  expect(await refusal(bytes, limits)).toMatchObject({ kind: 'too-big' })
})

const numbered = (count: number): Uint8Array =>
  rawSheet(
    Array.from({ length: count }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join(''),
  )

test('one row over the limit is refused, the limit itself is not', async () => {
  expect((await readTable(numbered(100), 'файл.xlsx', { rows: 100 })).ok).toBe(true)
  const error = await refusal(numbered(101), { rows: 100 })
  expect(error).toMatchObject({ kind: 'too-many-rows', sentence: expect.stringContaining('больше 100 строк') })
})

test('one row over the limit is refused in CSV too', async () => {
  expect((await readTable(text('1\n'.repeat(100)), 'файл.csv', { rows: 100 })).ok).toBe(true)
  expect(await refusal(text('1\n'.repeat(101)), { rows: 100 })).toMatchObject({ kind: 'too-many-rows' })
})

test('empty rows below the limit of rows do not count', async () => {
  const empty = Array.from({ length: 500 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`).join('')
  const table = await readTable(rawSheet(`<row r="1"><c r="A1"><v>1</v></c></row>${empty}`), 'файл.xlsx', { rows: 100 })
  expect(table).toMatchObject({ ok: true, value: { sheets: [{ rows: [[1]] }] } })
})

test('a workbook is recognised whatever its name says', async () => {
  expect(await readTable(small, 'данные.csv')).toMatchObject({ ok: true, value: { format: 'xlsx' } })
  expect(await readTable(text('a;b\n1;2'), 'данные.xlsx')).toMatchObject({ ok: true, value: { format: 'csv' } })
})

const styled = rawXlsx({
  sheets: {
    Лист: '<sheetData><row r="1"><c r="A1" s="1"><v>45762</v></c><c r="B1" t="s"><v>0</v></c></row></sheetData>',
  },
  sharedStrings: '<si><t>Логин</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
})

test('whatever byte of a workbook is changed, it is read or refused, and nothing else happens', async () => {
  const change = fc.record({ at: fc.nat(styled.length - 1), byte: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = styled.slice()
      for (const { at, byte } of changes) bytes[at] = byte
      const table = await readTable(bytes, 'файл.xlsx')
      if (!table.ok) expect(table.error.sentence).toMatch(/^[А-ЯЁ].*\.$/)
    }),
    { seed: 2025, numRuns: 1000 },
  )
})

test('whatever stands in a sheet, it is read or refused, and nothing else happens', async () => {
  const words = fc.constantFrom(
    '<row>',
    '</row>',
    '<row r="2">',
    '<row r="x">',
    '<c>',
    '</c>',
    '<c r="B2">',
    '<c r="1">',
    '<c t="s" s="9">',
    '<v>',
    '</v>',
    '1',
    '-1',
    '1e400',
    'NaN',
    '<is>',
    '<t>',
    '</t>',
    '</is>',
    '<rPh>',
    '</rPh>',
    '&amp;',
    '&x;',
    '<!--',
    '-->',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(words, { maxLength: 12 }), async (parts) => {
      const table = await readTable(rawSheet(parts.join('')), 'файл.xlsx')
      if (!table.ok) expect(table.error.kind).toBe('truncated')
    }),
    { seed: 2025, numRuns: 1000 },
  )
})
