import type { PersonId } from '#access/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { type ExecutionState, type ListedExecution, openStates, type Today } from './model.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'

export interface TodayQuestion {
  readonly node: NodeId
  readonly today: IsoDate
  /** Leaves out what has another person for its owner. */
  readonly person?: PersonId
  /** How many of each list. */
  readonly limit: number
}

const soonDays = 14

/** What the people of a node owe and decide now, by plans in force: the most urgent first. */
export async function todayFor(tx: ReadTx, question: TodayQuestion): Promise<Today> {
  const node = await getNode(tx, question.node)
  if (node === undefined) return nothing
  const { today } = question
  const horizon = addDays(today, soonDays)
  const owed = { node: node.id, states: ['not-started', 'in-work'] } as const
  const late = await listOf(tx, question, { ...owed, before: today })
  const soon = await listOf(tx, question, { ...owed, from: today, before: addDays(horizon, 1) })
  const returned = await listOf(tx, question, { node: node.id, states: ['returned'] })
  if (node.kind === 'school') {
    const totals = { late: late.total, soon: soon.total, returned: returned.total, toDecide: 0 }
    return { late: late.rows, soon: soon.rows, returned: returned.rows, toDecide: [], lateInSchools: [], totals }
  }
  const toDecide = await listOf(tx, question, { planNode: node.id, states: ['submitted'] })
  return {
    late: late.rows,
    soon: soon.rows,
    returned: returned.rows,
    toDecide: toDecide.rows,
    lateInSchools: await listLateInSchools(tx, question),
    totals: { late: late.total, soon: soon.total, returned: returned.total, toDecide: toDecide.total },
  }
}

const nothing: Today = {
  late: [],
  soon: [],
  returned: [],
  toDecide: [],
  lateInSchools: [],
  totals: { late: 0, soon: 0, returned: 0, toDecide: 0 },
}

interface Wanted {
  readonly node?: NodeId
  readonly planNode?: NodeId
  readonly states: readonly ExecutionState[]
  readonly from?: IsoDate
  readonly before?: IsoDate
}

async function listOf(
  tx: ReadTx,
  { limit, person }: TodayQuestion,
  wanted: Wanted,
): Promise<{ readonly rows: readonly ListedExecution[]; readonly total: number }> {
  let query = selectExecutions(tx).where('p.status', '=', 'in-force').where('e.state', 'in', wanted.states)
  if (wanted.node !== undefined) {
    query = query.where('e.node_id', '=', wanted.node)
    // What waits for a decision is everybody's who may decide.
    if (person !== undefined) {
      query = query.where((eb) => eb.or([eb('e.owner_id', 'is', null), eb('e.owner_id', '=', person)]))
    }
  }
  if (wanted.planNode !== undefined) query = query.where('e.plan_node_id', '=', wanted.planNode)
  if (wanted.from !== undefined) query = query.where('e.control_date', '>=', wanted.from)
  if (wanted.before !== undefined) query = query.where('e.control_date', '<', wanted.before)
  const { total } = await query
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  if (total === 0) return { rows: [], total }
  const rows = await query
    .orderBy('e.control_date', (order) => order.asc().nullsLast())
    .orderBy('m.position')
    .orderBy('n.sort_key')
    .orderBy('e.id')
    .limit(limit)
    .execute()
  return { rows: rows.map(listedExecution), total }
}

async function listLateInSchools(tx: ReadTx, { node, today, limit }: TodayQuestion): Promise<Today['lateInSchools']> {
  return tx
    .selectFrom('plan_execution as e')
    .innerJoin('plan as p', 'p.id', 'e.plan_id')
    .innerJoin('plan_measure as m', 'm.id', 'e.measure_id')
    .select(({ fn }) => [
      'm.id as measure',
      'm.plan_id as plan',
      'm.number',
      'm.text',
      fn.count<number>('e.node_id').distinct().as('schools'),
      fn.min('e.control_date').$notNull().as('oldest'),
    ])
    .where('e.plan_node_id', '=', node)
    .where('p.status', '=', 'in-force')
    .where('e.state', 'in', openStates)
    .where('e.control_date', '<', today)
    .where('e.node_id', '!=', node)
    .groupBy(['m.id', 'm.plan_id', 'm.number', 'm.text', 'm.position'])
    .orderBy('oldest')
    .orderBy('m.position')
    .limit(limit)
    .execute()
}

function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
