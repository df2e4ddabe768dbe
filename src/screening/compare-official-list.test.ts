import { expect, it } from 'vitest'
import { compareOfficialList, officialCellOf, type ListedCell } from './compare-official-list.ts'

const cells = (count: number, year: number, listed: boolean, flagged: boolean, enoughData = true): ListedCell[] =>
  Array.from({ length: count }, () => ({ year, listed, flagged, enoughData }))

it('counts each year apart, newest first, and keeps out what the screening could not judge', () => {
  const { years } = compareOfficialList([
    ...cells(2, 2024, true, true),
    ...cells(3, 2025, true, false),
    ...cells(1, 2025, false, true),
    ...cells(6, 2025, false, false),
    ...cells(2, 2025, true, false, false),
    ...cells(1, 2025, false, false, false),
  ])
  expect(years).toEqual([
    { year: 2025, counts: { both: 0, 'only-official': 3, 'only-own': 1, neither: 6 }, unsaid: 3, unsaidListed: 2 },
    { year: 2024, counts: { both: 2, 'only-official': 0, 'only-own': 0, neither: 0 }, unsaid: 0, unsaidListed: 0 },
  ])
})

it('says how much of the agreement chance alone would give, and takes neither for the truth', () => {
  const { sentence, logP } = compareOfficialList([
    ...cells(3, 2025, true, true),
    ...cells(1, 2025, true, false),
    ...cells(1, 2025, false, true),
    ...cells(3, 2025, false, false),
  ])
  expect(sentence).toContain('в обоих 3')
  expect(sentence).toContain('около 2,0')
  expect(sentence).toContain('не доказывают')
  // Fisher's tea: P of three or four right of four is 17/70.
  expect(Math.exp(logP)).toBeCloseTo(17 / 70, 12)
})

it.each([
  ['ВПР', 4, 'Русский язык', '4 РУ'],
  ['ВПР', 5, 'Математика', '5 МА'],
  ['ВПР', 6, 'Математика', undefined],
  ['ВПР', 5, 'История', undefined],
  ['ОГЭ', 5, 'Математика', undefined],
] as const)('%s, %i класс, %s is the cell %s of the list', (procedure, grade, subject, cell) => {
  expect(officialCellOf({ procedure, grade, subject })).toBe(cell)
})
