import type { PersonId, Role } from '#access/model'
import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import { getNode } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import { countGroups, type ExecutionGroup } from './count-groups.ts'
import { findInScope } from './find-executions.ts'
import type { ListScope } from './list-scope.ts'
import { type ExecutionState, isOpenState, type ListedExecution, soonDays, type Today } from './model.ts'
import { ownedBy } from './owned-by.ts'
import { listedExecution, selectExecutions } from './select-executions.ts'
import { sumByMeasure } from './sum-by-measure.ts'

export interface TodayQuestion {
  readonly node: NodeId
  readonly today: IsoDate
  /** Leaves out what another person was named for. */
  readonly person?: PersonId
  /** Of what nobody was named for, only what these roles answer for; all of it where they are left out. */
  readonly roles?: readonly Role[]
  /** How many of each list. */
  readonly limit: number
}

/** What the people of a node owe and decide now, by plans in force: the most urgent first. */
export async function todayFor(tx: ReadTx, question: TodayQuestion): Promise<Today> {
  const node = await getNode(tx, question.node)
  if (node === undefined) return nothing
  const { today, limit } = question
  const unfinished = ['not-started', 'in-work'] as const
  const late = await listOwed(tx, question, { states: unfinished, before: today })
  const soon = await listOwed(tx, question, {
    states: unfinished,
    from: today,
    before: addDays(today, soonDays + 1),
  })
  const returned = await listOwed(tx, question, { states: ['returned'] })
  const own = { late: late.rows, soon: soon.rows, returned: returned.rows }
  const totals = { late: late.total, soon: soon.total, returned: returned.total }
  const scope = await ownPlans(tx, node)
  const toDecide = await findInScope(tx, scope, { filter: { states: ['submitted'] }, today, limit })
  const groups = await countGroups(tx, scope)
  const toDecideBy = await sumByMeasure(tx, { groups: groups.filter(({ state }) => state === 'submitted'), limit })
  const decided = { toDecide: toDecide.rows, toDecideBy, totals: { ...totals, toDecide: toDecide.total } }
  // What a school planned for itself is accepted inside it; nobody stands below it.
  if (node.kind === 'school') return { ...nothing, ...own, ...decided }
  const isLate = ({ state, controlDate }: ExecutionGroup): boolean =>
    isOpenState(state) && controlDate !== null && controlDate < today
  return {
    ...own,
    ...decided,
    lateInSchools: await sumByMeasure(tx, { groups: groups.filter(isLate), onlySchools: true, limit }),
  }
}

const nothing: Today = {
  late: [],
  soon: [],
  returned: [],
  toDecide: [],
  toDecideBy: [],
  lateInSchools: [],
  totals: { late: 0, soon: 0, returned: 0, toDecide: 0 },
}

/** Plans whose executions are accepted here. */
async function ownPlans(tx: ReadTx, node: OrganisationNode): Promise<ListScope> {
  const rows = await tx
    .selectFrom('plan')
    .select('id')
    .where('node_id', '=', node.id)
    .where('status', '=', 'in-force')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return { node, whole: rows.map(({ id }) => id), part: [] }
}

interface Wanted {
  readonly states: readonly ExecutionState[]
  readonly from?: IsoDate
  readonly before?: IsoDate
}

async function listOwed(
  tx: ReadTx,
  { node, limit, person, roles }: TodayQuestion,
  wanted: Wanted,
): Promise<{ readonly rows: readonly ListedExecution[]; readonly total: number }> {
  let query = selectExecutions(tx)
    .where('p.status', '=', 'in-force')
    .where('e.node_id', '=', node)
    .where('e.state', 'in', wanted.states)
  if (wanted.from !== undefined) query = query.where('e.control_date', '>=', wanted.from)
  if (wanted.before !== undefined) query = query.where('e.control_date', '<', wanted.before)
  if (person !== undefined) {
    const own = { person, nodes: [node], ...(roles === undefined ? {} : { roles }) }
    query = query.where((eb) => ownedBy(eb, own))
  }
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

function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
