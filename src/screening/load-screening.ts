import type { ReadTx } from '#db'
import type { NodeId } from '#organisations/model'
import type { AssessmentId } from '#procedures/model'
import { dataVersion } from '#results'
import type { CellEvidence } from './cell-evidence.ts'
import type { LevelFunnel } from './figures/level-funnel.ts'
import { regionOf } from './load-screening-input.ts'
import type { CellFinding, SchoolFinding, ScreeningSettings } from './model.ts'
import type { CellArea, SchoolArea, ScreeningRun, ScreeningRunId } from './run-model.ts'
import './tables.ts'

/** The newest screening of the region around a node; undefined before the first. */
export async function loadScreeningRun(tx: ReadTx, node: NodeId): Promise<ScreeningRun | undefined> {
  const region = await regionOf(tx, node)
  const row = await tx
    .selectFrom('screening_run')
    .selectAll()
    .where('node_id', '=', region.id)
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
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

export interface SchoolAreasQuestion {
  readonly run: ScreeningRunId
  /** Path of the municipality or region whose schools are listed. */
  readonly path: string
  /** Only areas of attention. */
  readonly flaggedOnly: boolean
  readonly offset: number
  readonly limit: number
}

/** Schools with their signs in the order of their names: a list of areas of attention is no rating. */
export async function listSchoolAreas(
  tx: ReadTx,
  question: SchoolAreasQuestion,
): Promise<{ readonly total: number; readonly rows: readonly SchoolArea[] }> {
  let schools = tx
    .selectFrom('screening_school as f')
    .innerJoin('organisation_node as s', 's.id', 'f.school_id')
    .where('f.run_id', '=', question.run)
    .where('s.path', 'like', `${question.path}%`)
  if (question.flaggedOnly) schools = schools.where('f.flagged', '=', 1)
  const { total } = await schools.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await schools
    .select(['f.school_id', 'f.municipality_id', 'f.finding', 's.short_name'])
    .select((eb) =>
      eb
        .selectFrom('screening_cell as c')
        .select(({ fn }) => fn.countAll<number>().as('cells'))
        .whereRef('c.run_id', '=', 'f.run_id')
        .whereRef('c.school_id', '=', 'f.school_id')
        .where('c.flagged', '=', 1)
        .as('flagged_cells'),
    )
    .orderBy('s.sort_key')
    .orderBy('f.school_id')
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  return {
    total,
    rows: rows.map((row) => ({
      school: row.school_id,
      name: row.short_name,
      municipality: row.municipality_id,
      finding: JSON.parse(row.finding) as SchoolFinding,
      flaggedCells: row.flagged_cells ?? 0,
    })),
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
  return row === undefined || row.evidence === null ? 'none' : (JSON.parse(row.evidence) as CellEvidence)
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
