import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'

import { machine } from '../../test/support/machine.ts'
import { annotateWorkbook, type Note, readTable, type Sheet, writeWorkbook } from './index.ts'

/** Opens a workbook in LibreOffice and saves it again: what it lost or did not understand is missing after that. */
async function reopened(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-calc-'))
  try {
    const input = join(folder, 'book.xlsx')
    await writeFile(input, bytes)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const options = ['--headless', '--norestore', '--convert-to', 'xlsx', '--outdir', join(folder, 'out'), input]
    await promisify(execFile)(machine.libreOffice ?? 'soffice', [`-env:UserInstallation=${profile}`, ...options])
    return new Uint8Array(await readFile(join(folder, 'out', 'book.xlsx')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const table = await readTable(bytes, 'книга.xlsx')
  if (!table.ok) throw new Error(table.error.sentence)
  return table.value.sheets
}

const book = (): Promise<Uint8Array> =>
  writeWorkbook([
    {
      name: 'Школы',
      title: 'Средний балл по школам (синтетические данные)',
      filter: 'ВПР, 2025, математика, 4 класс',
      columns: [
        { header: 'Школа', kind: 'text' },
        { header: 'Участников', kind: 'whole' },
        { header: 'Средний балл', kind: 'decimal', digits: 2 },
        { header: 'Качество', kind: 'percent' },
        { header: 'Проведено', kind: 'date' },
      ],
      rows: [
        ['=HYPERLINK("http://example.org")', 1234, 12.34, 0.443, '2025-04-15'],
        ['СОШ № 2', 4, null, 'мало данных', null],
      ],
    },
    { name: 'Пусто', title: 'Без строк', columns: [{ header: 'Школа', kind: 'text' }], rows: [] },
  ])

const notes: readonly Note[] = [
  { sheet: 'Школы', row: 4, column: 'C', text: 'Балл больше максимального.', severity: 'error' },
  { sheet: 'Школы', row: 9, column: 'H', text: 'Лишняя ячейка.', remedy: 'Удалите её.', severity: 'warning' },
]

describe.skipIf(machine.libreOffice === undefined)('LibreOffice', () => {
  it('opens a written workbook and finds the same data', async () => {
    const written = await book()
    expect(await sheetsOf(await reopened(written))).toEqual(await sheetsOf(written))
  })

  it('opens an annotated copy of a file it has saved itself, with data, fills and comments', async () => {
    const original = await reopened(await book())
    const copy = await reopened(await annotateWorkbook(original, 'школы.xlsx', notes))
    const [first, second, list] = await sheetsOf(copy)
    expect([first, second]).toEqual(await sheetsOf(original))
    expect(list?.rows[2]).toEqual(['Школы', 4, 'C', 'Ошибка', 'Балл больше максимального.'])
    const parts = unzipSync(copy)
    const comments = strFromU8(parts['xl/comments1.xml'] ?? new Uint8Array())
    expect([...comments.matchAll(/<comment ref="(\w+)"/g)].map((match) => match[1])).toEqual(['C4', 'H9'])
    expect(strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())).toMatch(/FFEFCDC3.*FFF2D9B0/s)
    expect(strFromU8(parts['xl/worksheets/sheet3.xml'] ?? new Uint8Array())).toContain(
      'location="&apos;Школы&apos;!C4"',
    )
  })
})
