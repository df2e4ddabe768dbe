import type { ReadTx } from '#db'
import { counted } from '#kernel/russian-text'
import type { PlanId, PlanMeasure, PlanMeasureId } from '#plan/model'
import type { SectionQuestion } from './report-section.ts'

/**
 * Executions that a report speaks of: a school's own, whoever's plan they are of; those of the plans of an authority,
 * its own and its schools'. The caller says which of them.
 */
export function executionsOf(tx: ReadTx, { node }: Pick<SectionQuestion, 'node'>) {
  const executions = tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .where('p.status', '=', 'in-force')
  return node.kind === 'school'
    ? executions.where('e.node_id', '=', node.id)
    : executions.where('e.plan_node_id', '=', node.id)
}

type Executions = ReturnType<typeof executionsOf>

export interface MeasureCount {
  readonly measure: PlanMeasureId
  readonly plan: PlanId
  readonly planTitle: string
  readonly number: string | null
  readonly text: string
  readonly executions: number
  readonly nodes: number
  /** Of the only one where there is only one. */
  readonly nodeName: string
  readonly first: string | null
  readonly last: string | null
}

/** The number of a row; a clause of the order says so. */
export const markOf = ({ origin, number }: Pick<PlanMeasure, 'origin' | 'number'>): string | null =>
  origin === 'clause' && number !== null ? `п.\u00a0${number} приказа` : number

/** «СОШ № 6», «25 школ». */
export const whoWords = ({ nodes, nodeName }: Pick<MeasureCount, 'nodes' | 'nodeName'>): string =>
  nodes === 1 ? nodeName : counted(nodes, 'школа', 'школы', 'школ')

/** How many there are of each measure, plan by plan in the order of their rows. */
export async function countByMeasure(executions: Executions): Promise<readonly MeasureCount[]> {
  const rows = await executions
    .select(({ fn }) => [
      'm.id as measure',
      'm.plan_id as plan',
      'p.title as planTitle',
      'm.number',
      'm.text',
      'm.origin',
      fn.countAll<number>().as('executions'),
      fn.count<number>('e.node_id').distinct().as('nodes'),
      fn.min('n.short_name').as('nodeName'),
      fn.min('e.control_date').as('first'),
      fn.max('e.control_date').as('last'),
    ])
    .groupBy(['m.id', 'm.plan_id', 'p.title', 'p.created_at', 'm.number', 'm.text', 'm.origin', 'm.position'])
    .orderBy('p.created_at')
    .orderBy('m.plan_id')
    .orderBy('m.position')
    .execute()
  return rows.map(({ origin, ...row }) => ({
    ...row,
    number: markOf({ origin, number: row.number }),
    text: row.text.replace(/\s+/g, ' ').trim(),
  }))
}

export async function countExecutions(executions: Executions): Promise<number> {
  const { count } = await executions.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}
