import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { readTable } from '../read-table.ts'
import type { Sheet } from '../sheet.ts'
import { type RawWorkbook, rawXlsx } from '../testing.ts'
import { annotateWorkbook } from './annotate-workbook.ts'
import type { Note } from './note.ts'

const styles =
  '<fonts count="1"><font><sz val="10"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="2" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"><alignment horizontal="center"/></xf></cellXfs><dxfs count="0"/>'

/** A form with widths, a merged header, a formula, prepared rows, a protected and a hidden sheet. */
const form: RawWorkbook = {
  sheets: {
    Протокол:
      '<cols><col min="1" max="1" width="33"/></cols><sheetData><row r="1" spans="1:3"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/></row><row r="2" ht="30" spans="1:3"><c r="A2" t="s"><v>1</v></c><c r="C2" s="1"><f>1+1</f><v>2</v></c></row><row r="5"/><row r="7"><c r="B7"><v>4</v></c></row></sheetData><sheetProtection sheet="1"/><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><extLst><ext uri="{x}"/></extLst>',
    Служебный: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
  },
  sharedStrings: '<si><t>Код участника</t></si><si><r><t>40</t></r><r><t>01</t></r></si>',
  styles,
  sheetAttributes: { Служебный: 'state="hidden"' },
  parts: { 'xl/theme/theme1.xml': '<theme/>' },
}

const note = (row: number, column: string, more?: Partial<Note>): Note => ({
  sheet: 'Протокол',
  row,
  column,
  text: 'Балл больше максимального: 4 из 3.',
  severity: 'error',
  ...more,
})

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const table = await readTable(bytes, 'копия.xlsx')
  if (!table.ok) throw new Error(table.error.sentence)
  return table.value.sheets
}

async function annotated(workbook: RawWorkbook, notes: readonly Note[]): Promise<(part: string) => string> {
  const parts = unzipSync(await annotateWorkbook(rawXlsx(workbook), 'форма.xlsx', notes))
  return (part) => strFromU8(parts[part] ?? new Uint8Array())
}

const everywhere = [
  note(1, 'B'),
  note(2, 'B'),
  note(2, 'C'),
  note(3, 'D'),
  note(5, 'A'),
  note(7, 'AA'),
  note(9, 'B'),
  note(2, ''),
  note(0, ''),
]

test('the copy holds the same data and one sheet more', async () => {
  const original = rawXlsx(form)
  const copy = await sheetsOf(await annotateWorkbook(original, 'форма.xlsx', everywhere))
  expect(copy.slice(0, -1)).toEqual(await sheetsOf(original))
  expect(copy.at(-1)?.name).toBe('Замечания')
})

test('cells are marked in their places, also those the file did not hold', async () => {
  const sheet = (await annotated(form, everywhere))('xl/worksheets/sheet1.xml')
  const places = [...sheet.matchAll(/<(row|c) r="([A-Z]*\d+)"/g)].map((match) => match[2])
  expect(places).toEqual(['1', 'A1', 'B1', '2', 'A2', 'B2', 'C2', '3', 'D3', '5', 'A5', '7', 'B7', 'AA7', '9', 'B9'])
})

test('everything of theirs stays: widths, heights, formulas, merges, protection, foreign parts', async () => {
  const part = await annotated(form, everywhere)
  const sheet = part('xl/worksheets/sheet1.xml')
  for (const kept of [
    '<col min="1" max="1" width="33"/>',
    'ht="30"',
    '<f>1+1</f>',
    '<sheetProtection sheet="1"/>',
    '<mergeCell ref="A1:B1"/>',
  ]) {
    expect(sheet).toContain(kept)
  }
  expect(part('xl/theme/theme1.xml')).toBe('<theme/>')
  expect(part('xl/workbook.xml')).toContain('state="hidden"')
})

