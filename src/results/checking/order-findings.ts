import { columnIndex } from '#tabular'
import type { Finding, StagedFile } from '../staged.ts'

/** What concerns the whole file first, then by sheet, row and column, as a person reads. */
export function orderFindings(staged: StagedFile, findings: readonly Finding[]): readonly Finding[] {
  const sheets = new Map<string, number>()
  for (const { sheet } of staged.columns ?? []) if (!sheets.has(sheet)) sheets.set(sheet, sheets.size)
  const key = ({ place }: Finding): readonly [number, number, number] =>
    place === undefined ? [-1, 0, 0] : [sheets.get(place.sheet) ?? sheets.size, place.row, columnIndex(place.column)]
  return findings
    .map((finding) => ({ finding, key: key(finding) }))
    .toSorted((one, other) => {
      return one.key[0] - other.key[0] || one.key[1] - other.key[1] || one.key[2] - other.key[2]
    })
    .map(({ finding }) => finding)
}
