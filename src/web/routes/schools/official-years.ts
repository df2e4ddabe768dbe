import type { Assessment } from '#procedures/model'
import type { OfficialMarkers } from '#results'
import { officialCellOf, officialCells, type CellArea, type OfficialCell } from '#screening'
import type { OfficialYear, OwnWord } from './official-list.tsx'

/**
 * Years of the loaded lists, newest first: where the school is on the list, or has a sign of its own in one of the list's
 * cells, and what the other says there. For loaders.
 */
export function officialYears(
  markers: readonly OfficialMarkers[],
  areas: readonly CellArea[],
  assessments: readonly Assessment[],
): readonly OfficialYear[] {
  return markers
    .map(({ year, ru4, ma4, ru5, ma5 }): OfficialYear => {
      const inList = { '4 РУ': ru4, '4 МА': ma4, '5 РУ': ru5, '5 МА': ma5 } as const
      const own = (cell: OfficialCell): OwnWord => {
        const assessment = assessments.find((each) => each.year === year && officialCellOf(each) === cell)
        const area = areas.find((each) => each.assessment === assessment?.id)
        if (area === undefined) return 'absent'
        return area.finding.flagged ? 'flagged' : area.finding.enoughData ? 'quiet' : 'not-enough'
      }
      const cells = officialCells.map((cell) => ({
        cell,
        listed: inList[cell],
        own: own(cell),
      }))
      return { year, cells: cells.filter((each) => each.listed || each.own === 'flagged') }
    })
    .toSorted((a, b) => b.year - a.year)
}
