import type { ReadTx } from '#db'
import type { Instant } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import { dataVersion } from '#results'
import { type CellEvidence, readEvidence } from './cell-evidence.ts'
import type { LevelFunnel } from './figures/level-funnel.ts'
import { regionOf } from './load-screening-input.ts'
import type { CellFinding, SchoolFinding, ScreeningSettings } from './model.ts'
import type { CellArea, ScreeningRun, ScreeningRunId } from './run-model.ts'
import './tables.ts'

/**
 * The newest screening of the region around a node; undefined before the first.
 * @param at the screening that was the newest then: earlier runs stay, so that what was shown can be shown again
 */
export async function loadScreeningRun(tx: ReadTx, node: NodeId, at?: Instant): Promise<ScreeningRun | undefined> {
  const region = await regionOf(tx, node)
  let runs = tx.selectFrom('screening_run').selectAll().where('node_id', '=', region.id)
  if (at !== undefined) runs = runs.where('finished_at', '<=', at)
  const row = await runs.orderBy('finished_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    node: row.node_id,
    settings: JSON.parse(row.settings) as ScreeningSettings,
    works: row.works,
    schools: row.schools,
    assessments: row.assessments,
    finishedAt: row.finished_at,
    outdated: row.data_version !== (await dataVersion(tx)),
  }
}

/** The answer for one school over all its assessments. */
export async function loadSchoolFinding(
  tx: ReadTx,
  run: ScreeningRunId,
  school: NodeId,
): Promise<SchoolFinding | undefined> {
  const row = await tx
    .selectFrom('screening_school')
    .select('finding')
    .where('run_id', '=', run)
    .where('school_id', '=', school)
    .executeTakeFirst()
  return row === undefined ? undefined : (JSON.parse(row.finding) as SchoolFinding)
}

/** Cells of one school, or of one assessment in every school, or both; newest year first, then by subject. */
export async function listCellAreas(
  tx: ReadTx,
  question: { readonly run: ScreeningRunId; readonly school?: NodeId; readonly assessment?: AssessmentId },
): Promise<CellArea[]> {
  let cells = tx
    .selectFrom('screening_cell as c')
    .innerJoin('assessment as a', 'a.id', 'c.assessment_id')
    .select(['c.school_id', 'c.assessment_id', 'c.finding'])
    .where('c.run_id', '=', question.run)
    .orderBy('a.year', 'desc')
    .orderBy('a.sort_key')
    .orderBy('c.school_id')
  if (question.school !== undefined) cells = cells.where('c.school_id', '=', question.school)
  if (question.assessment !== undefined) cells = cells.where('c.assessment_id', '=', question.assessment)
  return (await cells.execute()).map((row) => ({
    school: row.school_id,
    assessment: row.assessment_id,
    finding: JSON.parse(row.finding) as CellFinding,
  }))
}

/** What stands behind a cell's sentences; `none` for a quiet cell. */
export async function loadCellEvidence(
  tx: ReadTx,
  cell: { readonly run: ScreeningRunId; readonly school: NodeId; readonly assessment: AssessmentId },
): Promise<CellEvidence | 'none'> {
  const row = await tx
    .selectFrom('screening_cell')
    .select('evidence')
    .where('run_id', '=', cell.run)
    .where('school_id', '=', cell.school)
    .where('assessment_id', '=', cell.assessment)
    .executeTakeFirst()
  return row === undefined || row.evidence === null ? 'none' : readEvidence(row.evidence)
}

/** The overdispersed funnel of an assessment; `none` where there were too few schools. */
export async function loadFunnel(
  tx: ReadTx,
  run: ScreeningRunId,
  assessment: AssessmentId,
): Promise<LevelFunnel | 'none'> {
  const row = await tx
    .selectFrom('screening_funnel')
    .select('funnel')
    .where('run_id', '=', run)
    .where('assessment_id', '=', assessment)
    .executeTakeFirst()
  return row === undefined ? 'none' : (JSON.parse(row.funnel) as LevelFunnel)
}
