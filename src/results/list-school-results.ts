import type { ReadTx } from '#db'
import { assert } from '#kernel/assert'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import type { AssessmentId } from '#procedures/model'
import type { SchoolResultsFigures, SchoolResultsPage, SchoolResultsRow, ShieldRule } from './analysis-model.ts'
import { ratesOf } from './analyse-marks.ts'
import { isOpen } from './gather-groups.ts'
import { shieldGroups } from './shield-groups.ts'
import './tables.ts'

export interface SchoolResultsQuestion {
  readonly node: NodeId
  /** All assessments of the year, or the one named. */
  readonly year: number
  readonly assessment?: AssessmentId
  readonly offset: number
  readonly limit: number
  readonly shield: ShieldRule
}

/** Schools of a municipality or region in the order of their names (never of their results), with sums over the year. */
export async function listSchoolResults(tx: ReadTx, question: SchoolResultsQuestion): Promise<SchoolResultsPage> {
  const node = await getNode(tx, question.node)
  assert(node !== undefined, `listSchoolResults: node must be in the tree, got ${question.node}`)
  const { total } = await schoolsOf(tx, node)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const schools = await schoolsOf(tx, node)
    .select(['id', 'parent_id', 'short_name', 'path'])
    .orderBy('sort_key')
    .orderBy('id')
    .limit(question.limit)
    .offset(question.offset)
    .execute()
  const filter = [question.year, node.shortName].join(' · ')
  if (schools.length === 0) return { filter, total, rows: [] }
  const assessments = await assessmentsOf(tx, question)
  const sums = await sumsBySchool(
    tx,
    schools.map((school) => school.id),
    assessments,
  )
  const sized = schools.map(({ id, path }) => ({ size: sums.get(id)?.works ?? 0, open: isOpen(question.shield, path) }))
  const { hidden } = shieldGroups(sized, question.shield.threshold)
  const rows = schools.map(({ id, parent_id, short_name }, index): SchoolResultsRow => {
    const row = sums.get(id)
    const figures = row === undefined ? 'none' : hidden[index] === true ? 'hidden' : figuresOf(row)
    return {
      school: id,
      name: short_name,
      municipality: parent_id ?? node.id,
      assessments: row?.assessments ?? 0,
      figures,
    }
  })
  return { filter, total, rows }
}

function schoolsOf(tx: ReadTx, node: OrganisationNode) {
  const schools = tx.selectFrom('organisation_node').where('kind', '=', 'school').where('merged_into', 'is', null)
  return node.kind === 'municipality'
    ? schools.where('parent_id', '=', node.id)
    : schools.where('path', 'like', `${node.path}%`)
}

async function assessmentsOf(tx: ReadTx, { year, assessment }: SchoolResultsQuestion): Promise<AssessmentId[]> {
  if (assessment !== undefined) return [assessment]
  return (await loadAssessments(tx, { year })).map(({ id }) => id)
}

interface SchoolSums {
  readonly school_id: NodeId
  readonly assessments: number
  readonly works: number
  readonly absent: number
  readonly two: number
  readonly three: number
  readonly four: number
  readonly five: number
  readonly lower: number
  readonly equal: number
  readonly higher: number
}

/** From whole columns only: no JSON is opened for a list. */
async function sumsBySchool(
  tx: ReadTx,
  schools: readonly NodeId[],
  assessments: readonly AssessmentId[],
): Promise<Map<NodeId, SchoolSums>> {
  if (assessments.length === 0) return new Map()
  const rows: SchoolSums[] = await tx
    .selectFrom('result_cell')
    .select('school_id')
    .select(({ fn }) => [
      fn.count<number>('assessment_id').distinct().as('assessments'),
      fn.sum<number>('works').as('works'),
      fn.sum<number>('absent').as('absent'),
      fn.sum<number>('mark_2').as('two'),
      fn.sum<number>('mark_3').as('three'),
      fn.sum<number>('mark_4').as('four'),
      fn.sum<number>('mark_5').as('five'),
      fn.sum<number>('register_lower').as('lower'),
      fn.sum<number>('register_equal').as('equal'),
      fn.sum<number>('register_higher').as('higher'),
    ])
    .where('school_id', 'in', schools)
    .where('assessment_id', 'in', assessments)
    .groupBy('school_id')
    .execute()
  return new Map(rows.map((row) => [row.school_id, row]))
}

function figuresOf(sums: SchoolSums): SchoolResultsFigures | 'none' {
  const marked = sums.two + sums.three + sums.four + sums.five
  if (marked === 0) return 'none'
  const { shares, success, quality } = ratesOf([
    sums.two / marked,
    sums.three / marked,
    sums.four / marked,
    sums.five / marked,
  ])
  const compared = sums.lower + sums.equal + sums.higher
  const register =
    compared === 0
      ? 'none'
      : { lower: sums.lower / compared, equal: sums.equal / compared, higher: sums.higher / compared }
  return { works: sums.works, absent: sums.absent, shares, success, quality, register }
}
