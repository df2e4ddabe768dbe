import type { Finding, StagedFile } from '../staged.ts'

/** The file without the rows that an error names; warnings keep their rows. An error about the whole file is the caller's to obey. */
export function withoutErrorRows(staged: StagedFile, findings: readonly Finding[]): StagedFile {
  const bad = new Set<string>()
  for (const { severity, place } of findings) {
    if (severity === 'error' && place !== undefined) bad.add(`${place.sheet}\u0001${place.row}`)
  }
  const good = ({ sheet, row }: { readonly sheet: string; readonly row: number }): boolean =>
    !bad.has(`${sheet}\u0001${row}`)
  return {
    ...staged,
    parts: staged.parts.map((part) => ({
      ...part,
      works: part.works.filter(good),
      aggregates: part.aggregates.filter(good),
    })),
    markers: staged.markers.filter(good),
  }
}
