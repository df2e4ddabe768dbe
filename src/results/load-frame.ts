import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listAncestors, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessment } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import type { AnalysisQuestion } from './analysis-model.ts'
import { type LoadedAggregate, loadAggregates } from './load-aggregates.ts'
import { decodeCounts } from './cell-row.ts'
import type { CellCounts, ReportKind } from './model.ts'
import './tables.ts'

/** One class of one school as an analysis sees it. */
export interface FrameCell {
  readonly school: NodeId
  readonly schoolName: string
  readonly municipality: NodeId
  readonly municipalityName: string
  /** Path of the school, to tell what the viewer may see. */
  readonly path: string
  readonly classLabel: string
  readonly counts: CellCounts
}

/** Everything an analysis of one assessment is made from: all is loaded, nothing is computed yet. */
export interface AnalysisFrame {
  readonly question: AnalysisQuestion
  readonly assessment: Assessment
  readonly node: OrganisationNode
  readonly region: OrganisationNode | 'none'
  /** Cells of the region where a region is asked, else of the municipality, the siblings of a school among them. */
  readonly cells: readonly FrameCell[]
  /** Schools of the node in the order of their names, for lines of reports that name a school. */
  readonly schools: readonly OrganisationNode[]
  /** Lines of imported reports of the kinds asked for. */
  readonly aggregates: readonly LoadedAggregate[]
}

/** Whether the cells carry the counts of the tasks. */
export type FrameDetail = 'totals' | 'tasks'

export async function loadFrame(
  tx: ReadTx,
  question: AnalysisQuestion,
  reports: readonly ReportKind[],
  detail: FrameDetail = 'totals',
): Promise<AnalysisFrame> {
  const node = await getNode(tx, question.node)
  assert(node !== undefined, `loadFrame: node must be in the tree, got ${question.node}`)
  const assessment = await loadAssessment(tx, question.assessment)
  assert(assessment !== undefined, `loadFrame: assessment must be in the store, got ${question.assessment}`)
  const ancestors = await listAncestors(tx, node.path)
  const within =
    node.kind === 'school' ? (ancestors.find((ancestor) => ancestor.kind === 'municipality') ?? node) : node
  return {
    question,
    assessment,
    node,
    region: ancestors.find((ancestor) => ancestor.kind === 'region') ?? 'none',
    cells: await loadCells(tx, assessment.id, within, detail),
    schools: reports.length === 0 ? [] : await listSubtree(tx, node.path, 'school'),
    aggregates: await loadAggregates(tx, assessment.id, reports),
  }
}

async function loadCells(
  tx: ReadTx,
  assessment: AssessmentId,
  within: OrganisationNode,
  detail: FrameDetail,
): Promise<FrameCell[]> {
  let query = tx
    .selectFrom('result_cell as c')
    .innerJoin('organisation_node as s', 's.id', 'c.school_id')
    .innerJoin('organisation_node as m', 'm.id', 'c.municipality_id')
    .select(['c.school_id', 'c.municipality_id', 'c.class_label', 'c.counts', 's.path'])
    .select(['s.short_name as school_name', 'm.short_name as municipality_name'])
    .where('c.assessment_id', '=', assessment)
    .orderBy('m.sort_key')
    .orderBy('s.sort_key')
    .orderBy('c.school_id')
  query =
    within.kind === 'municipality'
      ? query.where('c.municipality_id', '=', within.id)
      : query.where('s.path', 'like', `${within.path}%`)
  // Counts of tasks are ten times the rest: a table of a whole region opens them only where it shows tasks.
  const rows: StoredCell[] = detail === 'tasks' ? await query.select('c.task_counts').execute() : await query.execute()
  return rows.map((row) => ({
    school: row.school_id,
    schoolName: row.school_name,
    municipality: row.municipality_id,
    municipalityName: row.municipality_name,
    path: row.path,
    classLabel: row.class_label,
    counts: decodeCounts(row),
  }))
}

interface StoredCell {
  readonly school_id: NodeId
  readonly school_name: string
  readonly municipality_id: NodeId
  readonly municipality_name: string
  readonly path: string
  readonly class_label: string
  readonly counts: string
  readonly task_counts?: string
}
