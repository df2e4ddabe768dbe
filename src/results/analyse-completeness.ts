import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode, listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { AssessmentId, ProcedureKind } from '#procedures/model'
import type { Completeness, CompletenessCell, ShieldRule } from './analysis-model.ts'
import { isOpen } from './gather-groups.ts'
import { shieldGroups } from './shield-groups.ts'
import './tables.ts'

export interface CompletenessQuestion {
  readonly node: NodeId
  readonly procedure: ProcedureKind
  readonly year: number
  readonly shield: ShieldRule
  /** Some of the schools, in the order of their names; all where absent. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** Which school has data for which assessment of the year; assessments that none of them has are not asked for. */
export async function analyseCompleteness(tx: ReadTx, question: CompletenessQuestion): Promise<Completeness> {
  const node = await getNode(tx, question.node)
  assert(node !== undefined, `analyseCompleteness: node must be in the tree, got ${question.node}`)
  const all = await listSubtree(tx, node.path, 'school')
  const { procedure, year, page, shield } = question
  const shown = page === undefined ? all : all.slice(page.offset, page.offset + page.limit)
  // What is hidden depends on every school that is not open to the viewer.
  const schools = all.every(({ path }) => isOpen(shield, path)) ? shown : all
  const asked = await loadAssessments(tx, { procedure, year })
  const present = await presentCells(
    tx,
    schools,
    asked.map((assessment) => assessment.id),
  )
  const reported = await reportedSchools(
    tx,
    asked.map((assessment) => assessment.id),
  )
  const assessments = asked.filter(
    ({ id }) => present.has(id) || schools.some((school) => reported.has(pairKey(id, school.code))),
  )
  const columns = assessments.map(({ id }) => {
    const cells = schools.map((school): CompletenessCell => {
      const cell = present.get(id)?.get(school.id)
      if (cell !== undefined) return cell
      return { state: reported.has(pairKey(id, school.code)) ? 'report-only' : 'missing' }
    })
    return hideSmall(cells, schools, shield)
  })
  const first = schools === all ? (page?.offset ?? 0) : 0
  const rows = shown.map((school, index) => ({
    school: school.id,
    name: school.shortName,
    cells: columns.map((column) => column[first + index]!),
  }))
  return {
    filter: [procedure, year, node.shortName].join(' · '),
    assessments,
    rows,
    schools: all.length,
    missing: rows.flatMap(({ cells }) => cells).filter((cell) => cell.state === 'missing').length,
  }
}

function hideSmall(
  cells: readonly CompletenessCell[],
  schools: readonly OrganisationNode[],
  shield: ShieldRule,
): CompletenessCell[] {
  const sized = cells.map((cell, index) => ({
    size: cell.state === 'present' ? cell.works : 0,
    open: isOpen(shield, schools[index]!.path),
  }))
  const { hidden } = shieldGroups(sized, shield.threshold)
  return cells.map((cell, index) => (hidden[index] === true ? { state: 'hidden' } : cell))
}

async function presentCells(
  tx: ReadTx,
  schools: readonly OrganisationNode[],
  assessments: readonly AssessmentId[],
): Promise<Map<AssessmentId, Map<NodeId, CompletenessCell>>> {
  const found = new Map<AssessmentId, Map<NodeId, CompletenessCell>>()
  if (assessments.length === 0 || schools.length === 0) return found
  // Asked by school, an index holds all of this; asked by assessment, every fat row would be opened.
  const rows = await tx
    .selectFrom('result_cell as c')
    .select(['c.assessment_id', 'c.school_id'])
    .select(({ fn }) => [
      fn.countAll<number>().as('classes'),
      fn.sum<number>('c.works').as('works'),
      fn.sum<number>('c.absent').as('absent'),
      fn.sum<number>('c.register_none').as('without_register'),
    ])
    .where(
      'c.school_id',
      'in',
      schools.map((school) => school.id),
    )
    .where('c.assessment_id', 'in', assessments)
    .groupBy(['c.assessment_id', 'c.school_id'])
    .execute()
  for (const row of rows) {
    const bySchool = found.get(row.assessment_id) ?? new Map<NodeId, CompletenessCell>()
    found.set(row.assessment_id, bySchool)
    bySchool.set(row.school_id, {
      state: 'present',
      classes: row.classes,
      works: row.works,
      absent: row.absent,
      absentShare: row.absent / Math.max(1, row.works + row.absent),
      withoutRegister: row.without_register,
    })
  }
  return found
}

async function reportedSchools(tx: ReadTx, assessments: readonly AssessmentId[]): Promise<Set<string>> {
  if (assessments.length === 0) return new Set()
  const rows = await tx
    .selectFrom('result_aggregate')
    .select(['assessment_id', 'group_code'])
    .distinct()
    .where('assessment_id', 'in', assessments)
    .where('group_level', '=', 'school')
    .where('ended_by', 'is', null)
    .execute()
  return new Set(rows.map((row) => pairKey(row.assessment_id, row.group_code)))
}

function pairKey(assessment: AssessmentId, school: string): string {
  return `${assessment} ${school}`
}
