import { describe, expect, test } from 'vitest'
import { fileTable, markerListFile } from '../../../test/support/federal-files.ts'
import type { RawCell } from '../../../test/support/raw-workbook.ts'
import type { StagedFile } from '../staged.ts'
import { readResultsTable } from './read-results-file.ts'

function stage(...rows: readonly (readonly RawCell[])[]): StagedFile {
  const file = markerListFile(rows)
  const staged = readResultsTable(fileTable(file), file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

test('blanks and zeros alike mean no marker', () => {
  const staged = stage(
    [2023, 'edu990001', 'город Демск', 'СОШ № 1', 1, null, null, 1, 2],
    ['2025', 'EDU990002 ', 'Демск', 'СОШ № 2', 0, 0, '1', 0, 1],
  )
  expect(staged.findings).toEqual([])
  expect(staged.markers).toEqual([
    {
      row: 2,
      sheet: 'Лист1',
      year: 2023,
      school: 'edu990001',
      schoolName: 'СОШ № 1',
      municipality: 'город Демск',
      cells: { ru4: true, ma4: false, ru5: false, ma5: true },
    },
    {
      row: 3,
      sheet: 'Лист1',
      year: 2025,
      school: 'edu990002',
      schoolName: 'СОШ № 2',
      municipality: 'Демск',
      cells: { ru4: false, ma4: false, ru5: true, ma5: false },
    },
  ])
})

test('a list in which every row stands twice is folded and said', () => {
  const rows = Array.from({ length: 148 }, (_, index): RawCell[] => [
    2024,
    `edu99${String(index).padStart(4, '0')}`,
    'Демск',
    'СОШ',
    1,
    0,
    0,
    0,
    1,
  ])
  const staged = stage(...rows.flatMap((row) => [row, row]))
  expect(staged).toMatchObject({ dataRows: 296 })
  expect(staged.markers).toHaveLength(148)
  expect(staged.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(
    Array.from({ length: 148 }, () => 'warning marker-repeated'),
  )
})

describe('what cannot be trusted stays out and is named', () => {
  const good: RawCell[] = [2025, 'edu990001', 'Демск', 'СОШ № 1', 1, 0, 0, 0, 1]
  test.each<readonly [string, RawCell[], string, string, number]>([
    ['2 for a marker', [2025, 'edu990009', 'Демск', 'СОШ', 2, 0, 0, 0, 2], 'error marker-unreadable', 'E', 1],
    ['no login', [2025, 'СОШ № 9', 'Демск', 'СОШ', 1, 0, 0, 0, 1], 'error school-missing', 'B', 1],
    ['no year', [null, 'edu990009', 'Демск', 'СОШ', 1, 0, 0, 0, 1], 'error year-unreadable', 'A', 1],
    ['a count of its own', [2025, 'edu990009', 'Демск', 'СОШ', 1, 0, 0, 0, 3], 'warning marker-count-differs', 'I', 2],
    [
      'the same school otherwise',
      [2025, 'edu990001', 'Демск', 'СОШ № 1', 0, 0, 0, 1, 1],
      'error marker-conflict',
      'B',
      0,
    ],
  ])('%s', (_name, row, finding, column, kept) => {
    const staged = stage(good, row)
    expect(
      staged.findings.map(({ severity, rule, place }) => [`${severity} ${rule}`, place?.row, place?.column]),
    ).toEqual([[finding, 3, column]])
    expect(staged.markers).toHaveLength(kept)
  })
})
