import type { ReadTx } from '#db'
import { counted } from '#kernel/russian-text'
import type { PlanId, PlanMeasure, PlanMeasureId } from '#plan/model'
import type { SectionQuestion } from './report-section.ts'

type Asked = Pick<SectionQuestion, 'node' | 'rows'>

/**
 * Executions that a report speaks of: a school's own, whoever's plan they are of; those of the plans of an authority,
 * its own and its schools'. The caller says which of them. Rows are named one by one, so that the index of counts leads
 * straight to a state of a measure among half a million executions.
 */
export function executionsOf(tx: ReadTx, { node, rows }: Asked) {
  // No id is empty: a list without members is no list to either engine.
  const of = rows.length === 0 ? ['' as PlanMeasureId] : rows.map(({ measure }) => measure)
  const executions = tx.selectFrom('plan_execution as e').where('e.measure_id', 'in', of)
  return node.kind === 'school'
    ? executions.where('e.node_id', '=', node.id)
    : executions.where(
        'e.plan_id',
        'in',
        rows.length === 0 ? ['' as PlanId] : [...new Set(rows.map(({ plan }) => plan))],
      )
}

type Executions = ReturnType<typeof executionsOf>

/** A row of a plan in force, as reports name it. */
export interface PlanRow {
  readonly measure: PlanMeasureId
  readonly plan: PlanId
  readonly planTitle: string
  readonly number: string | null
  readonly text: string
}

export interface MeasureCount extends PlanRow {
  readonly executions: number
  readonly nodes: number
  /** Of the only one where there is only one. */
  readonly nodeName: string
  readonly first: string | null
  readonly last: string | null
}

/** Rows of plans in force that a node has executions of, plan by plan in the order of their rows. */
export async function planRows(tx: ReadTx, { node }: Pick<SectionQuestion, 'node'>): Promise<readonly PlanRow[]> {
  let query = tx
    .selectFrom('plan_measure as m')
    .innerJoin('plan as p', 'p.id', 'm.plan_id')
    .select(['m.id as measure', 'm.plan_id as plan', 'p.title as planTitle', 'm.number', 'm.text', 'm.origin'])
    .where('p.status', '=', 'in-force')
  query =
    node.kind === 'school'
      ? query.where('m.id', 'in', (eb) =>
          eb.selectFrom('plan_execution').select('measure_id').where('node_id', '=', node.id),
        )
      : query.where('p.node_id', '=', node.id).where('m.tracked', '=', 1)
  const rows = await query.orderBy('p.created_at').orderBy('m.plan_id').orderBy('m.position').execute()
  return rows.map(({ origin, ...row }) => ({
    ...row,
    number: markOf({ origin, number: row.number }),
    text: row.text.replace(/\s+/g, ' ').trim(),
  }))
}

/** The number of a row; a clause of the order says so. */
const markOf = ({ origin, number }: Pick<PlanMeasure, 'origin' | 'number'>): string | null =>
  origin === 'clause' && number !== null ? `п.\u00a0${number} приказа` : number

/** «СОШ № 6», «25 школ». */
export const whoWords = ({ nodes, nodeName }: Pick<MeasureCount, 'nodes' | 'nodeName'>): string =>
  nodes === 1 ? nodeName : counted(nodes, 'школа', 'школы', 'школ')

/** How many there are of each measure, in the order of the rows. */
export async function countByMeasure(
  tx: ReadTx,
  { rows }: Asked,
  executions: Executions,
): Promise<readonly MeasureCount[]> {
  const counts = await executions
    .select(({ fn }) => [
      'e.measure_id as measure',
      fn.countAll<number>().as('executions'),
      fn.count<number>('e.node_id').distinct().as('nodes'),
      fn.min('e.node_id').as('node'),
      fn.min('e.control_date').as('first'),
      fn.max('e.control_date').as('last'),
    ])
    .groupBy('e.measure_id')
    .execute()
  const names = await namesOf(
    tx,
    counts.filter(({ nodes }) => nodes === 1).map(({ node }) => node),
  )
  const byMeasure = new Map(counts.map((count) => [count.measure, count]))
  return rows.flatMap((row) => {
    const count = byMeasure.get(row.measure)
    if (count === undefined) return []
    const { executions: number, nodes, first, last, node } = count
    return [{ ...row, executions: number, nodes, first, last, nodeName: names.get(node) ?? '' }]
  })
}

export async function namesOf(
  tx: ReadTx,
  nodes: readonly SectionQuestion['node']['id'][],
): Promise<ReadonlyMap<SectionQuestion['node']['id'], string>> {
  if (nodes.length === 0) return new Map()
  const found = await tx
    .selectFrom('organisation_node')
    .select(['id', 'short_name'])
    .where('id', 'in', [...new Set(nodes)])
    .execute()
  return new Map(found.map(({ id, short_name }) => [id, short_name]))
}

export async function countExecutions(executions: Executions): Promise<number> {
  const { count } = await executions.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}
