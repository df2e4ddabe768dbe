import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { MunicipalityFinding, SchoolFinding } from './model.ts'
import type { MunicipalityArea, SchoolWithinArea, ScreeningRunId } from './run-model.ts'
import './tables.ts'

/**
 * Municipalities of the screened region in the order of their names, or one of them; none where the region has only one, or
 * was screened before municipalities were asked.
 */
export async function listMunicipalityAreas(
  tx: ReadTx,
  question: { readonly run: ScreeningRunId; readonly municipality?: NodeId },
): Promise<readonly MunicipalityArea[]> {
  let municipalities = tx
    .selectFrom('screening_municipality as f')
    .innerJoin('organisation_node as m', 'm.id', 'f.municipality_id')
    .where('f.run_id', '=', question.run)
  if (question.municipality !== undefined) {
    municipalities = municipalities.where('f.municipality_id', '=', question.municipality)
  }
  const rows = await municipalities
    .select(['m.id as municipality', 'm.code', 'm.short_name as name', 'f.finding'])
    .orderBy('m.sort_key')
    .orderBy('m.id')
    .execute()
  return rows.map((row) => ({ ...row, finding: JSON.parse(row.finding) as MunicipalityFinding }))
}

/** Schools that stand out within a municipality, in the order of their names. */
export async function listSchoolsWithin(
  tx: ReadTx,
  run: ScreeningRunId,
  { within }: MunicipalityFinding,
): Promise<readonly SchoolWithinArea[]> {
  if (within.length === 0) return []
  const rows = await tx
    .selectFrom('organisation_node as s')
    .innerJoin('screening_school as f', 'f.school_id', 's.id')
    .where('f.run_id', '=', run)
    .where(
      's.code',
      'in',
      within.map(({ school }) => school as never),
    )
    .select(['s.id as school', 's.code', 's.short_name as name', 'f.finding'])
    .orderBy('s.sort_key')
    .orderBy('s.id')
    .execute()
  const known = new Map(within.map((one) => [one.school, one]))
  return rows.map((row) => {
    const { q, cells } = known.get(row.code)!
    return { ...row, q, cells, finding: JSON.parse(row.finding) as SchoolFinding }
  })
}
