import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import type { PersonId } from '#access/model'
import type { ListScope } from './list-scope.ts'
import type { ExecutionState, OwnWork, PlanId, PlanMeasureId } from './model.ts'
import { ownedBy } from './owned-by.ts'
import './tables.ts'

/** How many executions of one measure stand in one state with one date of control. */
export interface ExecutionGroup {
  readonly plan: PlanId
  readonly measure: PlanMeasureId
  readonly controlDate: IsoDate | null
  /** Without a date because an event has none. */
  readonly waits: boolean
  readonly state: ExecutionState
  readonly count: number
}

export interface GroupNarrowing {
  readonly measures?: readonly PlanMeasureId[]
  readonly nodes?: readonly NodeId[]
  readonly owner?: PersonId | 'nobody' | OwnWork
}

/**
 * Every group of a scope, in no order. Where nobody in particular is asked for, they are read from the counts that the
 * store keeps; otherwise the rows of those who are asked for are counted, which are few.
 */
export async function countGroups(
  tx: ReadTx,
  scope: ListScope,
  { measures, nodes, owner }: GroupNarrowing = {},
): Promise<readonly ExecutionGroup[]> {
  if (measures?.length === 0 || nodes?.length === 0) return []
  const byTally = nodes === undefined && (owner === undefined || owner === 'nobody')
  const tallied = byTally ? await readTally(tx, scope.whole, measures) : []
  const counted = await countRows(tx, scope, byTally ? scope.part : [...scope.whole, ...scope.part], {
    ...(measures === undefined ? {} : { measures }),
    ...(nodes === undefined ? {} : { nodes }),
    ...(owner === undefined ? {} : { owner }),
  })
  if (!byTally || owner === undefined) return [...tallied, ...counted]
  const owned = await countRows(tx, scope, scope.whole, {
    ...(measures === undefined ? {} : { measures }),
    owner: 'anybody',
  })
  return [...without(tallied, owned), ...counted]
}

async function readTally(
  tx: ReadTx,
  plans: readonly PlanId[],
  measures: readonly PlanMeasureId[] | undefined,
): Promise<readonly ExecutionGroup[]> {
  if (plans.length === 0) return []
  let query = tx.selectFrom('plan_tally').selectAll().where('plan_id', 'in', plans).where('executions', '>', 0)
  if (measures !== undefined) query = query.where('measure_id', 'in', measures)
  return (await query.execute()).map((row) => ({
    plan: row.plan_id,
    measure: row.measure_id,
    controlDate: row.control_date === '' ? null : row.control_date,
    waits: row.waits === 1,
    state: row.state,
    count: row.executions,
  }))
}

async function countRows(
  tx: ReadTx,
  { node }: ListScope,
  plans: readonly PlanId[],
  {
    measures,
    nodes,
    owner,
  }: Omit<GroupNarrowing, 'owner'> & { readonly owner?: PersonId | 'nobody' | 'anybody' | OwnWork },
): Promise<readonly ExecutionGroup[]> {
  if (plans.length === 0) return []
  let query = tx
    .selectFrom('plan_execution as e')
    .select(({ fn, eb }) => [
      'e.plan_id',
      'e.measure_id',
      'e.control_date',
      'e.state',
      eb
        .case()
        .when(eb.and([eb('e.control_date', 'is', null), eb('e.waits_for', 'is not', null)]))
        .then(1)
        .else(0)
        .end()
        .as('waits'),
      fn.countAll<number>().as('count'),
    ])
    .where('e.plan_id', 'in', plans)
    .groupBy(['e.plan_id', 'e.measure_id', 'e.control_date', 'e.state', 'waits'])
  if (measures !== undefined) query = query.where('e.measure_id', 'in', measures)
  if (nodes !== undefined) query = query.where('e.node_id', 'in', nodes)
  if (node.kind === 'school') query = query.where('e.node_id', '=', node.id)
  else {
    query = query.where('e.node_id', 'in', (eb) =>
      eb.selectFrom('organisation_node as n').select('n.id').where('n.path', 'like', `${node.path}%`),
    )
  }
  if (owner === 'anybody') query = query.where('e.owner_id', 'is not', null)
  else if (owner !== undefined) query = query.where((eb) => ownedBy(eb, owner))
  return (await query.execute()).map((row) => ({
    plan: row.plan_id,
    measure: row.measure_id,
    controlDate: row.control_date,
    waits: row.waits === 1,
    state: row.state,
    count: row.count,
  }))
}

const keyOf = (group: ExecutionGroup): string =>
  [group.measure, group.controlDate ?? '', group.waits, group.state].join(' ')

function without(all: readonly ExecutionGroup[], taken: readonly ExecutionGroup[]): ExecutionGroup[] {
  const counts = new Map(taken.map((group) => [keyOf(group), group.count]))
  return all
    .map((group) => ({ ...group, count: group.count - (counts.get(keyOf(group)) ?? 0) }))
    .filter(({ count }) => count > 0)
}