test('a sheet without remarks is copied byte for byte', async () => {
  const original = unzipSync(rawXlsx(form))['xl/worksheets/sheet2.xml'] ?? new Uint8Array()
  expect((await annotated(form, everywhere))('xl/worksheets/sheet2.xml')).toBe(strFromU8(original))
})

test('a marked cell keeps its look and gets only another fill', async () => {
  const part = await annotated(form, [note(2, 'C')])
  const formats = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part('xl/styles.xml'))?.[1] ?? ''
  const [, , twin] = formats.match(/<xf [^>]*>(?:<alignment[^>]*>)?/g) ?? []
  expect(twin).toBe(
    '<xf numFmtId="2" fontId="0" borderId="1" xfId="0" applyBorder="1" fillId="2" applyFill="1"><alignment horizontal="center"/>',
  )
  expect(part('xl/worksheets/sheet1.xml')).toContain('<c r="C2" s="2">')
})

test('an error colours a cell that also has a warning, and one comment tells both', async () => {
  const part = await annotated(form, [
    note(2, 'C', { text: 'Нет отметки.', severity: 'warning' }),
    note(2, 'C', { remedy: 'Проверьте задание 3.' }),
  ])
  expect(part('xl/styles.xml')).toMatch(/borderId="1"[^>]*fillId="2"/)
  expect(part('xl/comments1.xml').match(/<comment /g)).toHaveLength(1)
  expect(part('xl/comments1.xml')).toContain('Нет отметки.\n\nБалл больше максимального: 4 из 3.\nПроверьте задание 3.')
})

test('a remark on a cell hidden by a merge goes to the visible corner', async () => {
  expect((await annotated(form, [note(1, 'B')]))('xl/comments1.xml')).toContain('<comment ref="A1"')
})

test('the drawing of comments stands where the standard puts it', async () => {
  const sheet = (await annotated(form, [note(1, 'A')]))('xl/worksheets/sheet1.xml')
  expect(sheet).toMatch(/<pageMargins[^>]*\/><legacyDrawing [^>]*r:id="rIdNote2"\/><extLst>/)
})

test('comments a person has written stay, ours go under them', async () => {
  const first = await annotateWorkbook(rawXlsx(form), 'форма.xlsx', [note(2, 'A', { text: 'Первое' })])
  const second = unzipSync(
    await annotateWorkbook(first, 'форма.xlsx', [note(2, 'A', { text: 'Второе' }), note(7, 'B', { text: 'Третье' })]),
  )
  const comments = strFromU8(second['xl/comments1.xml'] ?? new Uint8Array())
  expect([...comments.matchAll(/<comment ref="(\w+)"/g)].map((match) => match[1])).toEqual(['A2', 'B7'])
  expect(comments).toMatch(/Первое<\/t><\/r><r>.*\nОбъектив: Второе/s)
  const drawing = strFromU8(second['xl/drawings/vmlDrawing1.vml'] ?? new Uint8Array())
  expect([...drawing.matchAll(/<v:shape id="(\w+)"/g)].map((match) => match[1])).toEqual([
    '_x0000_s1025',
    '_x0000_s2049',
  ])
  expect(drawing).toContain('data="1,2"')
  expect(drawing.match(/<v:shapetype /g)).toHaveLength(1)
  expect(Object.keys(second).filter((name) => name.includes('comments'))).toEqual(['xl/comments1.xml'])
})

