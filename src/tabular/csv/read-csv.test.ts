import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readTable } from '../read-table.ts'
import type { Cell } from '../sheet.ts'
import { writeCsv } from './write-csv.ts'

async function rowsOf(bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> {
  const table = await readTable(bytes, 'файл.csv')
  if (!table.ok) throw new Error(table.error.sentence)
  expect(table.value.format).toBe('csv')
  expect(table.value.sheets.map((sheet) => sheet.name)).toEqual(['файл.csv'])
  return table.value.sheets[0]?.rows ?? []
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const swapped = (text: string): Uint8Array => new Uint8Array(Buffer.from(utf16(text)).swap16())

/** Letters А–я stand in a row from 0xC0 in Windows-1251; Ё, ё and № apart. */
const windows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (char) => {
    const code = char.charCodeAt(0)
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
    return { Ё: 0xa8, ё: 0xb8, '№': 0xb9 }[char] ?? code
  })

const table = [
  ['Школа', 'Балл'],
  ['Ёлкинская СОШ № 2', '12,5'],
]
const lines = 'Школа;Балл\r\nЁлкинская СОШ № 2;12,5\r\n'

test.each<[string, Uint8Array]>([
  ['UTF-8', utf8(lines)],
  ['UTF-8 with a mark', utf8(`\ufeff${lines}`)],
  ['UTF-16 of Windows', utf16(lines)],
  ['UTF-16, big end first', swapped(lines)],
  ['Windows-1251', windows1251(lines)],
])('%s is recognised', async (_, bytes) => {
  expect(await rowsOf(bytes)).toEqual(table)
})

test.each<[string, string, readonly (readonly Cell[])[]]>([
  [
    'semicolons beside decimal commas',
    'a;b\n1,5;2,5\n3,5;4,5',
    [
      ['a', 'b'],
      ['1,5', '2,5'],
      ['3,5', '4,5'],
    ],
  ],
  [
    'commas',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'tabs',
    'a\tb\n1,5\t2;3',
    [
      ['a', 'b'],
      ['1,5', '2;3'],
    ],
  ],
  ['a title line above the table', 'Отчёт\n;;\na;b;c\n1;2;3', [['Отчёт'], [], ['a', 'b', 'c'], ['1', '2', '3']]],
  ['one column', 'edu990001\nedu990002', [['edu990001'], ['edu990002']]],
  ['a hint of Excel about the delimiter', 'sep=,\na;1,b', [[], ['a;1', 'b']]],
  [
    'a lone CR ends a row',
    'a;b\r1;2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'line breaks and delimiters inside quotes',
    '"а\r\nб;в";2\r\n3;4',
    [
      ['а\r\nб;в', '2'],
      ['3', '4'],
    ],
  ],
  ['doubled quotes', '"ООО ""Ромашка""";1', [['ООО "Ромашка"', '1']]],
  [
    'a quote inside a field',
    'Лицей "Н";1\nb;2',
    [
      ['Лицей "Н"', '1'],
      ['b', '2'],
    ],
  ],
  ['trailing empty fields and rows are cut', 'a;b;;;\n1;;;;\n;;;;\n\n\n', [['a', 'b'], ['1']]],
  ['empty rows inside keep the numbers of the others', 'a;b\n\n\n1;2', [['a', 'b'], [], [], ['1', '2']]],
  [
    'the old mark of the end of a file',
    'a;b\n1;2\n\u001a',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
])('CSV: %s', async (_, text, expected) => {
  expect(await rowsOf(utf8(text))).toEqual(expected)
})

const plainText = fc
  .string({ unit: fc.constantFrom(...Array.from('абё;,"\'\n\r\t .0-=5Xz№«')), minLength: 1, maxLength: 8 })
  // What begins like a formula gets an apostrophe on purpose; see the next test.
  .filter((text) => !/^[=+\-@\t\r\n]/.test(text))

test('whatever texts are written are read back', async () => {
  const row = fc.array(fc.oneof(plainText, fc.constant(null)), { minLength: 4, maxLength: 4 })
  const rows = fc.array(row, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(rows, async (cells) => {
      const header = ['логин', 'балл', 'код', 'класс']
      const written: Cell[][] = [header, ...cells]
      expect(await rowsOf(writeCsv(written))).toEqual(withoutTrailing(written))
    }),
    { seed: 2025, numRuns: 500 },
  )
})

/** What the reader promises to cut. */
function withoutTrailing(rows: readonly (readonly Cell[])[]): (readonly Cell[])[] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1))
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1)
}

test.each<[Cell, string]>([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+7 900', "'+7 900"],
  ['-SUM(A1)', "'-SUM(A1)"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['＝1+1', "'＝1+1"],
  [-5.5, '-5,5'],
  [true, 'да'],
  [false, 'нет'],
  [null, ''],
  ['a;b', '"a;b"'],
  [' край', '" край"'],
])('writes %j as %s', (cell, expected) => {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv([[cell, 'конец']]))
  expect(text).toBe(`\ufeff${expected};конец\r\n`)
})

test('a number that is not one stops the program', () => {
  expect(() => writeCsv([[Number.NaN]])).toThrow('writeCsv: a number must be finite, got NaN')
})
