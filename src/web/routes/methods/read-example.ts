import { parseWhole } from '#kernel/parse-number'
import type { MarkTable } from '#screening'

/** What a reader asked of a live example; whatever does not fit becomes the first answer. */
export function readWhole(search: URLSearchParams, name: string, least: number, most: number, first: number): number {
  const value = parseWhole(search.get(name) ?? '')
  return value === undefined ? first : Math.max(least, Math.min(most, value))
}

export const readChoice = <T extends number>(
  search: URLSearchParams,
  name: string,
  choices: readonly T[],
  first: T,
): T => {
  const value = parseWhole(search.get(name) ?? '')
  return choices.find((each) => each === value) ?? first
}

const mostWorks = 60
export const tableMarks = [5, 4, 3, 2] as const

export const cellName = (given: number, journal: number): string => `m${given}${journal}`

/** Works by mark given (rows, 5…2) and register mark (columns, 5…2). */
export const readMarks = (search: URLSearchParams, first: MarkTable): MarkTable =>
  tableMarks.map((given, row) =>
    tableMarks.map((journal, column) =>
      readWhole(search, cellName(given, journal), 0, mostWorks, first[row]![column]!),
    ),
  )
