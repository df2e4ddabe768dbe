import type { ReadTx } from '#db'
import type { AssessmentId } from '#procedures/model'
import { decodeCounts } from './cell-row.ts'
import type { CellCounts, ReportKind } from './model.ts'
import type { AggregateValues } from './staged.ts'
import './tables.ts'

/** Counts of one class, by federal codes, as the screening takes them. */
export interface ScreeningClass {
  readonly assessment: AssessmentId
  readonly school: string
  readonly municipality: string
  readonly classLabel: string
  readonly counts: CellCounts
}

/**
 * Counts of every class under a path of the tree, of all assessments or of those named, in the order of school codes;
 * without those of the tasks, which no group-level sign reads.
 */
export async function loadScreeningCells(
  tx: ReadTx,
  path: string,
  assessments?: readonly AssessmentId[],
): Promise<ScreeningClass[]> {
  let cells = tx
    .selectFrom('result_cell as c')
    .innerJoin('organisation_node as s', 's.id', 'c.school_id')
    .innerJoin('organisation_node as m', 'm.id', 'c.municipality_id')
    .select(['c.assessment_id', 'c.class_label', 'c.counts', 's.code as school', 'm.code as municipality'])
    .where('s.path', 'like', `${path}%`)
  if (assessments !== undefined) {
    if (assessments.length === 0) return []
    cells = cells.where('c.assessment_id', 'in', assessments)
  }
  const rows = await cells.orderBy('s.code').orderBy('c.assessment_id').orderBy('c.class_label').execute()
  return rows.map((row) => ({
    assessment: row.assessment_id,
    school: row.school,
    municipality: row.municipality,
    classLabel: row.class_label,
    counts: decodeCounts(row),
  }))
}

/** Score distribution of a population wider than the store, from an imported report. */
export interface WiderDistribution {
  readonly assessment: AssessmentId
  readonly level: 'all' | 'region'
  readonly name: string
  readonly participants: number
  /** Works by primary score 0…M, rounded from the report's shares. */
  readonly scores: readonly number[]
  readonly fileName: string
}

/** The region's distribution where one was imported, else the country's. */
export async function loadWiderDistributions(tx: ReadTx, regionCode: string): Promise<WiderDistribution[]> {
  const kind: ReportKind = 'score-distribution'
  const rows = await tx
    .selectFrom('result_aggregate as a')
    .innerJoin('result_import as i', 'i.id', 'a.import_id')
    .select([
      'a.assessment_id',
      'a.group_level',
      'a.group_code',
      'a.group_name',
      'a.participants',
      'a.data',
      'i.file_name',
    ])
    .where('a.kind', '=', kind)
    .where('a.group_level', 'in', ['all', 'region'])
    .where('a.ended_by', 'is', null)
    .execute()
  const chosen = new Map<AssessmentId, WiderDistribution>()
  for (const row of rows) {
    const values = JSON.parse(row.data) as AggregateValues
    const level = row.group_level === 'region' ? 'region' : 'all'
    const foreign = level === 'region' && row.group_code !== regionCode
    if (values.kind !== 'score-distribution' || row.participants === null || foreign) continue
    if (level === 'all' && chosen.has(row.assessment_id)) continue
    const participants = row.participants
    chosen.set(row.assessment_id, {
      assessment: row.assessment_id,
      level,
      name: row.group_name,
      participants,
      scores: values.shares.map((share) => Math.round(share * participants)),
      fileName: row.file_name,
    })
  }
  return [...chosen.values()]
}
