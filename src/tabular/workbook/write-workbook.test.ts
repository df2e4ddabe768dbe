import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readTable } from '../read-table.ts'
import type { Cell } from '../sheet.ts'
import type { WorkbookColumn, WorkbookSheet } from './workbook-sheet.ts'
import { writeWorkbook } from './write-workbook.ts'

const sheet = (
  columns: readonly WorkbookColumn[],
  rows: readonly (readonly Cell[])[],
  more?: Partial<WorkbookSheet>,
): WorkbookSheet => ({
  name: 'Школы',
  title: 'Средний балл по школам',
  columns,
  rows,
  ...more,
})

const textColumn: WorkbookColumn = { header: 'Школа', kind: 'text' }

async function partsOf(sheets: readonly WorkbookSheet[]): Promise<(name: string) => string> {
  const parts = unzipSync(await writeWorkbook(sheets))
  return (name) => strFromU8(parts[name] ?? new Uint8Array())
}

async function rowsOf(sheets: readonly WorkbookSheet[]): Promise<readonly (readonly Cell[])[]> {
  const table = await readTable(await writeWorkbook(sheets), 'книга.xlsx')
  if (!table.ok) throw new Error(table.error.sentence)
  return table.value.sheets[0]?.rows ?? []
}

test('title, filter, header and rows stand one under another and come back typed', async () => {
  const columns: WorkbookColumn[] = [
    textColumn,
    { header: 'Участников', kind: 'whole' },
    { header: 'Средний балл', kind: 'decimal', digits: 2 },
    { header: 'Качество', kind: 'percent' },
    { header: 'Проведено', kind: 'date' },
  ]
  const rows = [
    ['СОШ № 1', 31, 12.34, 0.443, '2025-04-15'],
    ['СОШ № 2', 4, null, 'мало данных', 'не проводилось'],
  ]
  expect(await rowsOf([sheet(columns, rows, { filter: 'ВПР, 2025, математика, 4 класс' })])).toEqual([
    ['Средний балл по школам'],
    ['Отбор: ВПР, 2025, математика, 4 класс'],
    ['Школа', 'Участников', 'Средний балл', 'Качество', 'Проведено'],
    ...rows,
  ])
})

test('without a filter the header follows the title', async () => {
  expect(await rowsOf([sheet([textColumn], [['СОШ № 1']])])).toEqual([
    ['Средний балл по школам'],
    ['Школа'],
    ['СОШ № 1'],
  ])
})

test('the header is frozen, has filter buttons and is repeated in print', async () => {
  const part = await partsOf([sheet([textColumn, textColumn], [['а', 'б']], { filter: '2025' })])
  expect(part('xl/worksheets/sheet1.xml')).toContain(
    '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/>',
  )
  expect(part('xl/worksheets/sheet1.xml')).toContain('<autoFilter ref="A3:B4"/>')
  expect(part('xl/workbook.xml')).toContain(`localSheetId="0">'Школы'!$3:$3</definedName>`)
})

test.each([
  '=1+1',
  '+7 900',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://x";"я")',
])('a text like a formula (%j) is written as a text that is never run', async (text) => {
  for (const kind of ['text', 'whole', 'decimal', 'percent', 'date'] as const) {
    const sheets = [sheet([{ header: text, kind }], [[text]], { name: text, title: text, filter: text })]
    const xml = (await partsOf(sheets))('xl/worksheets/sheet1.xml')
    expect(xml).not.toMatch(/<f[ >]|t="str"/)
    expect((await rowsOf(sheets)).at(-1)).toEqual([text])
  }
})

test('a text like a formula stays a text after a person edits its cell', async () => {
  const part = await partsOf([sheet([textColumn], [['=1+1'], ['обычный']])])
  const styles = [...part('xl/styles.xml').matchAll(/<xf [^>]*>/g)].slice(1)
  const cells = [...part('xl/worksheets/sheet1.xml').matchAll(/<c r="A[34]" s="(\d+)"/g)]
  expect(cells.map((cell) => styles[Number(cell[1])]?.[0].includes('quotePrefix="1"'))).toEqual([true, false])
})

test('any text is read back as it was, names of the language included', async () => {
  const texts = fc.oneof(
    fc.constantFrom(
      '__proto__',
      'constructor',
      'toString',
      '_x0041_',
      '_x005F_x0041_',
      ']]>',
      '&lt;',
      ' край ',
      'а\r\nб',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 8 }), async (values) => {
      const rows = values.map((value) => [value])
      expect((await rowsOf([sheet([textColumn], rows)])).slice(2)).toEqual(rows)
    }),
    { seed: 2025, numRuns: 100 },
  )
})

test('the same tables give the same bytes', async () => {
  const sheets = [sheet([textColumn], [['а']])]
  expect(await writeWorkbook(sheets)).toEqual(await writeWorkbook(sheets))
})

test('a text longer than a cell holds is cut and says so', async () => {
  const [, , row] = await rowsOf([sheet([textColumn], [['а'.repeat(40_000)]])])
  expect(row?.[0]).toHaveLength(32_767)
  expect(String(row?.[0])).toMatch(/а…$/)
})

test('numbers are shown the Russian way', async () => {
  const styles = (await partsOf([sheet([textColumn], [])]))('xl/styles.xml')
  for (const code of ['#,##0', '#,##0.00', '0.0&quot;\u00a0&quot;%', 'dd.mm.yyyy'])
    expect(styles).toContain(`formatCode="${code}"`)
})

test('a number that is not one stops the program and names the cell', async () => {
  await expect(writeWorkbook([sheet([textColumn], [[Number.POSITIVE_INFINITY]])])).rejects.toThrow(
    'writeWorkbook: a number must be finite, got Infinity in A3',
  )
})
