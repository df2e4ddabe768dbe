import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { compareOfficialList, officialCellOf, type ListComparison, type OfficialCell } from './compare-official-list.ts'
import type { ScreeningRunId } from './run-model.ts'
import './tables.ts'

/**
 * How far a run and the official lists in force agree, over the region or one municipality; `none` before a list was loaded.
 * Years without a list are left out: that nobody is listed then says nothing.
 */
export async function loadOfficialComparison(
  tx: ReadTx,
  { run, municipality }: { readonly run: ScreeningRunId; readonly municipality?: NodeId },
): Promise<ListComparison | 'none'> {
  const markers = await tx
    .selectFrom('official_marker')
    .select(['school_id', 'year', 'ru4', 'ma4', 'ru5', 'ma5'])
    .where('ended_by', 'is', null)
    .execute()
  const years = new Set(markers.map(({ year }) => year))
  const cellOf = new Map<string, { readonly year: number; readonly cell: OfficialCell }>()
  for (const assessment of await assessmentsOf(tx, run)) {
    const cell = officialCellOf(assessment)
    if (cell !== undefined && years.has(assessment.year)) cellOf.set(assessment.id, { year: assessment.year, cell })
  }
  if (cellOf.size === 0) return 'none'
  const listed = new Set(
    markers.flatMap(({ school_id: school, year, ru4, ma4, ru5, ma5 }) =>
      (
        [
          [ru4, '4 РУ'],
          [ma4, '4 МА'],
          [ru5, '5 РУ'],
          [ma5, '5 МА'],
        ] as const
      ).flatMap(([is, cell]) => (is === 1 ? [`${school} ${year} ${cell}`] : [])),
    ),
  )
  let cells = tx
    .selectFrom('screening_cell')
    .select(['school_id', 'assessment_id', 'flagged', 'enough_data'])
    .where('run_id', '=', run)
    .where('assessment_id', 'in', [...cellOf.keys()] as never[])
  if (municipality !== undefined) cells = cells.where('municipality_id', '=', municipality)
  return compareOfficialList(
    (await cells.execute()).map((row) => {
      const { year, cell } = cellOf.get(row.assessment_id)!
      return {
        year,
        listed: listed.has(`${row.school_id} ${year} ${cell}`),
        flagged: row.flagged === 1,
        enoughData: row.enough_data === 1,
      }
    }),
  )
}

async function assessmentsOf(tx: ReadTx, run: ScreeningRunId) {
  const rows = await tx
    .selectFrom('screening_cell')
    .select('assessment_id')
    .distinct()
    .where('run_id', '=', run)
    .execute()
  return loadAssessments(tx, { ids: rows.map((row) => row.assessment_id) })
}
