import type { Insertable } from 'kysely'
import { type Act, appendAudit } from '#audit'
import type { Tables, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import { newId } from '#kernel/new-id'
import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import type { LoadedInput } from './load-screening-input.ts'
import type { ScreeningSettings } from './model.ts'
import type { ScreeningRunId } from './run-model.ts'
import type { FindingRow, ScreenedRows } from './screen-to-rows.ts'
import './tables.ts'

const rowsPerStatement = 100

/** Keeps a finished screening whole: the newest run of a region is the one that pages read. */
export async function saveScreening(
  tx: WriteTx,
  { region, version }: Pick<LoadedInput, 'region' | 'version'>,
  rows: ScreenedRows,
  settings: ScreeningSettings,
  act: Act,
): Promise<ScreeningRunId> {
  const id = newId<ScreeningRunId>()
  await tx
    .insertInto('screening_run')
    .values({
      id,
      node_id: region.id,
      data_version: version,
      settings: JSON.stringify(settings),
      ...rows.dataset,
      finished_at: act.at,
    })
    .execute()
  const place = await placesByCode(tx, region.path)
  const columns = (row: FindingRow) => {
    const school = place.get(row.school)
    assert(school !== undefined, `saveScreening: school must be in the region, got ${row.school}`)
    const { works, flagged, enoughData, json } = row
    return {
      run_id: id,
      ...school,
      works,
      flagged: Number(flagged),
      enough_data: Number(enoughData),
      works_needed: row.worksNeeded === 'unknown' ? null : row.worksNeeded,
      finding: json,
    }
  }
  const schools: Insertable<Tables['screening_school']>[] = rows.schools.map(columns)
  for (let start = 0; start < schools.length; start += rowsPerStatement) {
    await tx
      .insertInto('screening_school')
      .values(schools.slice(start, start + rowsPerStatement))
      .execute()
  }
  const cells: Insertable<Tables['screening_cell']>[] = rows.cells.map((row) => ({
    ...columns(row),
    assessment_id: row.assessment as AssessmentId,
    evidence: row.evidence === 'none' ? null : row.evidence,
  }))
  for (let start = 0; start < cells.length; start += rowsPerStatement) {
    await tx
      .insertInto('screening_cell')
      .values(cells.slice(start, start + rowsPerStatement))
      .execute()
  }
  const municipalities = await municipalitiesByCode(tx, region.path)
  for (const { municipality, json } of rows.municipalities) {
    const node = municipalities.get(municipality)
    assert(node !== undefined, `saveScreening: municipality must be in the region, got ${municipality}`)
    await tx.insertInto('screening_municipality').values({ run_id: id, municipality_id: node, finding: json }).execute()
  }
  for (const { assessment, json } of rows.funnels) {
    await tx
      .insertInto('screening_funnel')
      .values({ run_id: id, assessment_id: assessment as AssessmentId, funnel: json })
      .execute()
  }
  await appendAudit(tx, {
    ...act,
    action: 'screening.run',
    nodePath: region.path,
    subject: id,
    details: { ...rows.dataset, ...settings },
  })
  return id
}

async function placesByCode(
  tx: WriteTx,
  path: string,
): Promise<Map<string, { school_id: NodeId; municipality_id: NodeId }>> {
  const nodes = await tx
    .selectFrom('organisation_node')
    .select(['id', 'code', 'parent_id'])
    .where('kind', '=', 'school')
    .where('path', 'like', `${path}%`)
    .execute()
  return new Map(nodes.map((node) => [node.code, { school_id: node.id, municipality_id: node.parent_id ?? node.id }]))
}

async function municipalitiesByCode(tx: WriteTx, path: string): Promise<ReadonlyMap<string, NodeId>> {
  const nodes = await tx
    .selectFrom('organisation_node')
    .select(['id', 'code'])
    .where('kind', '=', 'municipality')
    .where('path', 'like', `${path}%`)
    .execute()
  return new Map(nodes.map(({ id, code }) => [code, id]))
}
