import type { ReadTx } from '#db'
import type { IsoDate } from '#kernel/clock'
import type { NodeId } from '#organisations/model'
import { type MeasureItem, openStates, type PlanId, type PlanMeasureId } from '#plan/model'
import type { ReminderExecution, ReminderPerson } from './model.ts'

export interface ExecutionQuestion {
  readonly from: IsoDate
  readonly until: IsoDate
  /** Only what this person may be told of; everything where it is left out. */
  readonly about?: ReminderPerson
}

/** Open executions of plans in force whose control date lies between these days, the earliest first. */
export async function loadExecutions(tx: ReadTx, question: ExecutionQuestion): Promise<readonly ReminderExecution[]> {
  const plans = (await tx.selectFrom('plan').select('id').where('status', '=', 'in-force').execute()).map(
    ({ id }) => id,
  )
  if (plans.length === 0) return []
  const { about } = question
  const rows =
    about === undefined
      ? await selectOpen(tx, plans, question).execute()
      : await rowsAbout(selectOpen(tx, plans, question), await nodesOf(tx, about), about)
  const words = await measureWordsOf(tx, [...new Set(rows.map((row) => row.plan))])
  return rows.map(({ item, ...row }) => ({ ...row, ...words(row.measure, item) }))
}

function selectOpen(tx: ReadTx, plans: readonly PlanId[], { from, until }: ExecutionQuestion) {
  return tx
    .selectFrom('plan_execution as e')
    .innerJoin('organisation_node as n', 'n.id', 'e.node_id')
    .innerJoin('organisation_node as body', 'body.id', 'e.plan_node_id')
    .select([
      'e.id',
      'e.plan_id as plan',
      'e.measure_id as measure',
      'e.item',
      'e.owner_role as ownerRole',
      'e.owner_id as owner',
      'n.path as nodePath',
      'n.short_name as nodeName',
      'body.path as planPath',
    ])
    .select((eb) => eb.ref('e.control_date').$notNull().as('controlDate'))
    .where('e.plan_id', 'in', plans)
    .where('e.state', 'in', openStates)
    .where('e.control_date', '>=', from)
    .where('e.control_date', '<=', until)
    .orderBy('e.control_date')
    .orderBy('e.id')
}

/** A school's few nodes are found by the index of nodes, a municipality's thousand by the window of days. */
const fewNodes = 50

async function nodesOf(tx: ReadTx, { grants }: ReminderPerson): Promise<readonly NodeId[]> {
  const rows = await tx
    .selectFrom('organisation_node')
    .select('id')
    .where((eb) => eb.or(grants.map(({ nodePath }) => eb('path', 'like', `${nodePath}%`))))
    .execute()
  return rows.map(({ id }) => id)
}

async function rowsAbout(
  open: ReturnType<typeof selectOpen>,
  nodes: readonly NodeId[],
  { id, grants }: ReminderPerson,
): Promise<Awaited<ReturnType<ReturnType<typeof selectOpen>['execute']>>> {
  const there =
    nodes.length <= fewNodes
      ? open.where('e.node_id', 'in', nodes)
      : open.where((eb) => eb.or(grants.map(({ nodePath }) => eb('n.path', 'like', `${nodePath}%`))))
  const atNodes = await there.execute()
  const byName = await open.where('e.owner_id', '=', id).execute()
  const known = new Set(atNodes.map((row) => row.id))
  return [...atNodes, ...byName.filter((row) => !known.has(row.id))]
}

/** Words of a few hundred measures are read once, not with each of their thousands of executions. */
export async function measureWordsOf(tx: ReadTx, plans: readonly PlanId[]) {
  const rows =
    plans.length === 0
      ? []
      : await tx
          .selectFrom('plan_measure')
          .select(['id', 'number', 'text', 'items'])
          .where('plan_id', 'in', plans)
          .execute()
  const measures = new Map(
    rows.map(({ id, number, text, items }) => [
      id,
      { number, text, items: JSON.parse(items) as readonly MeasureItem[] },
    ]),
  )
  return (id: PlanMeasureId, item: number | null): Pick<ReminderExecution, 'number' | 'text'> => {
    const measure = measures.get(id)
    const own = item === null ? undefined : measure?.items[item]?.text
    return { number: measure?.number ?? null, text: own ?? measure?.text ?? '' }
  }
}