test('the list tells sheet, row, column, what and how to mend, with links to the cells', async () => {
  const notes = [
    note(2, 'C', { remedy: 'Проверьте задание 3.' }),
    note(4, '', { severity: 'warning' }),
    note(1, 'A', { sheet: 'Нет такого' }),
  ]
  const copy = await annotateWorkbook(rawXlsx(form), 'форма.xlsx', notes)
  expect((await sheetsOf(copy)).at(-1)?.rows).toEqual([
    ['Замечания к файлу «форма.xlsx»: ошибок — 2, предупреждений — 1'],
    ['Лист', 'Строка', 'Столбец', 'Вид', 'Что не так', 'Как исправить'],
    ['Протокол', 2, 'C', 'Ошибка', 'Балл больше максимального: 4 из 3.', 'Проверьте задание 3.'],
    ['Протокол', 4, null, 'Предупреждение', 'Балл больше максимального: 4 из 3.'],
    ['Нет такого', 1, 'A', 'Ошибка', 'Балл больше максимального: 4 из 3.'],
  ])
  const list = strFromU8(unzipSync(copy)['xl/worksheets/sheet3.xml'] ?? new Uint8Array())
  expect([...list.matchAll(/location="([^"]*)"/g)].map((match) => match[1])).toEqual(["'Протокол'!C2", "'Протокол'!A4"])
})

test('a sheet of the person called «Замечания» is left alone', async () => {
  const copy = await annotateWorkbook(rawXlsx({ sheets: { Замечания: '<sheetData/>' } }), 'форма.xlsx', [])
  expect((await sheetsOf(copy)).map((sheet) => sheet.name)).toEqual(['Замечания', 'Замечания (2)'])
})

test('a workbook without styles and with an empty sheet is marked too', async () => {
  const notes = [note(3, 'B', { sheet: 'Лист' })]
  const copy = await annotateWorkbook(rawXlsx({ sheets: { Лист: '<sheetData/>' } }), 'форма.xlsx', notes)
  expect((await sheetsOf(copy))[0]).toEqual({ name: 'Лист', rows: [] })
  expect(strFromU8(unzipSync(copy)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toMatch(
    /<row r="3"><c r="B3" s="\d+"\/><\/row>/,
  )
})

test('a CSV file comes back as a workbook with the same rows', async () => {
  const csv = new TextEncoder().encode('Логин;Балл\r\nedu990001;12,5\r\n=1+1;\r\n')
  const copy = await annotateWorkbook(csv, 'список: 4 класс.csv', [note(3, 'B', { sheet: 'список: 4 класс.csv' })])
  const [rows, list] = await sheetsOf(copy)
  expect(rows).toEqual({ name: 'список- 4 класс.csv', rows: [['Логин', 'Балл'], ['edu990001', '12,5'], ['=1+1']] })
  expect(list?.rows[2]?.slice(0, 3)).toEqual(['список- 4 класс.csv', 3, 'B'])
  expect(strFromU8(unzipSync(copy)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>')
})

test('every part of the copy is declared and every reference leads to a part', async () => {
  const parts = unzipSync(await annotateWorkbook(rawXlsx(form), 'форма.xlsx', everywhere))
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
  expect(types).toContain('Extension="vml"')
  for (const name of ['xl/comments1.xml', 'xl/worksheets/sheet3.xml']) expect(types).toContain(`PartName="/${name}"`)
  for (const [name, bytes] of Object.entries(parts)) {
    if (!name.endsWith('.rels')) continue
    for (const match of strFromU8(bytes).matchAll(/Target="\/([^"]*)"/g)) expect(Object.keys(parts)).toContain(match[1])
  }
})

test('pictures of a header are not taken for boxes of comments', async () => {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const header: RawWorkbook = {
    sheets: { Лист: '<sheetData/><legacyDrawingHF r:id="rId1"/>' },
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/></Relationships>`,
      'xl/drawings/vmlDrawing1.vml': '<xml><v:shape id="LH"/></xml>',
    },
  }
  const part = await annotated(header, [note(1, 'A', { sheet: 'Лист' })])
  expect(part('xl/drawings/vmlDrawing1.vml')).toBe('<xml><v:shape id="LH"/></xml>')
  expect(part('xl/drawings/vmlDrawing2.vml')).toContain('<x:Row>0</x:Row>')
  expect(part('xl/worksheets/sheet1.xml')).toMatch(
    /<legacyDrawing [^>]*r:id="rIdNote2"\/><legacyDrawingHF r:id="rId1"\/>/,
  )
})
