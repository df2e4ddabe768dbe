import { expect, test } from 'vitest'

import { readTable } from '../read-table.ts'
import type { Cell, Sheet } from '../sheet.ts'
import { type RawWorkbook, rawSheet, rawXlsx } from '../testing.ts'

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const table = await readTable(bytes, 'файл.xlsx')
  if (!table.ok) throw new Error(table.error.sentence)
  expect(table.value.format).toBe('xlsx')
  return table.value.sheets
}

const rowsOf = async (bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> =>
  (await sheetsOf(bytes))[0]?.rows ?? []
const rowsOfWorkbook = (workbook: RawWorkbook): Promise<readonly (readonly Cell[])[]> => rowsOf(rawXlsx(workbook))

test.each<[string, string, Cell]>([
  ['a number', '<c r="A1"><v>12.5</v></c>', 12.5],
  ['a number with an exponent', '<c r="A1"><v>1.5E-5</v></c>', 0.000015],
  ['a number stored as text stays text', '<c r="A1" t="inlineStr"><is><t>0012</t></is></c>', '0012'],
  ['a formula gives its stored number', '<c r="A1"><f>SUM(B1:C1)</f><v>7</v></c>', 7],
  ['a formula gives its stored text', '<c r="A1" t="str"><f>A2&amp;"б"</f><v>аб</v></c>', 'аб'],
  ['an error is its text', '<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
  ['true', '<c r="A1" t="b"><v>1</v></c>', true],
  ['false', '<c r="A1" t="b"><v>0</v></c>', false],
  ['an ISO date', '<c r="A1" t="d"><v>2025-04-15T00:00:00Z</v></c>', '2025-04-15'],
  [
    'runs of a rich text are joined',
    '<c r="A1" t="inlineStr"><is><r><t>МБОУ </t></r><r><rPr><b/></rPr><t>СОШ</t></r></is></c>',
    'МБОУ СОШ',
  ],
  [
    'phonetic hints are left out',
    '<c r="A1" t="inlineStr"><is><t>东京</t><rPh sb="0" eb="2"><t>トウ</t></rPh></is></c>',
    '东京',
  ],
  ['entities', '<c r="A1" t="inlineStr"><is><t>&lt;5&#1103;&amp;</t></is></c>', '<5я&'],
  ['CDATA', '<c r="A1" t="inlineStr"><is><t><![CDATA[<5>]]></t></is></c>', '<5>'],
  ['characters XML cannot hold', '<c r="A1" t="inlineStr"><is><t>а_x0009_б_x005F_x0009_</t></is></c>', 'а\tб_x0009_'],
  ['spaces at the ends are kept', '<c r="A1" t="inlineStr"><is><t xml:space="preserve"> 5 </t></is></c>', ' 5 '],
])('reads a cell: %s', async (_, cell, expected) => {
  expect(await rowsOf(rawSheet(`<row r="1">${cell}</row>`))).toEqual([[expected]])
})

test('rows keep their numbers when the file skips rows and cells', async () => {
  const rows = await rowsOf(rawSheet('<row r="3"><c r="C3"><v>1</v></c></row><row r="6"><c r="A6"><v>2</v></c></row>'))
  expect(rows).toEqual([[], [], [null, null, 1], [], [], [2]])
})

test('rows and cells without references follow one another', async () => {
  const rows = await rowsOf(
    rawSheet(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c r="D2"><v>4</v></c><c><v>5</v></c></row>',
    ),
  )
  expect(rows).toEqual([
    [1, 2],
    [3, null, null, 4, 5],
  ])
})

test('prepared empty rows of a form are cut', async () => {
  const empty = Array.from(
    { length: 1499 },
    (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/><c r="B${at + 2}" t="str"><f>""</f><v></v></c></row>`,
  )
  const rows = await rowsOf(rawSheet(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"/></row>${empty.join('')}`))
  expect(rows).toEqual([[1]])
})

test('the value of a merged header stays in its first cell', async () => {
  const rows = await rowsOfWorkbook({
    sheets: {
      Лист: '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="C1" t="s"><v>1</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    },
    sharedStrings: '<si><t>Номер задания</t></si><si><r><t>Вари</t></r><r><t>ант</t></r></si>',
  })
  expect(rows).toEqual([['Номер задания', null, 'Вариант']])
})

test('all sheets come in the order of the tabs, hidden ones too, charts left out', async () => {
  const sheets = await sheetsOf(
    rawXlsx({
      sheets: { Протокол: '<sheetData/>', Служебный: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' },
      sheetAttributes: { Служебный: 'state="veryHidden"' },
    }),
  )
  expect(sheets).toEqual([
    { name: 'Протокол', rows: [] },
    { name: 'Служебный', rows: [[1]] },
  ])
})

test('a prefix of the namespace does not hide the rows', async () => {
  const sheet =
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Логин</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>'
  expect(await rowsOfWorkbook({ sheets: { Лист: '' }, parts: { 'xl/worksheets/sheet1.xml': sheet } })).toEqual([
    ['Логин'],
  ])
})

test('a sheet in UTF-16 is read', async () => {
  const text =
    '\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Школа</t></is></c></row></sheetData></worksheet>'
  const parts = { 'xl/worksheets/sheet1.xml': new Uint8Array(Buffer.from(text, 'utf16le')) }
  expect(await rowsOfWorkbook({ sheets: { Лист: '' }, parts })).toEqual([['Школа']])
})

const dateStyles =
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ &quot;г.&quot;"/><numFmt numFmtId="165" formatCode="0.0&quot; дней&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs>'

test.each<[string, number, string, Cell]>([
  ['the general format', 0, '45762', 45762],
  ['a built-in date', 1, '45762', '2025-04-15'],
  ['a custom date', 2, '45762', '2025-04-15'],
  ['days as a unit are not a date', 3, '2.5', 2.5],
  ['elapsed hours are not a date', 4, '1.5', 1.5],
  ['a date with time', 5, '45762.395833333336', '2025-04-15T09:30:00'],
  ['a time of day', 6, '0.395833333333333', '09:30:00'],
  ['the last day before the false leap day', 1, '59', '1900-02-28'],
  ['the first day after it', 1, '61', '1900-03-01'],
  ['a number no date has', 1, '-5', -5],
])('reads %s', async (_, style, stored, expected) => {
  const rows = await rowsOfWorkbook({
    sheets: { Лист: `<sheetData><row r="1"><c r="A1" s="${style}"><v>${stored}</v></c></row></sheetData>` },
    styles: dateStyles,
  })
  expect(rows).toEqual([[expected]])
})

test('a workbook that counts days from 1904 gives the same dates', async () => {
  const rows = await rowsOfWorkbook({
    sheets: {
      Лист: '<sheetData><row r="1"><c r="A1" s="1"><v>44300</v></c><c r="B1" s="1"><v>0</v></c></row></sheetData>',
    },
    styles: dateStyles,
    workbookProperties: '<workbookPr date1904="1"/>',
  })
  expect(rows).toEqual([['2025-04-15', '1904-01-01']])
})
