import { describe, expect, it } from 'vitest'
import { readTable } from '../read-table.ts'
import type { Sheet } from '../sheet.ts'
import { writeSheets } from './write-sheets.ts'

describe('writeSheets', () => {
  it('gives back the same cells in the same places', async () => {
    const sheets: readonly Sheet[] = [
      {
        name: 'МА 4 Сравнение отметок с отметк',
        rows: [['Отчёт'], [], [null, 'Дата:', '20.04.2026'], ['4К1 (3б)', 0, 12.5]],
      },
      { name: 'Служебный', rows: [['X'], ['=1+1'], ['<&">']] },
    ]
    const read = await readTable(await writeSheets(sheets), 'sample.xlsx')
    expect(read).toEqual({ ok: true, value: { format: 'xlsx', sheets } })
  })

  it('stops on a number a spreadsheet cannot hold', async () => {
    await expect(writeSheets([{ name: 'Лист', rows: [[Number.NaN]] }])).rejects.toThrow(
      'writeSheets: a number must be finite, got NaN in A1',
    )
  })
})
