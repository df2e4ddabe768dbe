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
}

/** Which school has data for which assessment of the year; assessments that nobody in the node has are not asked for. */
export async function analyseCompleteness(tx: ReadTx, question: CompletenessQuestion): Promise<Completeness> {
  const node = await getNode(tx, question.node)
  assert(node !== undefined, `analyseCompleteness: node must be in the tree, got ${question.node}`)
  const schools = await listSubtree(tx, node.path, 'school')
  const { procedure, year } = question
  const asked = await loadAssessments(tx, { procedure, year })
  const present = await presentCells(
    tx,
    node,
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
    return hideSmall(cells, schools, question.shield)
  })
  const rows = schools.map((school, index) => ({
    school: school.id,
    name: school.shortName,
    cells: columns.map((column) => column[index]!),
  }))
  return {
    filter: [procedure, year, node.shortName].join(' · '),
    assessments,
    rows,
    schools: schools.length,
    missing: columns.flat().filter((cell) => cell.state === 'missing').length,
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
  node: OrganisationNode,
  assessments: readonly AssessmentId[],
): Promise<Map<AssessmentId, Map<NodeId, CompletenessCell>>> {
  const found = new Map<AssessmentId, Map<NodeId, CompletenessCell>>()
  if (assessments.length === 0) return found
  const rows = await tx
    .selectFrom('result_cell as c')
    .innerJoin('organisation_node as s', 's.id', 'c.school_id')
    .select(['c.assessment_id', 'c.school_id'])
    .select(({ fn }) => [
      fn.countAll<number>().as('classes'),
      fn.sum<number>('c.works').as('works'),
      fn.sum<number>('c.absent').as('absent'),
      fn.sum<number>('c.register_none').as('without_register'),
    ])
    .where('c.assessment_id', 'in', assessments)
    .where('s.path', 'like', `${node.path}%`)
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
